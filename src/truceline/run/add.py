"""Adds articles to a ledger: safe to repeat, to interrupt, and to run twice at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from truceline.model import Coded, Drop, RawArticle
from truceline.pipeline import Annotate
from truceline.run.batches import groups
from truceline.run.coding import code_articles
from truceline.run.course import Course
from truceline.run.report import Hearing, Progress, Report, Tally
from truceline.run.searched import Search, Searched
from truceline.run.settle import Derive, settle
from truceline.store import Store
from truceline.views import derive

BATCH = 64


def add_articles(  # noqa: PLR0913  # all but the first two are options
    store: Store,
    articles: Iterable[RawArticle | Drop],
    *,
    annotate: Annotate,
    batch: int = BATCH,
    derive: Derive = derive,
    progress: Progress | None = None,
    hear: Hearing | None = None,
    search: Search | None = None,
    again: bool = False,
) -> Report:
    """Codes the articles that the ledger does not hold yet and stores each batch at once with all that came of it.

    An article is in the ledger with all of its claims or not at all. At the end, unless nothing has changed, documents
    of which the others now tell the day are read anew, and the ceasefires are derived; a run that was ended before
    leaves that to the next one. What the run met is kept with each batch; `search` tells what it was to read. Articles that
    were given up before, since they harmed the process that read them, are tried once more with `again`.
    """
    heard = hear or _pass_over
    tally = Tally(before=store.count_ceasefires())
    searched = Searched(store, search or Search())
    course = Course(searched.run)
    for group in groups(articles, batch):
        _add_batch(store, group, annotate, tally, heard, searched, again=again)
        course.batch(tally.report())
        if progress is not None:
            progress(tally.report())
    for drop in settle(store, annotate, batch=batch, derive=derive):
        tally.drop(drop)
        heard(drop)
    searched.end()
    report = tally.report(after=store.count_ceasefires())
    course.end(report)
    return report


def _add_batch(  # noqa: PLR0913  # private; each is used once
    store: Store,
    group: Sequence[RawArticle | Drop],
    annotate: Annotate,
    tally: Tally,
    hear: Hearing,
    searched: Searched,
    *,
    again: bool,
) -> None:
    articles = [one for one in group if isinstance(one, RawArticle)]
    known = store.known((article.id for article in articles), again=again)
    new: dict[str, RawArticle] = {}
    for article in articles:
        if article.id not in known:
            new.setdefault(
                article.id, article
            )  # of two that are the same, the first: however they are batched
    held = [article for article in articles if new.get(article.id) is not article]
    tally.know(len(held))
    drops = [one for one in group if isinstance(one, Drop)]
    made = list(code_articles([*new.values(), *drops], annotate, batch=len(group)))
    coded = [one for one in made if isinstance(one, Coded)]
    noting = searched.batch(held, coded, drops, store.days(article.id for article in held))
    tally.new += store.save(coded, drops, noting=noting).articles
    for one in made:
        tally.count(one)
    for heard in (*held, *made):
        hear(heard)


def _pass_over(_: Coded | RawArticle | Drop) -> None:
    """Takes note of nothing."""
