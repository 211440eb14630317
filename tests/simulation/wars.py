"""Makes the hidden truth: wars of several shapes, and the truces of each over the years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from random import Random

from simulation.settings import Settings
from simulation.truth import Duty, Named, Sort, Truce, War, words
from truceline.model import TermType

APART = timedelta(days=7)
"""No two truces of a war are agreed nearer to each other than this."""

_DUTIES = (
    TermType.WITHDRAWAL,
    TermType.PRISONER_EXCHANGE,
    TermType.HUMANITARIAN_ACCESS,
    TermType.MONITORING,
)
_LONGEST_ROW = 3  # of truces that follow one another
_LENGTHS = (("PT72H", 3), ("P7D", 7), ("P10D", 10), ("P2W", 14), ("P1M", 30), ("P2M", 61))


def make_wars(random: Random, settings: Settings) -> Iterator[War]:
    """Wars of two states, of a state and a group, of one state and two groups, of a group and its faction, of three sides."""
    states = _states(random, settings.wars)
    made = 0
    while made < settings.wars:
        state, shape = next(states), made % 5
        group = _group(random, state, 0)
        if shape == 0:
            sides: list[tuple[Named, ...]] = [(state, next(states))]
        elif shape == 1:
            sides = [(state, group)]
        elif shape == 2:
            sides = [(state, group), (state, _group(random, state, 1))]
        elif shape == 3:
            sides = [(state, group), (state, _faction(random, group))]
        else:
            sides = [(state, group, _group(random, state, 1))]
        for some in sides[: settings.wars - made]:
            yield _war(random, f"w{made}", some)
            made += 1


def _states(random: Random, count: int) -> Iterator[Named]:
    parts = words()["names"]
    names = [f"{a}{b}{c}" for a in parts["starts"] for b in parts["middles"] for c in parts["ends"]]
    for i, name in enumerate(random.sample(names, min(len(names), 2 * count + 2))):
        yield Named(id=f"{name[:2].upper()}{chr(65 + i // 26 % 26)}{chr(65 + i % 26)}", name=name)


def _group(random: Random, state: Named, which: int) -> Named:
    forms = words()["names"]["groups"]
    form = random.choice(forms[which::2])
    name = form.format(state.name)
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return Named(id=f"{state.id}{initials}", name=name, within=state.id)


def _faction(random: Random, group: Named) -> Named:
    name = random.choice(words()["names"]["factions"]).format(group.name)
    return Named(
        id=f"{group.id}-{name.rsplit('(', 1)[1][:4].strip().upper()}", name=name, within=group.within
    )


def _war(random: Random, key: str, sides: tuple[Named, ...]) -> War:
    parts, state = words()["names"], sides[0]
    land = random.choice(parts["lands"]).format(state.name)
    towns = random.sample(parts["towns"], 5)
    others = tuple(
        (side.id, Named(id=f"rebels ({state.name.lower()})", name=f"rebels ({state.name})", within=state.id))
        for side in sides
        if side.within
    )
    return War(
        key=key,
        sides=sides,
        land=Named(id=land.upper().replace(" ", ""), name=land, within=state.id),
        towns=tuple(Named(id=f"{state.id}-{t.lower()}", name=t, within=state.id) for t in towns),
        mediators=tuple(_third(name) for name in random.sample(parts["mediators"], 4)),
        thirds=tuple(_third(name) for name in random.sample(parts["thirds"], 3)),
        other_names=others,
        zone=random.choice((0, 2, 3, 4, 5)),
        feast=random.choice(parts["feasts"]) if random.random() < 0.3 else None,
    )


def _third(name: str) -> Named:
    return Named(id="".join(name.upper().split()), name=name)


@dataclass(slots=True)
class _Life:
    """The truces of one war, as they are made."""

    random: Random
    war: War
    truces: list[Truce]

    def add(self, truce: Truce) -> Truce | None:
        """The truce, now one of the war's; None where another of the war is agreed too near it."""
        near = (one for one in self.truces if abs(one.agreed - truce.agreed) < APART)
        between = (one for one in self.truces if truce.agreed < one.agreed <= truce.effect.date() + APART)
        if next(near, None) or next(between, None):
            return None
        self.truces.append(truce)
        return truce

    def make(
        self,
        sort: Sort,
        agreed: date,
        *,
        former: Truce | None = None,
        length: tuple[str, int] | None = None,
        place: Named | None = None,
        start: date | None = None,
        name: str = "",
    ) -> Truce | None:
        """A truce agreed on this day, as `add` takes it."""
        random, war = self.random, self.war
        lag = random.choice((0, 0, 1, 1, 1, 2, 4))
        day = start or agreed + timedelta(days=lag)
        zone = timezone(timedelta(hours=war.zone))
        hour = random.choice((0, 6, 12, 18) if day > agreed else (18, 22))
        effect = datetime.combine(day, time(hour), zone)
        lasts = length[1] if length else random.choice((1, 2, 5, 12, 30, 90, 240))
        ending = "expired" if length else random.choice(("collapsed", "collapsed", "called_off"))
        broken = length is not None and random.random() < 0.25
        if broken:
            lasts, ending = max(1, lasts // 2), "collapsed"
        return self.add(
            Truce(
                key=f"{war.key}-{len(self.truces)}",
                war=war,
                sort=sort,
                agreed=agreed,
                effect=effect,
                ends=effect + timedelta(days=lasts),
                ending=ending,
                duration=length[0] if length else None,
                mediators=tuple(random.sample(war.mediators, random.choice((0, 1, 1, 2)))),
                venue=random.choice(words()["names"]["cities"]),
                place=place,
                name=name,
                former=former.key if former else None,
                duties=() if place or name else self._duties(effect.date()),
            )
        )

    def _duties(self, effect: date) -> tuple[Duty, ...]:
        kinds = self.random.sample(_DUTIES, self.random.choice((0, 1, 2)))
        return tuple(
            Duty(
                type=kind,
                obligor=self.random.choice(self.war.sides),
                deadline=effect + timedelta(days=self.random.randint(3, 20))
                if self.random.random() < 0.5
                else None,
            )
            for kind in kinds
        )


def make_truces(random: Random, war: War, settings: Settings) -> list[Truce]:
    """The truces of a war, in the order of their agreement: single ones, and rows of them that follow one another."""
    life = _Life(random, war, [])
    count = max(1, round(settings.truces * random.uniform(0.6, 1.4)))
    day = date(random.randint(1995, 2016), 1, 1) + timedelta(days=random.randint(0, 300))
    while len(life.truces) < count:
        length = random.choice(_LENGTHS) if random.random() < 0.5 else None
        first = life.make(Sort.NEW, day, length=length)
        if first is not None:
            _follow(life, first)
        if war.feast:
            _feast(life, max(one.agreed for one in life.truces).year)
        last = max(one.ends.date() for one in life.truces)
        day = last + timedelta(days=random.randint(40, 400))
    extended = {truce.former for truce in life.truces if truce.sort is Sort.EXTENSION}
    whole = (replace(truce, ending="extended") if truce.key in extended else truce for truce in life.truces)
    return sorted(whole, key=lambda truce: truce.agreed)


def _follow(life: _Life, truce: Truce, depth: int = 0) -> None:
    """What comes of a truce: it is extended, renewed, followed by a second one, or has a local one beside it."""
    if depth > _LONGEST_ROW:
        return
    random, ends = life.random, truce.ends.date()
    chance = random.random()
    more: Truce | None = None
    if truce.ending == "expired" and chance < 0.7:
        length = truce.duration, round((truce.ends - truce.effect) / timedelta(days=1))
        agreed = ends - timedelta(days=random.choice((0, 1)))
        more = life.make(
            Sort.EXTENSION, agreed, former=truce, start=ends, length=(length[0] or "P7D", length[1])
        )
    elif truce.ending != "expired" and chance < 0.25:
        agreed = max(ends, truce.agreed + APART) + timedelta(days=random.randint(1, 12))
        more = life.make(Sort.SECOND, agreed)
    elif truce.ending != "expired" and chance < 0.45:
        agreed = max(ends, truce.agreed + APART) + timedelta(days=random.randint(3, 40))
        more = life.make(Sort.RENEWAL, agreed, former=truce)
    elif truce.place is None and (truce.ends - truce.effect).days > 25 and chance < 0.9:
        agreed = truce.effect.date() + timedelta(days=random.randint(8, 18))
        life.make(Sort.LOCAL, agreed, place=random.choice(life.war.towns), length=("P7D", 7))
    if more is not None:
        _follow(life, more, depth + 1)


def _feast(life: _Life, year: int) -> None:
    """A truce for a holiday, declared some days before it."""
    start = date(year, 12, 24) if life.war.feast == "Christmas" else date(year, 12, 31)
    agreed = start - timedelta(days=life.random.randint(1, 5))
    name = f"{life.war.feast} truce"
    life.make(Sort.HOLIDAY, agreed, start=start, length=("P3D", 3), name=name)
