"""What became of the ceasefires from one release to the next, case by case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Line = Mapping[str, Any]
"""A ceasefire as the export `jsonl` writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field that has another value, or another reason for having none: what stood there, what stands there, and why."""

    field: str
    was: str
    now: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChange:
    """What is other about a ceasefire: its fields, the id it had, and how many claims came and went."""

    id: str
    was_id: str | None = None
    fields: tuple[FieldChange, ...] = ()
    claims_new: int = 0
    claims_gone: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The cases that are new, those that are gone (with the id they lead to, None where nothing is left of them), and those that changed.

    `same` counts those that are as they were.
    """

    new: tuple[str, ...] = ()
    gone: tuple[tuple[str, str | None], ...] = ()
    changed: tuple[CaseChange, ...] = ()
    same: int = 0


def compare(before: Iterable[Line], after: Iterable[Line], former: Mapping[str, str | None]) -> Changes:
    """What became of the ceasefires of `before`; `former` leads from ids that cases once had to those they have now.

    A case whose id moved is the same case where no other case of `before` holds that id already; else it was merged, and is
    told as gone, with where it leads.
    """
    old, new = ({line["id"]: line for line in lines} for lines in (before, after))
    leads = {key: _leads(key, new, former) for key in old}
    moved = {
        now: key for key, now in sorted(leads.items(), reverse=True) if now is not None and now not in old
    }
    pairs = moved | {key: key for key in old if key in new}
    changed = [_change(old[was], new[now]) for now, was in sorted(pairs.items())]
    return Changes(
        new=tuple(key for key in new if key not in pairs),
        gone=tuple((key, leads[key]) for key in old if key not in pairs.values()),
        changed=tuple(one for one in changed if one is not None),
        same=sum(one is None for one in changed),
    )


def _leads(key: str, new: Mapping[str, Line], former: Mapping[str, str | None]) -> str | None:
    """The id under which the case of this id is found now."""
    if key in new:
        return key
    known = next((line["id"] for line in new.values() if key in line["also_known_as"]), None)
    return known or (now if (now := former.get(key)) in new else None)


def _change(was: Line, now: Line) -> CaseChange | None:
    names = dict.fromkeys((*was["fields"], *now["fields"]))
    fields = [_field(name, was["fields"].get(name), now["fields"].get(name)) for name in names]
    told, tell = ({one["claim"] for one in line["evidence"]} for line in (was, now))
    change = CaseChange(
        id=now["id"],
        was_id=was["id"] if was["id"] != now["id"] else None,
        fields=tuple(one for one in fields if one is not None),
        claims_new=len(tell - told),
        claims_gone=len(told - tell),
    )
    return None if change == CaseChange(id=now["id"]) else change


def _field(name: str, was: Line | None, now: Line | None) -> FieldChange | None:
    if was and now and (was["value"], was["abstention"]) == (now["value"], now["abstention"]):
        return None
    return FieldChange(field=name, was=_words(was), now=_words(now), why=now["reason"] if now else "")


def _words(field: Line | None) -> str:
    """A value in words: long lists (what is told of a ceasefire's life) by their number, abstentions in brackets."""
    if field is None:
        return "(no such field)"
    if field["abstention"]:
        return f"({field['abstention']})"
    value = field["value"]
    if isinstance(value, list) and value and isinstance(value[0], dict) and "name" not in value[0]:
        return f"{len(value):,} told"
    return str(field["words"])
