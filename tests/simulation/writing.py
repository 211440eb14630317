"""Writes what a report says of a truce: sentences, and the claims that an extractor would read in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta, timezone
from random import Random
from typing import Any

from simulation.page import Page, Said
from simulation.settings import Noise
from simulation.telling import Reference, Style
from simulation.truth import Happening, Named, Truce, words
from truceline.model import (
    Act,
    ActClaim,
    Citation,
    Claim,
    ContactClaim,
    EventType,
    IncidentClaim,
    Role,
    Span,
    StatementClaim,
    Status,
    TermClaim,
    When,
)

MADE_BY = "simulation.writing"
_WISHES = frozenset({Act.CALL, Act.NEGOTIATE, Act.MENTION})
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A reference with its faults: whom it names as sides and mediators, and which days it gives."""

    reference: Reference
    sides: tuple[Named, ...]
    mediators: tuple[Named, ...]
    agreed: str | None
    effect: str | None
    slip: int = 0


def tell(random: Random, reference: Reference, noise: Noise) -> Told:
    """What is told of a truce, with the faults that chance brings."""
    truce, style = reference.truce, reference.style
    slip = random.choice((-1, 1)) if random.random() < noise.wrong_days else 0
    if random.random() < noise.missing_dates:
        style = Style.NONE
    agreed = truce.agreed + timedelta(days=slip)
    names_mediators = random.random() < (0.9 if reference.news is Act.AGREE else 0.35)
    return Told(
        reference=replace(reference, style=style),
        sides=_sides(random, truce, noise),
        mediators=_mediators(random, truce, noise) if names_mediators else (),
        agreed=_value(agreed, style) if reference.agreed else None,
        effect=_effect(random, truce, style, slip) if reference.effect else None,
        slip=slip,
    )


def _sides(random: Random, truce: Truce, noise: Noise) -> tuple[Named, ...]:
    sides = list(truce.sides)
    if random.random() < noise.missing_sides:
        sides = [] if random.random() < 0.25 else random.sample(sides, len(sides) - 1)
    if random.random() < noise.extra_sides:
        sides.append(random.choice(truce.war.thirds))
    others = dict(truce.war.other_names)
    if random.random() < noise.other_level:
        sides = [others.get(side.id, side) for side in sides]
    return tuple(dict.fromkeys(sides))


def _mediators(random: Random, truce: Truce, noise: Noise) -> tuple[Named, ...]:
    if truce.mediators and random.random() < noise.wrong_mediators:
        return (random.choice([one for one in truce.war.mediators if one not in truce.mediators]),)
    return truce.mediators


def _value(day: date, style: Style) -> str | None:
    """The time as precisely as the style tells it."""
    match style:
        case Style.FULL | Style.WEEKDAY:
            return day.isoformat()
        case Style.MONTH:
            return day.isoformat()[:7]
        case Style.YEAR:
            return day.isoformat()[:4]
        case Style.NONE:
            return None


def _effect(random: Random, truce: Truce, style: Style, slip: int) -> str | None:
    """The time of effect: a day, or a moment by the clocks of the land, of a mediator's capital, or of no zone that is told."""
    moment = truce.effect + timedelta(days=slip)
    if style not in (Style.FULL, Style.WEEKDAY) or random.random() < 0.6:
        return _value(moment.date(), style)
    zone = random.choice((moment.tzinfo, UTC, timezone(timedelta(hours=1)), None))
    if zone is None:
        return moment.strftime("%Y-%m-%dT%H:%M")
    return moment.astimezone(zone).isoformat(timespec="minutes")


class Strand:
    """Writes on one truce: each sentence becomes claims that share its words for the truce."""

    def __init__(self, random: Random, page: Page, source: Citation, told: Told) -> None:
        self.random, self.page, self.source, self.told = random, page, source, told
        self.truce = told.reference.truce
        self.about: Span | None = None
        self.agreed: When | None = None
        self.effect: When | None = None
        self.roles: dict[str, Role] = {}
        self.conflict = self.truce.war.land.role()
        self.noun = random.choice(words()["truces"]["nouns"])
        self.claims: list[Claim] = []

    def write(self, act: Act, wording: str, **more: Any) -> ActClaim:
        """A sentence with an act, and its claim."""
        said = self._say(wording, **more)
        day: str | None = more.get("day")
        act_date = When.of(day, said.find(_print(day))) if day else None
        end = act_date if act is Act.END else None
        if act in (Act.AGREE, Act.EXTEND):
            act_date = self.agreed
        if act is Act.EXTEND and self.random.random() < 0.3:
            end = _day(self.truce.ends.date())
        claim = ActClaim(
            source=self.source,
            span=said.span,
            cue=said.cue,
            status=more.get("status", Status.ACTUAL),
            said_by=self._role(more.get("said_by"), said),
            place=self._places(said, more.get("place")),
            made_by=MADE_BY,
            act=act,
            about=self._about(said),
            actors=self._roles(more.get("by", ()), said),
            parties=self._roles(self.told.sides, said),
            mediators=self._roles(self.told.mediators, said),
            duration=self.truce.duration if "{length}" in wording else None,
            terms=more.get("terms", ()),
            conflict=self.conflict,
            act_date=act_date,
            end=end,
        )
        self.claims.append(claim)
        return claim

    def done(self) -> list[Claim]:
        """The claims; the start of the truce, wherever it was told, stands on every act on it but wishes."""
        return [
            replace(claim, start=self.effect)
            if isinstance(claim, ActClaim) and claim.act not in _WISHES
            else claim
            for claim in self.claims
        ]

    def beside(self, wording: str, kind: str, **more: Any) -> None:
        """A sentence with an undertaking, incident, contact or statement, and its claim."""
        said = self._say(wording, **more)
        common: dict[str, Any] = {
            "source": self.source,
            "span": said.span,
            "cue": said.cue,
            "made_by": MADE_BY,
        }
        day: str | None = more.get("day")
        when = When.of(day, said.find(_print(day))) if day else None
        about = self.about if kind == "term" or self.random.random() < 0.5 else None
        match kind:
            case "term":
                duty = more["duty"]
                due = _day(duty.deadline) if duty.deadline else None
                made: Claim = TermClaim(
                    **common, about=about, type=duty.type, obligor=self._roles((duty.obligor,), said),
                    deadline=due, status=Status.PLANNED,
                )  # fmt: skip
            case "contact":
                made = ContactClaim(
                    **common,
                    about=about,
                    form="talks",
                    participants=self._roles(self.truce.sides, said),
                    date=when,
                )
            case "incident":
                made = IncidentClaim(
                    **common,
                    about=about,
                    event_type=EventType.ASSAULT,
                    place=self._places(said, more["place"]),
                    date=when,
                )
            case _:
                made = StatementClaim(
                    **common, about=about, event_type=EventType.ACCUSE, speakers=self._roles((more["third"],), said),
                    addressees=self._roles((more["actor"],), said), stance="against",
                )  # fmt: skip
        self.claims.append(made)

    def _say(self, wording: str, **more: Any) -> Said:
        told, effect = self.told, self.told.effect
        by = ", ".join(one.name for one in told.mediators)
        place: Named | None = more.get("place")
        day: str | None = more.get("day")
        due: date | None = more["duty"].deadline if "duty" in more else None
        fill = {
            "sides": _listed(told.sides) or "the two sides",
            "noun": self.noun,
            "noun_marked": f"‹{self.noun}›",
            "a_truce": self._a_truce(),
            "the_truce": self._the_truce(),
            "brokered": f", brokered by {by}," if by else "",
            "agreed": self._on(told.agreed),
            "effect": self._on(effect),
            "hour": self.truce.effect.strftime("%H:%M"),
            "where": f" near {place.name}" if place else "",
            "on_day": self._on(day),
            "length": f" for {self.truce.duration}" if self.truce.duration else "",
            "venue": self.truce.venue,
            "place": place.name if place else self.truce.war.land.name,
            "deadline": f" by {_print(due.isoformat())}" if due else "",
        }
        names = {key: one.name for key, one in more.items() if isinstance(one, Named) and key != "place"}
        said = self.page.say(wording.format(**{**fill, **names, **more.get("words", {})}))
        if "{agreed}" in wording and told.agreed:
            self.agreed = When.of(told.agreed, said.find(_print(told.agreed)))
        if "{effect}" in wording and effect:
            self.effect = When.of(effect, said.find(_print(effect)))
        return said

    def _a_truce(self) -> str:
        if self.truce.name:
            return f"a {self.truce.name.replace('truce', '‹truce›')}"
        is_again = self.truce.former or self.truce.sort.value.startswith("second")
        new = "new " if is_again and self.random.random() < 0.7 else ""
        local = "local " if self.truce.place else ""
        where = f" for {self.truce.place.name}" if self.truce.place else ""
        return f"a {new}{local}‹{self.noun}›{where}"

    def _the_truce(self) -> str:
        if self.truce.place and (self.about is None or self.random.random() < 0.3):
            return f"the local ‹{self.noun}› in {self.truce.place.name}"
        if self.truce.name and self.random.random() < 0.6:
            return f"the {self.truce.name.replace('truce', '‹truce›')}"
        return f"the ‹{self.noun}›"

    def _on(self, value: str | None) -> str:
        if value is None:
            return ""
        before = "in" if len(value) < 10 else "on" if len(value) == 10 else "at"
        return f" {before} {_print(value)}"

    def _about(self, said: Said) -> Span:
        self.about = self.about or said.truce or said.cue
        return self.about

    def _roles(self, actors: Sequence[Named], said: Said) -> tuple[Role, ...]:
        return tuple(self._named(one, said) for one in actors)

    def _role(self, actor: Named | None, said: Said) -> Role | None:
        return self._named(actor, said) if actor else None

    def _named(self, one: Named, said: Said) -> Role:
        if one.id not in self.roles:
            self.roles[one.id] = one.role(said.find(one.name))
        return self.roles[one.id]

    def _places(self, said: Said, place: Named | None) -> tuple[Role, ...]:
        where = self.truce.place or place
        return (self._named(where, said),) if where else ()


def write_happening(strand: Strand, happening: Happening, *, plan: date | None) -> None:
    """The sentence of something that happens under the truce. `plan` is its day where that is told."""
    other = happening.other
    more: dict[str, Any] = {"status": happening.status, "day": plan.isoformat() if plan else None}
    if happening.actor:
        more |= {"actor": happening.actor, "third": happening.actor, "by": (happening.actor,)}
    if other:
        more["other"] = other
    if happening.duty:
        deed = words()["deeds"][happening.duty.type.value]
        more |= {"words": {"deed": deed}, "terms": (happening.duty.type,)}
    if happening.act in (Act.AGREE, Act.EXTEND):
        more["by"] = strand.told.sides
    if happening.act is Act.VIOLATE:
        more["said_by"] = other if happening.status is Status.ALLEGED else None
    if (
        happening.act in (Act.VIOLATE, Act.HOLD)
        and strand.truce.place is None
        and strand.random.random() < 0.4
    ):
        more["place"] = strand.random.choice(strand.truce.war.towns)
    strand.write(happening.act, happening.wording, **more)


def _listed(sides: Sequence[Named]) -> str:
    names = [side.name for side in sides]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _print(value: str) -> str:
    """A time as the article prints it: `06:00 on 9 October 2020`, `October 2020`, `2020`."""
    if len(value) == 4:
        return value
    day = date.fromisoformat(value[:10] if len(value) >= 10 else f"{value}-01")
    month = f"{_MONTHS[day.month - 1]} {day.year}"
    if len(value) < 10:
        return month
    return f"{value[11:16]} on {day.day} {month}" if len(value) > 10 else f"{day.day} {month}"


def _day(day: date) -> When:
    return When.of(day.isoformat())
