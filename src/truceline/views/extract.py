"""A ledger at one moment, as files are made of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from truceline.model import Drop, Judgement
from truceline.store import Store
from truceline.views.articles import ArticleRow, article_row
from truceline.views.crosswalk import Crosswalk
from truceline.views.shown import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What is shown, and what exports tell beside it: the articles, what was left out, and what people decided.

    `articles` stand by id. `shown` gives ceasefires, claims, conflicts and how ceasefires stand to one another (`Shown`). As of a day the articles are those published
    by then; what was left out, and the judgements, are told whole. `ids` are those of other lists, as far as they were handed in.
    """

    shown: Shown
    articles: tuple[ArticleRow, ...] = ()
    drops: tuple[Drop, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    ids: Crosswalk = field(default_factory=Crosswalk)


def extract(store: Store, shown: Shown) -> Extract:
    """The ledger in this store, as of the moment that is shown."""
    lineages = store.lineages()
    documents = store.documents() if shown.as_of is None else store.evidence(until=shown.as_of).documents
    return Extract(
        shown=shown,
        articles=tuple(
            article_row(one, lineages.get(one.id)) for one in sorted(documents, key=lambda one: one.id)
        ),
        drops=store.drops(),
        judgements=store.judgements(),
    )
