"""A person's coding, read from a file of any layout that we know."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from truceline.codec import from_plain
from truceline.errors import InputError
from truceline.evaluation import PlainClaim
from truceline.evaluation.coders.own import CODED_FIELDS, Passage, case_of
from truceline.evaluation.coding import CodedCase
from truceline.exports.eth_prio import read_eth_prio
from truceline.model import Choice, Judgement
from truceline.records.judging.values import read_value

LAYOUTS = (
    "ETH/PRIO as CSV with a column cf_id; a ledger as JSON lines (truceline export --format jsonl); "
    'claims as lines {"id": …, "claims": […]}; or decisions (truceline judge list --json)'
)
"""What a coding can be read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """What a file holds: cases, or claims by report, or decisions; the other two are empty."""

    cases: tuple[CodedCase, ...] = ()
    claims: Mapping[str, tuple[PlainClaim, ...]] | None = None
    judgements: tuple[Judgement, ...] = ()


def read_coding(path: Path, coder: str | None = None) -> Coding:
    """The coding in this file; `coder` is who coded it, without it whom the file names, else the file's name.

    Raises InputError, with the row, if it cannot be read or is of no layout that we know.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"the coding cannot be read ({error.strerror}).",
            where=str(path),
            next_step="Name a file that is there.",
        ) from error
    if not content.strip():
        raise _unknown("the file is empty", str(path))
    if content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] not in {b"{", b"["}:
        if b"cf_id" not in content[:4096].lower() and b"uniq_id" not in content[:4096].lower():
            raise _unknown("its first line names no column cf_id, and it is no JSON", str(path))
        return Coding(cases=read_eth_prio(path, coder))
    return _read_lines(content, path, coder)


def digest_of(path: Path) -> str:
    """The hash of a file's bytes (SHA-256, in hexadecimal)."""
    return sha256(path.read_bytes()).hexdigest()


def read_cases(path: Path, coder: str | None = None) -> tuple[CodedCase, ...]:
    """The cases in this file. Raises InputError if it holds no cases, or as `read_coding` does."""
    found = read_coding(path, coder)
    if found.cases:
        return found.cases
    raise InputError(
        "this file holds no cases.",
        where=str(path),
        next_step="Give ceasefires as ETH/PRIO or as JSON lines of a ledger.",
    )


def _read_lines(content: bytes, path: Path, coder: str | None) -> Coding:
    lines = list(_parsed(content, path))
    where, first = lines[0]
    if "fields" in first:
        return Coding(cases=tuple(_each(lines, lambda line: _case(line, coder or path.stem))))
    if "verdict" in first:
        return Coding(judgements=tuple(_each(lines, _judgement)))
    if "claims" in first:
        return Coding(claims=dict(_each(lines, lambda line: (line["id"], tuple(line["claims"] or ())))))
    raise _unknown(f"its first line has the keys {', '.join(sorted(first)[:8]) or 'of nothing'}", where)


def _parsed(content: bytes, path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each line of JSON with its place."""
    for number, line in enumerate(content.decode("utf-8-sig", "replace").splitlines(), start=1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            told = json.loads(line)
        except ValueError as error:
            raise _unknown(f"the line is no JSON ({error})", where) from error
        if not isinstance(told, dict):
            raise _unknown("the line is no object of JSON", where)
        yield where, told


def _each(lines: Iterable[tuple[str, dict[str, Any]]], read: Any) -> Iterator[Any]:
    for where, line in lines:
        try:
            yield read(line)
        except (KeyError, TypeError, ValueError, AttributeError, ExceptionGroup) as error:
            raise _unknown(
                f"the line is unlike the first ({type(error).__name__}: {error})", where
            ) from error


def _case(line: Mapping[str, Any], coder: str) -> CodedCase:
    """A ceasefire of a ledger that was exported as JSON lines."""
    fields = line["fields"]
    choices = {name: _choice(name, fields[name]) for name in CODED_FIELDS if name in fields}
    passages = {
        one["claim"]: Passage(
            quote=one["quote"], ends=one["says"] == "end" and one.get("status") != "planned"
        )
        for one in line.get("evidence", ())
    }
    return case_of(line["id"], choices, passages, coder=coder)


def _choice(field: str, told: Mapping[str, Any]) -> Choice[Any]:
    value, abstention = told.get("value"), told.get("abstention")
    if value is None and abstention is None:  # a time that is only bounded
        value = {key: told.get(key) for key in ("earliest", "latest")}
    if field == "declared" and value:
        value = [
            {**one, "when": (one.get("when") or {}).get("value"), "claims": list(one.get("claims", ()))}
            for one in value
        ]
    written = abstention or (value if isinstance(value, str) else json.dumps(value))
    read: Any = read_value(field, written, lambda _: None)
    shared: dict[str, Any] = {
        "reason": told.get("reason", ""),
        "made_by": told.get("made_by", ""),
        "rests_on": tuple(told.get("rests_on", ())),
        "judgements": tuple(told.get("judgements", ())),
    }
    return Choice(**shared, **({"abstention": read} if abstention else {"value": read}))


def _judgement(line: Mapping[str, Any]) -> Judgement:
    plain = {key: value for key, value in line.items() if key not in {"id", "withdrawn_by"}}
    return from_plain({"marks": [], **plain}, Judgement)


def _unknown(what: str, where: str) -> InputError:
    return InputError(
        f"this is no coding that can be read: {what}.", where=where, next_step=f"Looked for: {LAYOUTS}."
    )
