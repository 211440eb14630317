"""One field of a ceasefire, as a reader is shown it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from truceline.model import Account, Ceasefire, Choice, Obligation, Side, Status, When
from truceline.records.fields import FIELDS


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShown:
    """A field's value, or why it has none.

    `value` is plain data (strings, lists, dicts), `words` the same in one line for people. `precision`, `earliest`
    and `latest` are set for times. `rests_on` and `passes_over` are claim ids.
    """

    name: str
    value: Any
    words: str
    precision: str | None = None
    earliest: str | None = None
    latest: str | None = None
    abstention: str | None = None
    reason: str
    made_by: str
    rests_on: tuple[str, ...] = ()
    passes_over: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()


def field_names() -> tuple[str, ...]:
    """The fields of a ceasefire, in the order in which they are shown."""
    return tuple(FIELDS)


def field_shown(ceasefire: Ceasefire, name: str) -> FieldShown:
    """The field of this name."""
    choice: Choice[Any] = getattr(ceasefire, name)
    value = choice.value
    when = value if isinstance(value, When) else None
    return FieldShown(
        name=name,
        value=plain(value),
        words=in_words(value),
        precision=when.precision if when else None,
        earliest=when.earliest.isoformat() if when and when.earliest else None,
        latest=when.latest.isoformat() if when and when.latest else None,
        abstention=choice.abstention,
        reason=choice.reason,
        made_by=choice.made_by,
        rests_on=choice.rests_on,
        passes_over=choice.passes_over,
        judgements=choice.judgements,
    )


def plain(value: Any) -> Any:
    """A value of a field as strings, lists and dicts."""
    match value:
        case When():
            return value.value
        case Side():
            return {"id": value.id, "name": value.name}
        case Account():
            return {
                "act": str(value.act),
                "actors": plain(value.actors),
                "said_by": plain(value.said_by),
                "status": str(value.status),
                "date": plain(value.date),
                "claims": list(value.claims),
            }
        case Obligation():
            return {
                "type": str(value.type),
                "obligor": plain(value.obligor),
                "beneficiary": plain(value.beneficiary),
                "quantity": value.quantity,
                "deadline": plain(value.deadline),
                "claims": list(value.claims),
            }
        case tuple():
            return [plain(part) for part in value]
        case _:
            return value


def in_words(value: Any) -> str:
    """A value of a field in one line; empty for none."""
    match value:
        case None:
            return ""
        case Side():
            return value.name
        case Account():
            return _account_words(value)
        case Obligation():
            return _obligation_words(value)
        case tuple():
            between = "; " if any(isinstance(part, (Account, Obligation)) for part in value) else ", "
            return between.join(in_words(part) for part in value)
        case _:
            return str(value)


def _account_words(account: Account) -> str:
    told = [
        f"by {in_words(account.actors)}" if account.actors else "",
        f"says {account.said_by.name}" if account.said_by else "",
        f"on {account.date}" if account.date else "",
    ]
    status = "" if account.status is Status.ACTUAL else f" ({account.status})"
    return (", ".join(part for part in told if part) or "reported") + status


def _obligation_words(obligation: Obligation) -> str:
    kind = obligation.type.replace("_", " ")
    owes = f" by {in_words(obligation.obligor)}" if obligation.obligor else ""
    to = f" to {in_words(obligation.beneficiary)}" if obligation.beneficiary else ""
    amount = f" ({obligation.quantity})" if obligation.quantity else ""
    until = f" until {obligation.deadline}" if obligation.deadline else ""
    return f"{kind}{amount}{owes}{to}{until}"
