"""What happens under a truce, from its agreement to its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from simulation.truth import Happening, Named, Sort, Truce, words
from truceline.model import Act, Status

DAY = timedelta(days=1)


def happenings(random: Random, truce: Truce) -> list[Happening]:
    """Agreement and effect first, then the rest in the order of days."""
    acts = words()["acts"]
    if truce.sort is Sort.HOLIDAY:
        return [*_declarations(random, truce), *_rest(random, truce)]
    first = [_agreement(random, truce)]
    if truce.sort is not Sort.EXTENSION:
        first.append(
            Happening(act=Act.EFFECT, day=truce.effect.date(), wording=random.choice(acts["effect"]))
        )
    return [*first, *_rest(random, truce)]


def _rest(random: Random, truce: Truce) -> list[Happening]:
    later = sorted(_later(random, truce), key=lambda one: one.day)
    return later if truce.ending == "extended" else [*later, _end(random, truce)]


def _declarations(random: Random, truce: Truce) -> Iterator[Happening]:
    """One side declares the truce, and the others on that day or one of the next two."""
    acts, day = words()["acts"], truce.agreed
    for side in random.sample(truce.sides, len(truce.sides)):
        yield Happening(act=Act.DECLARE, day=day, wording=acts["declare"][0], actor=side)
        day = min(day + timedelta(days=random.choice((0, 1, 2))), truce.effect.date())


def before(random: Random, truce: Truce) -> Iterator[Happening]:
    """What comes before some truces: an offer that names the day of the later truce, or talks that name none."""
    acts = words()["acts"]
    day = truce.agreed - timedelta(days=random.randint(1, 3))
    actor, other = _two(random, truce)
    chance = random.random()
    if truce.sort in (Sort.EXTENSION, Sort.HOLIDAY) or truce.effect.date() == truce.agreed:
        return
    if chance < 0.2:
        yield Happening(act=Act.PROPOSE, day=day, wording=acts["propose"][0], actor=actor, other=other)
    elif chance < 0.4:
        yield Happening(act=Act.NEGOTIATE, day=day, wording=acts["negotiate"][0], is_of_truce=False)


def _agreement(random: Random, truce: Truce) -> Happening:
    acts = words()["acts"]
    if truce.sort is Sort.EXTENSION:
        return Happening(act=Act.EXTEND, day=truce.agreed, wording=random.choice(acts["extend"]))
    if truce.sort is Sort.RENEWAL and random.random() < 0.5:
        return Happening(act=Act.EXTEND, day=truce.agreed, wording=random.choice(acts["renew"]))
    return Happening(act=Act.AGREE, day=truce.agreed, wording=random.choice(acts["agree"]))


def _later(random: Random, truce: Truce) -> Iterator[Happening]:
    acts = words()["acts"]
    start = truce.effect.date()
    lasts = max(1, min((truce.ends.date() - start).days, 60))
    third = random.choice(truce.war.thirds)
    yield Happening(act=Act.REACT, day=truce.agreed, wording=acts["react"][0], actor=third)
    for _ in range(random.choice((0, 1, 1, 2, 3))):
        day = start + timedelta(days=random.randrange(lasts))
        yield _violation(random, truce, day)
        if random.random() < 0.3:
            yield Happening(act=Act.DENY, day=day, wording=acts["deny"][0], actor=random.choice(truce.sides))
    if random.random() < 0.6:
        day = start + timedelta(days=random.randrange(lasts))
        yield Happening(act=Act.HOLD, day=day, wording=random.choice(acts["hold"]))
    if random.random() < 0.4:
        day = start + timedelta(days=random.randrange(lasts))
        yield Happening(act=Act.CALL, day=day, wording=acts["call"][0], actor=third)
    for duty in truce.duties:
        day = start + timedelta(days=random.randrange(lasts))
        yield Happening(
            act=Act.IMPLEMENT, day=day, wording=acts["implement"][0], actor=duty.obligor, duty=duty
        )


def _violation(random: Random, truce: Truce, day: date) -> Happening:
    acts = words()["acts"]
    actor, other = _two(random, truce)
    alleged = random.random() < 0.6
    return Happening(
        act=Act.VIOLATE,
        day=day,
        wording=random.choice(acts["violate_alleged" if alleged else "violate_actual"]),
        actor=actor,
        other=other,
        status=Status.ALLEGED if alleged else Status.ACTUAL,
    )


def _end(random: Random, truce: Truce) -> Happening:
    actor, other = _two(random, truce)
    is_act = truce.ending == "called_off"
    return Happening(
        act=Act.END,
        day=truce.ends.date(),
        wording=random.choice(words()["acts"][truce.ending]),
        actor=actor if is_act else None,
        other=other if is_act else None,
    )


def _two(random: Random, truce: Truce) -> tuple[Named, Named]:
    one, other = random.sample(truce.sides, 2)
    return one, other
