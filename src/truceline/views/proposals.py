"""What could stand in a field instead of what stands there: values that claims give and the choice passes over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from truceline.model import (
    ActClaim,
    Ceasefire,
    Choice,
    Claim,
    ContactClaim,
    IncidentClaim,
    Side,
    StatementClaim,
    Support,
    TermClaim,
)
from truceline.records import FIELDS, support
from truceline.records.case import Case, in_order
from truceline.records.judging.values import write_value
from truceline.views.alternatives import Alternative, alternatives
from truceline.views.values import in_words

TIMED = frozenset({"agreed", "effect", "ended", "duration"})
"""Fields whose value single claims give in a form of their own."""

NAMED = frozenset(
    {
        "sides",
        "signatories",
        "mediators",
        "laterality",
        "ending",
        "fixed",
        "partial",
        "venue",
        "purpose",
        "written",
        "timing",
    }
)
"""Fields that pass over only claims that tell another value; elsewhere it is what is wished for or left unsaid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A value that can be set by one key: in words, as a judgement writes it, and the claims that give it.

    `support` is None where no claim gives just this value.
    """

    words: str
    value: str
    support: Support | None = None
    claims: tuple[str, ...] = ()


def proposals(ceasefire: Ceasefire, name: str, claims: Mapping[str, Claim]) -> tuple[Proposal, ...]:
    """What can be set in this field instead, best supported first, each once; finer or coarser prints come last.

    `claims` holds at least those of the ceasefire, by id. Where a person set the value, what the claims alone give is one.
    """
    choice: Choice[Any] = getattr(ceasefire, name)
    sides = frozenset(side.id for side in ceasefire.sides.value or ())
    found = {one.value: one for one in reversed([*_of(name, choice, claims, sides)])}
    return tuple(found[key] for key in reversed(found) if key != _written(choice))


def rivals(
    name: str, choice: Choice[Any], claims: Mapping[str, Claim], sides: frozenset[str]
) -> tuple[Proposal, ...]:
    """The values that claims give instead of the one chosen, which cannot be true beside it."""
    if name in TIMED:
        found = alternatives(name, choice, claims, sides)
        return tuple(_timed(one) for one in found if not one.agrees)
    if name not in NAMED or not choice.passes_over:
        return ()
    made: Choice[Any] = FIELDS[name](laid_out(claims[one] for one in choice.passes_over if one in claims))
    if made.value is None or write_value(made.value) == _written(choice):
        return ()
    ids = made.rests_on
    return (
        Proposal(
            words=in_words(made.value),
            value=write_value(made.value),
            support=support(ids, claims, sides),
            claims=ids,
        ),
    )


def laid_out(claims: Iterable[Claim]) -> Case:
    """These claims alone, as a field function is handed them."""
    told = in_order(claims)
    return Case(
        claims=tuple(one for one in told if isinstance(one, ActClaim)),
        terms=tuple(one for one in told if isinstance(one, TermClaim)),
        contacts=tuple(one for one in told if isinstance(one, ContactClaim)),
        incidents=tuple(one for one in told if isinstance(one, IncidentClaim)),
        statements=tuple(one for one in told if isinstance(one, StatementClaim)),
    )


def _of(
    name: str, choice: Choice[Any], claims: Mapping[str, Claim], sides: frozenset[str]
) -> Iterator[Proposal]:
    if choice.claimed is not None:
        own = choice.claimed
        words = in_words(own.value) if own.value is not None else str(own.abstention)
        known = support(own.rests_on, claims, sides) if own.rests_on else None
        yield Proposal(words=words, value=_written(own), support=known, claims=own.rests_on)
        choice = own
    against = rivals(name, choice, claims, sides)
    yield from against
    for one in against:
        both = _both(choice.value, json.loads(one.value)) if one.value.startswith("[") else None
        if both:
            yield Proposal(words=in_words(both), value=write_value(both), claims=one.claims)
    if name in TIMED:
        yield from (_timed(one) for one in alternatives(name, choice, claims, sides) if one.agrees)


def _both(value: Any, more: list[Any]) -> tuple[Side, ...] | None:
    """Those who are named, with those named instead or besides."""
    if not value or not all(isinstance(part, Side) for part in value):
        return None
    sides = {part.id: part for part in (*value, *(Side(**one) for one in more))}
    return tuple(sorted(sides.values(), key=lambda side: (side.name, side.id)))


def _timed(one: Alternative) -> Proposal:
    value = one.value
    if isinstance(value, dict):
        bounds = {key: value[key] for key in ("earliest", "latest")}
        value = value["value"] or json.dumps(bounds, ensure_ascii=False, sort_keys=True)
    return Proposal(words=one.words, value=value, support=one.support, claims=one.claims)


def _written(choice: Choice[Any]) -> str:
    return write_value(choice.abstention if choice.value is None else choice.value)
