"""Claims written by hand, for tests of what is made of claims."""

from __future__ import annotations

from datetime import date

from truceline.model import Act, ActClaim, Citation, Dating, DatingMethod, Role, Span, Status, When

NAMES = {
    "ARM": "Armenia",
    "AZE": "Azerbaijan",
    "RUS": "Russia",
    "USA": "United States",
    "NKR": "Nagorno-Karabakh",
}


IN_AZERBAIJAN = ("NKR", "terter", "agdam")


def role(actor: str, *, within: str | None = None) -> Role:
    """A role of an actor, by id."""
    return Role(name=NAMES.get(actor, actor.title()), id=actor, within=within)


def roles(*actors: str) -> tuple[Role, ...]:
    """Roles of actors, by id."""
    return tuple(role(actor) for actor in actors)


def cited(
    document: str, day: str | None, *, outlet: str | None = None, origin: str | None = None
) -> Citation:
    """An article, published on a day or on none that is known."""
    published = date.fromisoformat(day) if day else None
    dating = Dating(
        earliest=published, latest=published, method=DatingMethod.GIVEN if day else DatingMethod.UNKNOWN
    )
    return Citation(document=document, name=document, outlet=outlet, origin=origin, dating=dating)


def claim(
    act: Act,
    source: Citation,
    *,
    sides: str = "ARM AZE",
    by: str = "",
    brokers: str = "",
    said_by: str | None = None,
    status: Status = Status.ACTUAL,
    agreed: str | None = None,
    start: str | None = None,
    about: int = 0,
    at: int = 0,
    place: str = "",
) -> ActClaim:
    """A claim with what matters to a test; ids are written with blanks between."""
    words = Span(start=about, end=about + 5, quote="truce")
    cue = Span(start=at, end=at + 5, quote="words")
    return ActClaim(
        source=source,
        span=cue,
        cue=cue,
        act=act,
        about=words,
        actors=roles(*by.split()),
        parties=roles(*sides.split()),
        mediators=roles(*brokers.split()),
        said_by=role(said_by) if said_by else None,
        status=status,
        act_date=When.of(agreed) if agreed else None,
        start=When.of(start) if start else None,
        place=tuple(role(name, within="AZE" if name in IN_AZERBAIJAN else None) for name in place.split()),
        made_by="tests.by_hand",
    )
