"""Cases written by hand, for tests of what fields make of claims."""

from __future__ import annotations

from dataclasses import replace

from claims_by_hand import cited, role, roles
from truceline.model import ActClaim, ContactClaim, Span, Status, TermClaim, TermType, When
from truceline.records.case import Case, in_order

ONE, TWO, THREE = (
    cited(name, "2020-10-20", outlet=outlet)
    for name, outlet in (("a", "Alpha"), ("b", "Beta"), ("c", "Gamma"))
)


def worded(made: ActClaim, quote: str, cue: str = "", about: str = "truce") -> ActClaim:
    """The claim in a passage of these words, whose cue and name of the ceasefire stand in it."""
    words = [
        Span(start=at, end=at + len(part), quote=part)
        for part in (cue or about, about)
        if (at := quote.index(part)) >= 0
    ]
    return replace(made, span=Span(start=0, end=len(quote), quote=quote), cue=words[0], about=words[1])


def case(*claims: ActClaim, **others: object) -> Case:
    return Case(claims=in_order(claims), **others)  # type: ignore[arg-type]  # claims of other kinds by name


def names(choice: object) -> list[str]:
    return [side.name for side in choice.value]  # type: ignore[attr-defined]  # a choice of sides


def contact(day: str | None, *, form: str = "talks", status: Status = Status.ACTUAL) -> ContactClaim:
    words = Span(start=40, end=45, quote="talks")
    return ContactClaim(
        source=ONE,
        span=words,
        cue=words,
        form=form,
        status=status,
        participants=roles("ARM", "AZE"),
        place=(replace(role("RUS-moscow"), within="RUS", name="Moscow"),),
        date=When.of(day) if day else None,
        about=Span(start=0, end=5, quote="truce"),
        made_by="tests.by_hand",
    )


def term(kind: TermType, status: Status = Status.PLANNED) -> TermClaim:
    words = Span(start=60, end=65, quote="terms")
    return TermClaim(
        source=ONE,
        span=words,
        cue=words,
        type=kind,
        status=status,
        about=Span(start=0, end=5, quote="truce"),
        made_by="tests",
    )
