"""Contacts, incidents and statements written by hand, for tests of what is made of them."""

from __future__ import annotations

from claims_by_hand import role, roles
from truceline.model import (
    Citation,
    ContactClaim,
    EventType,
    Exactness,
    IncidentClaim,
    Quantity,
    Role,
    Span,
    StatementClaim,
    Status,
    When,
)

WITHIN = {"NKR": "AZE", "STEPANAKERT": "AZE"}


def _passage(
    source: Citation,
    words: str,
    *,
    at: int,
    cue: str | None = None,
    about: int | None,
    place: str = "",
    date: str | None,
) -> dict[str, object]:
    shown = cue or words
    start = at + words.index(shown)
    return {
        "source": source,
        "span": Span(start=at, end=at + len(words), quote=words),
        "cue": Span(start=start, end=start + len(shown), quote=shown),
        "about": None if about is None else Span(start=about, end=about + 5, quote="truce"),
        "place": tuple(Role(name=name.title(), id=name, within=WITHIN.get(name)) for name in place.split()),
        "date": When.of(date) if date else None,
        "made_by": "tests.by_hand",
    }


def contact(
    source: Citation,
    who: str,
    *,
    form: str = "talks",
    date: str | None = None,
    place: str = "",
    status: Status = Status.ACTUAL,
    words: str = "met on the truce",
    at: int = 0,
    about: int | None = 0,
) -> ContactClaim:
    """A contact; ids are written with blanks between."""
    return ContactClaim(
        form=form,
        participants=roles(*who.split()),
        status=status,
        **_passage(source, words, at=at, about=about, place=place, date=date),  # type: ignore[arg-type]
    )


def incident(
    source: Citation,
    who: str = "",
    *,
    to: str = "",
    event: EventType = EventType.ASSAULT,
    mode: str | None = "firearms",
    date: str | None = None,
    place: str = "",
    status: Status = Status.ACTUAL,
    said_by: str | None = None,
    number: float | None = None,
    exactness: Exactness = Exactness.EXACT,
    words: str = "fired on the village",
    cue: str | None = None,
    at: int = 0,
    about: int | None = 0,
) -> IncidentClaim:
    """An incident; ids are written with blanks between."""
    span = Span(start=at, end=at + 2, quote="20")
    return IncidentClaim(
        actors=roles(*who.split()),
        targets=roles(*to.split()),
        event_type=event,
        mode=mode,
        status=status,
        said_by=role(said_by) if said_by else None,
        quantity=Quantity(number=number, exactness=exactness, unit="soldiers", words=span)
        if number is not None
        else None,
        **_passage(source, words, at=at, cue=cue, about=about, place=place, date=date),  # type: ignore[arg-type]
    )


def statement(
    source: Citation,
    who: str,
    *,
    to: str = "",
    event: EventType = EventType.SUPPORT,
    stance: str | None = None,
    topic: str | None = None,
    date: str | None = None,
    status: Status = Status.ACTUAL,
    words: str = "spoke of the truce",
    cue: str | None = None,
    at: int = 0,
    about: int | None = 0,
) -> StatementClaim:
    """A statement; ids are written with blanks between."""
    return StatementClaim(
        speakers=roles(*who.split()),
        addressees=roles(*to.split()),
        event_type=event,
        stance=stance,
        topic=Span(start=at, end=at + len(topic), quote=topic) if topic else None,
        status=status,
        **_passage(source, words, at=at, cue=cue, about=about, date=date),  # type: ignore[arg-type]
    )
