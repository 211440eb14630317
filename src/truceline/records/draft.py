"""From a group to a ceasefire: its case laid out, its fields chosen, its name given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from truceline.model import Ceasefire, Choice, Join, Successor, When
from truceline.records.beside import Beside, lay_out
from truceline.records.case import Case, in_order
from truceline.records.compare import compare, signature
from truceline.records.fields import FIELDS
from truceline.records.grouping import Group
from truceline.records.judging.corrected import OfCase, set_fields
from truceline.records.naming import base_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A case with its fields as the claims alone give them, and its id but for doubles.

    `order` is what cases are ordered by: the id, then the claims.
    """

    group: Group
    case: Case
    name: str
    order: tuple[str, tuple[str, ...]]
    choices: Mapping[str, Choice[Any]]


def draft(group: Group, beside: Beside) -> Draft:
    """The draft of the case that a group makes."""
    case = lay_out(group, beside)
    choices = {field: choose(case) for field, choose in FIELDS.items()}
    effect, agreed = choices["effect"].value, choices["agreed"].value
    name = base_id(
        case,
        choices["sides"].value or (),
        choices["place"].value or (),
        effect or agreed or _first_told(group),
    )
    order = name, tuple(sorted(claim.id for claim in case.claims))
    return Draft(group=group, case=case, name=name, order=order, choices=choices)


def _first_told(group: Group) -> When | None:
    """That it is not later than the first report of it."""
    told = min((strand.told for strand in group.strands if strand.told), default=None)
    return None if told is None else When(latest=told)


def finish(name: str, made: Draft, judged: OfCase) -> Ceasefire:
    """The ceasefire of a draft, under its id and with what people decided of its fields."""
    told = made.case.told
    fields: dict[str, Any] = set_fields(made.choices, judged, told)
    claims = tuple(claim.id for claim in in_order(told))
    return Ceasefire(id=name, claims=claims, joins=joins(made.group), **fields)


def begins(made: Draft, name: str) -> Successor | None:
    """The ceasefire of a draft as the one that comes after another: from when it is in effect, else agreed."""
    for choice in (made.choices["effect"], made.choices["agreed"]):
        if choice.value is not None:
            return Successor(other=name, when=choice.value, claims=choice.rests_on)
    return None


def joins(group: Group) -> tuple[Join, ...]:
    """Why each strand stands in its case, compared with what the case was founded by."""
    founding = group.members[0].strand
    told = signature(founding)
    return tuple(
        Join(
            document=member.strand.document,
            claims=tuple(claim.id for claim in member.strand.claims),
            reason=member.reason,
            rows=() if member.strand is founding else compare(told, signature(member.strand)),
            judgements=member.judgements,
        )
        for member in sorted(group.members, key=lambda member: member.strand.key)
    )
