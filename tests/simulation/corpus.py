"""The whole: a hidden truth and the news of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from random import Random

from simulation.article import Article
from simulation.news import Press
from simulation.settings import Settings
from simulation.telling import Mention, World
from simulation.truth import Truce
from simulation.wars import make_truces, make_wars
from truceline.model import Claim, Document


@dataclass(frozen=True, kw_only=True)  # no slots: what is derived once is kept
class Corpus:
    """Articles in the order of publication, with the truces that they tell of."""

    truces: dict[str, Truce]
    articles: tuple[Article, ...]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims."""
        return tuple(claim for article in self.articles for claim in article.claims)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All documents."""
        return tuple(article.document for article in self.articles)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """What each article says of each truce."""
        return tuple(mention for article in self.articles for mention in article.mentions)

    @cached_property
    def truth(self) -> dict[str, str]:
        """The key of the truce that each claim is about, by the claim's id, where the article lets it be told."""
        return {key: one.truce for one in self.mentions if one.truce for key in one.claims}


def simulate(seed: int, settings: Settings | None = None) -> Corpus:
    """A corpus: the same for the same seed and settings."""
    settings = settings or Settings()
    random = Random(seed)
    truces = [truce for war in make_wars(random, settings) for truce in make_truces(random, war, settings)]
    world = World(truces)
    press = Press(random, world, settings)
    articles = [article for truce in truces for article in press.report(truce)]
    for war in dict.fromkeys(truce.war.key for truce in truces):
        own = [truce for truce in truces if truce.war.key == war]
        articles += [article for _ in range(len(own) // 4) for article in press.look_back(own)]
    articles.sort(key=lambda article: (str(article.document.dating.day), article.document.id))
    return Corpus(truces=world.truces, articles=tuple(articles))
