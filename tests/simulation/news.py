"""News: which outlet tells what of which truces, on which day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from simulation.article import Article, Outlet, Writing, cited
from simulation.happenings import before, happenings
from simulation.settings import Settings
from simulation.telling import World
from simulation.truth import Happening, Truce, words
from truceline.model import Act
from truceline.model.ids import content_id

DELAYS = (0, 0, 0, 0, 1, 1, 2, 3, 4, 5)


class Press:
    """The outlets, and how they report."""

    def __init__(self, random: Random, world: World, settings: Settings) -> None:
        self.random, self.world, self.settings = random, world, settings
        names = words()["names"]
        papers = [f"{city} {paper}" for city in names["cities"] for paper in names["outlets"]]
        self.outlets = [
            Outlet(name=name, agency=random.choice(names["agencies"]) if random.random() < 0.4 else None)
            for name in random.sample(papers, 40)
        ]

    def report(self, truce: Truce) -> Iterator[Article]:
        """All that is printed of a truce while it is news: its agreement and its effect surely, the rest as it comes."""
        told = happenings(self.random, truce)
        for happening in before(self.random, truce):
            yield from self._printed(truce, happening, sure=False)
        count = max(2, round(self.settings.articles * self.random.uniform(0.5, 1.5)))
        for i in range(count):
            happening = told[min(i, 1)] if i < 2 else self.random.choice(told)
            yield from self._printed(truce, happening, sure=i < 2)

    def look_back(self, truces: Sequence[Truce]) -> Iterator[Article]:
        """A piece months later that goes through several truces of a war."""
        random = self.random
        told = sorted(
            random.sample(truces, min(len(truces), random.randint(2, 4))), key=lambda one: one.agreed
        )
        published = max(one.ends.date() for one in told) + timedelta(days=random.randint(60, 400))
        yield from self._copies(self._writing(published), [(one, None) for one in told])

    def _printed(self, truce: Truce, happening: Happening, *, sure: bool) -> Iterator[Article]:
        random = self.random
        published = happening.day + timedelta(days=random.choice(DELAYS))
        if happening.act is Act.EFFECT and happening.day > truce.agreed and random.random() < 0.3:
            published = truce.agreed  # told ahead
        told: list[tuple[Truce, Happening | None]] = [(truce, happening)]
        earlier = [one for one in self.world.before(truce) if one.ends.date() < published]
        if earlier and random.random() < self.settings.background:
            told.append((random.choice(earlier[-3:]), None))
        if random.random() < self.settings.elsewhere:
            others = [
                one
                for one in self.world.truces.values()
                if one.war is not truce.war and one.agreed < published
            ]
            told.extend((one, None) for one in random.sample(others, min(1, len(others))))
        yield from self._copies(self._writing(published), told, sure=sure)

    def _copies(
        self, writing: Writing, told: Sequence[tuple[Truce, Happening | None]], *, sure: bool = False
    ) -> Iterator[Article]:
        first = writing.write(told, sure=sure)
        yield first
        if self.random.random() < self.settings.reprinted:
            for outlet in self.random.sample(self.outlets, self.random.randint(1, 3)):
                later = writing.published + timedelta(days=self.random.choice((0, 0, 1)))
                yield _reprint(first, outlet, later)

    def _writing(self, published: date) -> Writing:
        return Writing(self.random, self.world, self.settings, published, self._outlet())

    def _outlet(self) -> Outlet:
        return self.random.choice(self.outlets)


def _reprint(article: Article, outlet: Outlet, published: date) -> Article:
    """The same words in another paper, which credits the first for them."""
    first = article.document
    dating = replace(first.dating, earliest=published, latest=published) if first.dating.day else first.dating
    document = content_id(first.id, outlet.name, published.isoformat())
    source = replace(
        cited(document, dating, outlet),
        origin=first.origin or first.outlet,
        root=(first.origin or first.outlet or "").casefold(),
        copy_of=first.id,
    )
    claims = {claim.id: replace(claim, source=source) for claim in article.claims}
    mentions = tuple(
        replace(one, document=document, claims=tuple(claims[key].id for key in one.claims))
        for one in article.mentions
    )
    return Article(
        document=replace(
            first,
            id=document,
            name=source.name,
            outlet=outlet.name,
            origin=source.origin,
            dating=source.dating,
        ),
        claims=tuple(claims.values()),
        mentions=mentions,
    )
