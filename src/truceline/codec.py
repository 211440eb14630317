"""Our types to JSON and back, without loss."""

from __future__ import annotations

import json
from types import GenericAlias
from typing import Any, TypeVar, get_type_hints

from cattrs.preconf.json import JsonConverter, make_converter

from truceline.model import (
    ActClaim,
    Claim,
    ContactClaim,
    IncidentClaim,
    Sentence,
    StatementClaim,
    TermClaim,
    Token,
)

T = TypeVar("T")

_CLAIMS: dict[str, type[Claim]] = {
    "act": ActClaim,
    "term": TermClaim,
    "contact": ContactClaim,
    "incident": IncidentClaim,
    "statement": StatementClaim,
}

# Named tuples by the types of their fields, which cattrs does not read where they are written as strings.
_TOKEN: Any = GenericAlias(tuple, tuple(get_type_hints(Token).values()))
_SENTENCE: Any = GenericAlias(tuple, tuple(get_type_hints(Sentence).values()))


def _made(*, telling: bool) -> JsonConverter:
    """A converter of our types; `telling` it says where foreign data does not fit, which takes a third longer."""
    made = make_converter(omit_if_default=False, detailed_validation=telling)
    made.register_structure_hook(float, _number)
    made.register_structure_hook(Claim, lambda plain, _: made.structure(plain, _CLAIMS[plain["kind"]]))
    made.register_structure_hook(Token, lambda plain, _: Token(*made.structure(plain, _TOKEN)))
    made.register_structure_hook(Sentence, lambda plain, _: Sentence(*made.structure(plain, _SENTENCE)))
    return made


def _number(plain: Any, _: type[float]) -> float:
    """A number as it was written: 3 stays 3, and is not written as 3.0 when it has been read."""
    return plain if type(plain) is int else float(plain)


_converter = _made(telling=True)
_own = _made(telling=False)


def to_plain(value: Any) -> Any:
    """A value of our types as dicts, lists, strings and numbers that JSON can hold."""
    return _converter.unstructure(value)


def from_plain(plain: Any, kind: type[T]) -> T:
    """The value of this type that `to_plain` turned into plain data.

    Raises cattrs.errors.BaseValidationError if the data does not fit the type.
    """
    return _converter.structure(plain, kind)


def to_json(value: Any) -> str:
    """A value of our types as one line of JSON."""
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(line: str, kind: type[T]) -> T:
    """The value of this type that `to_json` wrote."""
    return from_plain(json.loads(line), kind)


def from_own(line: str, kind: type[T]) -> T:
    """The value of this type that `to_json` wrote, read quickly: only for what we wrote ourselves, and nobody else could change."""
    return _own.structure(json.loads(line), kind)


def claim_from_json(line: str) -> Claim:
    """The claim, of whichever kind, that `to_json` wrote, read as `from_own` does."""
    plain = json.loads(line)
    return _own.structure(plain, _CLAIMS[plain["kind"]])
