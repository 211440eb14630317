"""Undertakings written by hand, and the ceasefire that claims by hand make, for tests of what is made of terms."""

from __future__ import annotations

from dataclasses import replace

from claims_by_hand import cited, claim, role, roles
from truceline.model import (
    Act,
    ActClaim,
    Ceasefire,
    Citation,
    Claim,
    Exactness,
    Obligation,
    Quantity,
    Span,
    Status,
    TermClaim,
    TermType,
    When,
)
from truceline.records import resolve


def amount(number: float, unit: str, exactness: Exactness = Exactness.EXACT) -> Quantity:
    """A number of things, as it would be printed."""
    words = f"{number:g} {unit}"
    return Quantity(
        number=number, exactness=exactness, unit=unit, words=Span(start=0, end=len(words), quote=words)
    )


def term(
    kind: TermType,
    source: Citation,
    says: str = "",
    *,
    by: str = "",
    to: str = "",
    cue: str = "",
    status: Status = Status.PLANNED,
    number: Quantity | None = None,
    due: str | When | None = None,
    place: str = "",
    about: int = 0,
    at: int = 100,
) -> TermClaim:
    """An undertaking with what matters to a test: `says` is its sentence, `cue` a part of it; ids are written with blanks."""
    says = says or f"they are to see to the {kind.replace('_', ' ')}"
    start = says.index(cue) if cue else 0
    quote = cue or says
    return TermClaim(
        source=source,
        span=Span(start=at, end=at + len(says), quote=says),
        cue=Span(start=at + start, end=at + start + len(quote), quote=quote),
        type=kind,
        status=status,
        about=Span(start=about, end=about + 5, quote="truce"),
        obligor=roles(*by.split()),
        beneficiary=roles(*to.split()),
        quantity=number,
        deadline=When.of(due) if isinstance(due, str) else due,
        place=tuple(role(name) for name in place.split()),
        made_by="tests.by_hand",
    )


def act(
    kind: Act,
    source: Citation,
    *terms: TermType,
    says: str = "words that tell it",
    by: str = "",
    said_by: str | None = None,
    status: Status = Status.ACTUAL,
    on: str | None = None,
    sides: str = "ARM AZE",
    at: int = 400,
) -> ActClaim:
    """An act that names types of terms."""
    made = claim(kind, source, sides=sides, by=by, said_by=said_by, status=status, agreed=on, at=at)
    words = Span(start=at, end=at + len(says), quote=says)
    return replace(made, terms=terms, span=words, cue=words)


def article(day: str, *, outlet: str | None = None, origin: str | None = None) -> Citation:
    """An article of this day, one for each outlet."""
    return cited(f"{outlet or 'a'}-{day}", day, outlet=outlet, origin=origin)


def agreed(source: Citation, *terms: TermType, on: str = "2020-11-09", sides: str = "ARM AZE") -> ActClaim:
    """The agreement that all terms of a test are of."""
    return act(Act.AGREE, source, *terms, by=sides, on=on, sides=sides, at=0)


def ceasefire(*claims: Claim) -> Ceasefire:
    """The one ceasefire of these claims; each of their articles tells of the agreement."""
    sources = {claim.source.document: claim.source for claim in claims}
    told = {
        claim.source.document for claim in claims if isinstance(claim, ActClaim) and claim.act is Act.AGREE
    }
    missing = [agreed(source) for document, source in sources.items() if document not in told]
    (made,) = resolve([*claims, *missing])
    return made


def obligations_of(*claims: Claim) -> tuple[Obligation, ...]:
    """The obligations of the one ceasefire of these claims."""
    return ceasefire(*claims).terms.value or ()
