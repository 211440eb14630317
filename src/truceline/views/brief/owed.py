"""Obligations: what is due next, what is past due, what is told as met or missed; as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from truceline.model import Ceasefire, Obligation, Quantity, State, TermType, When
from truceline.records import standing
from truceline.records.obligations import DUE, OVERDUE, state
from truceline.views.brief.period import Telling, read_words
from truceline.views.brief.sentences import say
from truceline.views.brief.shape import BriefSection, Cell, Grid, Kind, Part, Piece, Statement
from truceline.views.brief.words import capital, counted, day_words, listed, names, spelled, when_words
from truceline.views.values import in_words, owed_words

_ORDER = (OVERDUE, "contested", DUE, "reported missed", "reported met")
_OVER = {
    State.ENDED: "; the ceasefire has ended",
    State.LAPSED: "; the ceasefire has lapsed without report",
}
"""What is said beside the state of an obligation where its ceasefire no longer stands."""


def owed(telling: Telling) -> BriefSection:
    """The obligations of the ceasefires told of, those that press most first."""
    rows = sorted(_rows(telling), key=lambda row: row[0])
    return BriefSection(
        name="owed",
        heading="Obligations",
        pieces=(Piece(statements=(_counts(telling, [key[-1] for key, _ in rows]),)),),
        table=_grid(telling, [cells for _, cells in rows]) if rows else None,
    )


_Key = tuple[bool, int, str, str, str]
_Row = tuple[_Key, tuple[Cell, ...]]


def _rows(telling: Telling) -> Iterator[_Row]:
    for ceasefire in telling.cases:
        over = _OVER.get(standing(ceasefire, telling.until).state or State.NOT_TOLD, "")
        for one in ceasefire.terms.value or ():
            told = str(state(one, telling.until))
            deadline = one.deadline.value if one.deadline else None
            day = deadline.latest.isoformat() if deadline and deadline.latest else "9999"
            place = _ORDER.index(told) if told in _ORDER else len(_ORDER)
            stands = f"{_open(told, deadline)}{over}"
            yield (bool(over), place, day, ceasefire.id, told), _cells(ceasefire, one, stands, deadline)


def _open(told: str, deadline: When | None) -> str:
    return "due, no day told" if told == DUE and deadline is None else told


def _cells(ceasefire: Ceasefire, one: Obligation, told: str, deadline: When | None) -> tuple[Cell, ...]:
    who = Part(words=names(side.name for side in one.obligor) or "not mentioned")
    by = Part(words="not mentioned")
    if deadline is not None and one.deadline is not None:
        by = Part(words=_deadline(deadline), claims=one.deadline.rests_on)
    elif one.deadline is not None:
        by = Part(words="unclear", claims=one.deadline.passes_over)
    reported = tuple(claim for account in one.accounts for claim in account.claims)
    return (_what(one), (who,), (by,), (Part(words=told, claims=reported),), (Part(words=ceasefire.id),))


def _what(one: Obligation) -> Cell:
    """The term and how much of it; the words that tell it are in its notes."""
    number = one.quantity.value if one.quantity else None
    told = owed_words(one) if one.type is TermType.OTHER else capital(owed_words(one))
    much = f", {_quantity(number)}" if number is not None else ""
    where = f", {names(side.name for side in one.place)}" if one.place else ""
    for_whom = f", for {names(side.name for side in one.beneficiary)}" if one.beneficiary else ""
    return (Part(words=told + much + where + for_whom, claims=one.claims),)


def _quantity(number: Quantity) -> str:
    return in_words(number)


def _deadline(deadline: When) -> str:
    words = spelled(in_words(deadline))
    return words if deadline.precision in {"day", "minute"} else when_words(deadline)


def _grid(telling: Telling, rows: list[tuple[Cell, ...]]) -> Grid:
    return Grid(
        caption=f"Obligations as they stand on {day_words(telling.until)}",
        head=("What", "Who owes it", "By when", "How it stands", "Ceasefire"),
        rows=tuple(rows),
    )


def _counts(telling: Telling, kinds: list[str]) -> Statement:
    counts = Counter(kinds)
    if not counts:
        articles = len({telling.claims[one].source.document for case in telling.cases for one in case.claims})
        return say("none_owed", Kind.ABSTENTION, articles=read_words(articles))
    order = sorted(counts, key=lambda kind: _ORDER.index(kind) if kind in _ORDER else len(_ORDER))
    states = listed([f"{counted(counts[kind], 'is', things='are')} {kind}" for kind in order])
    return say(
        "owed",
        Kind.COUNT,
        undertakings=counted(counts.total(), "undertaking is", things="undertakings are"),
        ceasefires=counted(len(telling.cases), "ceasefire"),
        states=states,
    )
