"""One article as it is written: what it says of which truces, in the order in which it says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from simulation.page import Page
from simulation.settings import Settings
from simulation.telling import Mention, Reference, Style, World, days
from simulation.truth import Happening, Sort, Truce, words
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


class Writing:
    """An article of an outlet, published on a day that may not be printed on it."""

    def __init__(
        self, random: Random, world: World, settings: Settings, published: date, outlet: Outlet
    ) -> None:
        self.random, self.world, self.settings = random, world, settings
        self.published, self.outlet = published, outlet
        self.page = Page()
        self.claims: list[Claim] = []
        self.mentions: list[Mention] = []
        document = content_id(str(random.getrandbits(64)))
        self.source = cited(document, self._dating(), outlet)

    def _dating(self) -> Dating:
        """The day; for some articles only a stretch of days, or nothing."""
        if self.random.random() >= self.settings.undated:
            return Dating(earliest=self.published, latest=self.published, method=DatingMethod.GIVEN)
        if self.random.random() < 0.5:
            return Dating()
        first = self.published - timedelta(days=self.random.randint(0, 6))
        return Dating(earliest=first, latest=first + timedelta(days=6), method=DatingMethod.TEXT)

    def write(self, told: Sequence[tuple[Truce, Happening | None]], *, sure: bool) -> Article:
        """The article on these truces, the news first; `sure` has the first told with its full date."""
        title = f"{told[0][0].war.land.name}: {told[0][1].act.value if told[0][1] else 'the truces so far'}"
        self.page.put(title)
        for i, (truce, happening) in enumerate(told):
            self._tell(truce, happening, sure=sure and i == 0)
        first = told[0][0]
        if told[0][1] is not None and self.random.random() < self.settings.retold:
            self._retell(first)
        text = self.page.text.rstrip()
        return Article(
            document=_document(self.source, title, text),
            claims=_wrong_abouts(self.random, self.claims, self.settings.noise.wrong_about),
            mentions=tuple(self.mentions),
        )

    def _tell(self, truce: Truce, happening: Happening | None, *, sure: bool) -> None:
        reference = self._reference(truce, happening, sure=sure)
        strand = self._strand(reference)
        root = self.world.root(truce)
        is_both = (
            root is not truce and happening and happening.act is Act.EXTEND and self.random.random() < 0.5
        )
        begun = self._strand(_told_whole(root)) if is_both else None
        if happening is None:
            self._background(strand)
        else:
            self._news(strand, happening)
        if begun is not None:
            begun.about = strand.about
            self._takes_effect(begun)
            strand.effect = begun.effect
        self._close(strand, happening)
        if begun is not None:
            self._close(begun, None)

    def _retell(self, truce: Truce) -> None:
        """The same truce once more, named anew, with its day."""
        strand = self._strand(Reference(truce=truce, style=Style.FULL, news=None, agreed=True, effect=False))
        self._agreed(strand)
        self._close(strand, None)

    def _strand(self, reference: Reference) -> Strand:
        return Strand(self.random, self.page, self.source, tell(self.random, reference, self.settings.noise))

    def _close(self, strand: Strand, happening: Happening | None) -> None:
        claims = strand.done()
        self.claims += claims
        lasting = happening is None or happening.is_of_truce
        self.mentions.append(
            Mention(
                document=self.source.document,
                truce=strand.truce.key if lasting else None,
                style=strand.told.reference.style,
                news=happening.act if happening else None,
                claims=tuple(claim.id for claim in claims if claim.about is not None),
                words=claims[0].span.quote,
            )
        )

    def _reference(self, truce: Truce, happening: Happening | None, *, sure: bool) -> Reference:
        """How the truce's time is told: as vaguely as chance has it, and no vaguer than a careful reader can follow."""
        random, news = self.random, happening.act if happening else None
        agreed = news in (Act.AGREE, Act.EXTEND) or truce.sort is Sort.EXTENSION or random.random() < 0.6
        effect = news in (Act.EFFECT, Act.DECLARE, Act.PROPOSE) or not agreed or random.random() < 0.4
        if truce.sort is Sort.EXTENSION:
            effect = False
        if news in (Act.PROPOSE, Act.DECLARE):
            agreed = False
        elif truce.effect.date() > self.published + timedelta(days=5):
            agreed, effect = True, False
        styles = [Style.FULL] if sure or news is Act.PROPOSE else self._styles(truce)
        random.shuffle(styles)
        for style in styles:
            reference = Reference(truce=truce, style=style, news=news, agreed=agreed, effect=effect)
            if style is Style.FULL or self._is_clear(reference):
                return reference
        return Reference(truce=truce, style=Style.FULL, news=news, agreed=agreed, effect=effect)

    def _is_clear(self, reference: Reference) -> bool:
        """Whether only one truce can be meant, on each day on which the article, or a reprint, can have appeared."""
        dating = self.source.dating
        if dating.earliest is None or dating.latest is None:
            return False
        last = dating.latest + timedelta(days=1)
        return all(self.world.is_clear(reference, day) for day in (dating.earliest, last))

    def _styles(self, truce: Truce) -> list[Style]:
        age = (self.published - max(days(truce))).days
        if age > 330:
            return [Style.FULL, Style.MONTH, Style.YEAR]
        if age > 6:
            return [Style.FULL, Style.NONE, Style.NONE, Style.MONTH]
        return [Style.FULL, Style.WEEKDAY, Style.NONE]

    def _news(self, strand: Strand, happening: Happening) -> None:
        random, told = self.random, strand.told
        dated = told.reference.style is not Style.NONE and random.random() < 0.7
        plan = happening.day if dated or happening.act is Act.DECLARE else None
        if happening.act is Act.EFFECT and happening.day > self.published:
            wording = random.choice(words()["acts"]["planned"])
            happening = replace(happening, wording=wording, status=Status.PLANNED)
        write_happening(strand, happening, plan=plan)
        if happening.act in (Act.AGREE, Act.EXTEND):
            if told.effect and happening.act is Act.AGREE:
                self._takes_effect(strand)
            for duty in strand.truce.duties:
                strand.beside(
                    random.choice(words()["beside"][duty.type.value]), "term", duty=duty, obligor=duty.obligor
                )
        elif happening.is_of_truce and happening.act not in (Act.PROPOSE, Act.DECLARE):
            if told.agreed or (happening.act is not Act.EFFECT and random.random() < 0.3):
                self._agreed(strand)
            if told.effect and happening.act is not Act.EFFECT:
                self._takes_effect(strand)
        self._around(strand, happening)

    def _around(self, strand: Strand, happening: Happening) -> None:
        """What is told beside the news: charges, reactions, appeals, talks, incidents."""
        random, truce = self.random, strand.truce
        acts, beside = words()["acts"], words()["beside"]
        third = random.choice(truce.war.thirds)
        if happening.act is Act.VIOLATE and random.random() < 0.5 and happening.actor and happening.other:
            turned = replace(happening, actor=happening.other, other=happening.actor)
            write_happening(strand, turned, plan=None)
        if happening.is_of_truce and random.random() < 0.4:
            strand.write(Act.REACT, acts["react"][0], third=third, by=(third,))
        if random.random() < 0.3:
            strand.write(Act.CALL, acts["call"][0], third=third, by=(third,))
        if happening.act is Act.AGREE and random.random() < 0.4:
            strand.write(Act.NEGOTIATE, acts["negotiate"][0], by=truce.sides)
        for _ in range(random.randint(0, self.settings.beside)):
            match random.choice(("incident", "incident", "contact", "statement")):
                case "incident":
                    day = (self.published - timedelta(days=random.randint(0, 3))).isoformat()
                    strand.beside(
                        beside["incident"][0], "incident", place=random.choice(truce.war.towns), day=day
                    )
                case "contact":
                    strand.beside(beside["contact"][0], "contact")
                case kind:
                    strand.beside(beside["statement"][0], kind, third=third, actor=random.choice(truce.sides))

    def _background(self, strand: Strand) -> None:
        if strand.told.agreed or not strand.told.effect:
            self._agreed(strand)
        if strand.told.effect:
            self._takes_effect(strand)
        truce = strand.truce
        is_over = truce.ends.date() < self.published and truce.ending != "extended"
        if is_over and self.random.random() < 0.5:
            wording = "expired" if truce.ending == "expired" else "collapsed"
            strand.write(Act.END, self.random.choice(words()["acts"][wording]))

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


def _told_whole(truce: Truce) -> Reference:
    return Reference(truce=truce, style=Style.FULL, news=None, agreed=False, effect=True)


def cited(document: str, dating: Dating, outlet: Outlet) -> Citation:
    """The citation of an article: what its paper and its agency are, and when it was published."""
    return Citation(
        document=document,
        name=f"{document}.txt",
        outlet=outlet.name,
        origin=outlet.agency,
        dating=dating,
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
