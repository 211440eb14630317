"""Articles: which outlet tells what of which truces, on which day, in which style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from simulation.happenings import happenings
from simulation.page import Page
from simulation.settings import Settings
from simulation.telling import Mention, Reference, Style, World, days
from simulation.truth import Happening, Truce, words
from simulation.writing import Strand, tell, write_happening
from truceline.model import (
    Act,
    Citation,
    Claim,
    Dating,
    DatingMethod,
    Document,
    Segment,
    SegmentKind,
    Status,
)
from truceline.model.ids import content_id

DELAYS = (0, 0, 0, 0, 1, 1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A paper, and the agency whose matter it prints, where it has no reporters of its own."""

    name: str
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: the document, its claims, and what it says of which truce."""

    document: Document
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]


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
        yield from self._copies(_Writing(self, published, self._outlet()), [(one, None) for one in told])

    def _printed(self, truce: Truce, happening: Happening, *, sure: bool) -> Iterator[Article]:
        random = self.random
        published = happening.day + timedelta(days=random.choice(DELAYS))
        if happening.act is Act.EFFECT and happening.day > truce.agreed and random.random() < 0.3:
            published = truce.agreed  # told ahead
        told: list[tuple[Truce, Happening | None]] = [(truce, happening)]
        before = [one for one in self.world.before(truce) if one.ends.date() < published]
        if before and random.random() < self.settings.background:
            told.append((random.choice(before[-3:]), None))
        if random.random() < self.settings.elsewhere:
            others = [
                one
                for one in self.world.truces.values()
                if one.war is not truce.war and one.agreed < published
            ]
            told.extend((one, None) for one in random.sample(others, min(1, len(others))))
        yield from self._copies(_Writing(self, published, self._outlet()), told, sure=sure)

    def _copies(
        self, writing: _Writing, told: Sequence[tuple[Truce, Happening | None]], *, sure: bool = False
    ) -> Iterator[Article]:
        first = writing.write(told, sure=sure)
        yield first
        if self.random.random() < self.settings.reprinted:
            for _ in range(self.random.randint(1, 3)):
                later = writing.published + timedelta(days=self.random.choice((0, 0, 1)))
                yield _reprint(first, self._outlet(), later)

    def _outlet(self) -> Outlet:
        return self.random.choice(self.outlets)


class _Writing:
    """One article as it is written."""

    def __init__(self, press: Press, published: date, outlet: Outlet) -> None:
        self.press, self.published, self.outlet = press, published, outlet
        self.random = press.random
        self.is_dated = self.random.random() >= press.settings.undated
        self.page = Page()

    def write(self, told: Sequence[tuple[Truce, Happening | None]], *, sure: bool) -> Article:
        """The article on these truces, the news first."""
        document = content_id(str(self.random.getrandbits(64)))
        source = cited(document, self.published if self.is_dated else None, self.outlet)
        title = f"{told[0][0].war.land.name}: {told[0][1].act.value if told[0][1] else 'the truces so far'}"
        self.page.parts.append(title)
        self.page.length = len(title)
        self.page.gap()
        strands = [
            self._strand(source, truce, happening, sure=sure and i == 0)
            for i, (truce, happening) in enumerate(told)
        ]
        claims = [claim for strand, _ in strands for claim in strand.claims]
        mentions = tuple(mention for _, some in strands for mention in some)
        text = self.page.text.rstrip()
        return Article(
            document=_document(source, title, text),
            claims=_wrong_abouts(self.random, claims, self.press.settings.noise.wrong_about),
            mentions=mentions,
        )

    def _strand(
        self, source: Citation, truce: Truce, happening: Happening | None, *, sure: bool
    ) -> tuple[Strand, list[Mention]]:
        settings = self.press.settings
        reference = self._reference(truce, happening, sure=sure)
        strand = Strand(
            self.random, self.page, source, tell(self.random, reference, settings.noise), self.published
        )
        if happening is None:
            self._background(strand)
        else:
            self._news(strand, happening)
        return strand, [_mention(strand, happening)]

    def _reference(self, truce: Truce, happening: Happening | None, *, sure: bool) -> Reference:
        """How the truce's time is told: as vaguely as chance has it, and no vaguer than a careful reader can follow."""
        random, news = self.random, happening.act if happening else None
        agreed = news in (Act.AGREE, Act.EXTEND) or random.random() < 0.6
        effect = news is Act.EFFECT or not agreed or random.random() < 0.4
        if truce.effect.date() > self.published + timedelta(days=5):
            effect = False
        styles = [Style.FULL] if sure or not self.is_dated else self._styles(truce)
        random.shuffle(styles)
        for style in styles:
            reference = Reference(truce=truce, style=style, news=news, agreed=agreed, effect=effect)
            if style is Style.FULL or self.press.world.is_clear(reference, self.published):
                return reference
        return Reference(truce=truce, style=Style.FULL, news=news, agreed=agreed, effect=effect)

    def _styles(self, truce: Truce) -> list[Style]:
        age = (self.published - max(days(truce))).days
        if age > 330:
            return [Style.FULL, Style.MONTH, Style.YEAR]
        return (
            [Style.FULL, Style.NONE, Style.NONE, Style.MONTH]
            if age > 6
            else [Style.FULL, Style.WEEKDAY, Style.NONE]
        )

    def _news(self, strand: Strand, happening: Happening) -> None:
        random, told = self.random, strand.told
        plan = (
            happening.day if random.random() < 0.7 and strand.told.reference.style is not Style.NONE else None
        )
        if happening.act is Act.EFFECT and happening.day > self.published:
            happening = replace(
                happening, wording=random.choice(words()["acts"]["planned"]), status=Status.PLANNED
            )
        write_happening(strand, happening, plan=plan)
        if happening.act in (Act.AGREE, Act.EXTEND):
            if told.effect and happening.act is Act.AGREE:
                self._takes_effect(strand)
            for duty in strand.truce.duties:
                strand.beside(
                    random.choice(words()["beside"][duty.type.value]), "term", duty=duty, obligor=duty.obligor
                )
        else:
            if told.agreed or (happening.act is not Act.EFFECT and random.random() < 0.3):
                self._agreed(strand)
            if told.effect and happening.act is not Act.EFFECT:
                self._takes_effect(strand)
        self._around(strand, happening)

    def _around(self, strand: Strand, happening: Happening) -> None:
        """What is told beside the news: reactions, appeals, talks, incidents."""
        random, truce = self.random, strand.truce
        acts, beside = words()["acts"], words()["beside"]
        third = random.choice(truce.war.thirds)
        if random.random() < 0.4:
            strand.write(Act.REACT, acts["react"][0], third=third, by=(third,))
        if random.random() < 0.3:
            strand.write(Act.CALL, acts["call"][0], third=third, by=(third,))
        if happening.act is Act.AGREE and random.random() < 0.4:
            strand.write(Act.NEGOTIATE, acts["negotiate"][0], by=truce.sides)
        if random.random() < 0.5:
            strand.beside(beside["incident"][0], "incident", place=random.choice(truce.war.towns))
        if random.random() < 0.4:
            strand.beside(beside["contact"][0], "contact")
        if random.random() < 0.4:
            strand.beside(beside["statement"][0], "statement", third=third, actor=random.choice(truce.sides))

    def _background(self, strand: Strand) -> None:
        if strand.told.agreed or not strand.told.effect:
            self._agreed(strand)
        if strand.told.effect:
            self._takes_effect(strand)
        truce = strand.truce
        if self.random.random() < 0.5 and truce.ends.date() < self.published:
            strand.write(Act.END, self.random.choice(words()["acts"]["collapsed"]))

    def _agreed(self, strand: Strand) -> None:
        """The agreement, or the extension, told as background."""
        acts = words()["acts"]
        is_extension = strand.truce.sort.value == "extension"
        wordings = acts["extend"] if is_extension else acts["agree"]
        act = Act.EXTEND if is_extension else Act.AGREE
        strand.write(act, self.random.choice(wordings), by=strand.told.sides)

    def _takes_effect(self, strand: Strand) -> None:
        acts, is_past = words()["acts"], strand.truce.effect.date() <= self.published
        strand.write(
            Act.EFFECT,
            self.random.choice(acts["effect" if is_past else "planned"]),
            status=Status.ACTUAL if is_past else Status.PLANNED,
        )


def cited(document: str, published: date | None, outlet: Outlet) -> Citation:
    """The citation of an article: what its paper and its agency are, and when it was published."""
    return Citation(
        document=document,
        name=f"{document}.txt",
        outlet=outlet.name,
        origin=outlet.agency,
        dating=Dating(
            earliest=published,
            latest=published,
            method=DatingMethod.GIVEN if published else DatingMethod.UNKNOWN,
        ),
        root=(outlet.agency or outlet.name).casefold(),
    )


def _document(source: Citation, title: str, text: str) -> Document:
    head = len(title) + 2
    return Document(
        id=source.document,
        name=source.name,
        text=text,
        segments=(
            Segment(kind=SegmentKind.HEADLINE, start=0, end=head, reason="first line"),
            Segment(kind=SegmentKind.BODY, start=head, end=len(text), reason="the rest"),
        ),
        dating=source.dating,
        language="en",
        title=title,
        outlet=source.outlet,
        origin=source.origin,
    )


def _mention(strand: Strand, happening: Happening | None) -> Mention:
    reference = strand.told.reference
    return Mention(
        document=strand.source.document,
        truce=strand.truce.key,
        style=reference.style,
        news=happening.act if happening else None,
        claims=tuple(claim.id for claim in strand.claims if claim.about is not None),
        words=strand.claims[0].span.quote,
    )


def _wrong_abouts(random: Random, claims: Sequence[Claim], chance: float) -> tuple[Claim, ...]:
    """The claims, some of them taken to be about another truce of the article, or about one of their own."""
    if not chance:
        return tuple(claims)
    abouts = list(dict.fromkeys(claim.about for claim in claims if claim.about))
    return tuple(
        replace(claim, about=random.choice([*(one for one in abouts if one != claim.about), claim.cue]))
        if claim.about and random.random() < chance
        else claim
        for claim in claims
    )


def _reprint(article: Article, outlet: Outlet, published: date) -> Article:
    """The same words in another paper, which credits the first for them."""
    first = article.document
    document = content_id(first.id, outlet.name, published.isoformat())
    source = replace(
        cited(document, published if first.dating.day else None, outlet),
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
