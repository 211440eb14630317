"""The table of claims: what each passage says, of every kind, under the codebook's names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from truceline.exports.tables.column import Column, ColumnType, Foreign, Table
from truceline.exports.tables.contents import Contents
from truceline.exports.tables.parts import listed, number, quantity_columns, sides_columns, text, time_columns
from truceline.model import Act, Claim, EventType, Quantity, Role, Side, Span, Status, TermType, When

ROLES = {
    "actors": ("actor_ids", "Who does it (acts and incidents)."),
    "parties": ("party_ids", "The sides that are or would be bound (acts)."),
    "mediators": ("mediator_ids", "Who mediates (acts)."),
    "obligor": ("obligor_ids", "Who owes it (terms)."),
    "beneficiary": ("beneficiary_ids", "To whom it is owed (terms)."),
    "oversight": ("oversight_ids", "Who oversees it (terms)."),
    "participants": ("participant_ids", "Who takes part (contacts)."),
    "targets": ("target_ids", "To whom it is done (incidents)."),
    "speakers": ("speaker_ids", "Who speaks (statements)."),
    "addressees": ("addressee_ids", "To whom (statements)."),
    "place": ("place_ids", "Where it applies or was, as named in the text."),
}
TIMES = {
    "start": "The start of the ceasefire (acts)",
    "end": "The end of the ceasefire (acts)",
    "act_date": "When the act itself was (acts)",
    "deadline": "By when it is due (terms)",
    "date": "When it was (contacts, incidents, statements)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim, and the ceasefires that are made of it."""

    claim: Claim
    ceasefires: tuple[str, ...]


def _said(contents: Contents) -> Iterator[Said]:
    for key, claim in contents.claims.items():
        yield Said(claim=claim, ceasefires=contents.made_into.get(key, ()))


def _of(name: str) -> Callable[[Said], Any]:
    return lambda row: getattr(row.claim, name, None)


def _words(name: str) -> Callable[[Said], str | None]:
    def cell(row: Said) -> str | None:
        span: Span | None = getattr(row.claim, name, None)
        return span.quote if span else None

    return cell


def _roles(name: str) -> Callable[[Said], tuple[Side, ...]]:
    def cell(row: Said) -> tuple[Side, ...]:
        roles: tuple[Role, ...] = getattr(row.claim, name, ())
        return tuple(Side(id=key, name=told) for key, told in {role.id: role.name for role in roles}.items())

    return cell


def _time(name: str) -> Callable[[Said], When | None]:
    return lambda row: getattr(row.claim, name, None)


def _quantity(row: Said) -> Quantity | None:
    quantity: Quantity | None = getattr(row.claim, "quantity", None)
    return quantity


def _offset(name: str, says: str, of: Callable[[Said], int]) -> Column[Said]:
    return number(name, says, of, unit="characters", required=True)


def _place(span: Span) -> str:
    return f"{span.start}-{span.end}"


CLAIMS: Table[Said] = Table(
    name="claims",
    says="what one passage of an article says, once",
    key=("id",),
    things=_said,
    foreign=(
        Foreign(columns=("article",), table="articles"),
        Foreign(columns=("said_by_id",), table="actors"),
    ),
    columns=(
        text("id", "The id of the claim.", lambda row: row.claim.id, required=True),
        text(
            "kind",
            "What kind of claim it is.",
            _of("kind"),
            values=("act", "term", "contact", "incident", "statement"),
            required=True,
        ),
        text("act", "What is said to be done about a ceasefire (acts).", _of("act"), values=Act),
        text("type", "What is undertaken (terms).", _of("type"), values=TermType),
        text("form", "Talks, meeting, call or visit (contacts).", _of("form")),
        text(
            "event_type",
            "PLOVER's event type (contacts, incidents, statements).",
            _of("event_type"),
            values=EventType,
        ),
        text("mode", "PLOVER's mode, where the words tell one.", _of("mode")),
        text("cameo", "The root code of CAMEO.", _of("cameo")),
        text(
            "status",
            "Whether it happened, is planned, alleged or denied.",
            _of("status"),
            values=Status,
            required=True,
        ),
        text(
            "said_by",
            "Whom the report attributes it to; empty where it says it itself.",
            lambda row: row.claim.said_by.name if row.claim.said_by else None,
        ),
        text(
            "said_by_id",
            "The id of `said_by`.",
            lambda row: row.claim.said_by.id if row.claim.said_by else None,
        ),
        *(
            column
            for name, (ids, says) in ROLES.items()
            for column in sides_columns(name, ids, says, _roles(name))
        ),
        *(column for name, says in TIMES.items() for column in time_columns(name, says, _time(name))),
        text("duration", "How long it is to last (ISO 8601: `PT72H`).", _of("duration")),
        listed("terms", "Which terms are named with it (acts).", _of("terms"), values=TermType),
        text(
            "stance", "Which stance is taken (statements).", _of("stance"), values=("for", "against", "asks")
        ),
        text("on_act", "On which act it is taken (statements).", _of("on_act"), values=Act),
        text("topic", "The words that tell what it is on (contacts, statements).", _words("topic")),
        text("weapon", "The word for what it was done with (incidents).", _words("weapon")),
        *quantity_columns(_quantity),
        listed(
            "casualties",
            "Who came to what harm, as printed (`killed: seven people`).",
            lambda row: tuple(
                f"{one.harm}: {one.count.words.quote}" for one in getattr(row.claim, "casualties", ())
            ),
        ),
        text("about", "The words that first name the ceasefire in the article.", _words("about")),
        listed("ceasefires", "The ids of the ceasefires that are made of it.", lambda row: row.ceasefires),
        text("article", "The id of the article.", lambda row: row.claim.source.document, required=True),
        _offset(
            "span_start", "Where the passage begins in the article's text.", lambda row: row.claim.span.start
        ),
        _offset("span_end", "Where it ends: the first character after it.", lambda row: row.claim.span.end),
        text("quote", "The words of the passage.", lambda row: row.claim.quote, required=True),
        _offset("cue_start", "Where the words begin that show the claim.", lambda row: row.claim.cue.start),
        _offset("cue_end", "Where they end.", lambda row: row.claim.cue.end),
        text(
            "cue", "The shortest words that show the claim.", lambda row: row.claim.cue.quote, required=True
        ),
        listed(
            "also",
            "Where else in the article the same is told (`1357-1610`).",
            lambda row: tuple(_place(span) for span in getattr(row.claim, "also", ())),
        ),
        Column(
            name="confidence",
            type=ColumnType.NUMBER,
            says="How sure the reading is.",
            of=lambda row: row.claim.confidence,
            unit="0 to 1",
            required=True,
        ),
        text(
            "made_by",
            "The full name of the function that read it.",
            lambda row: row.claim.made_by,
            required=True,
        ),
    ),
)
