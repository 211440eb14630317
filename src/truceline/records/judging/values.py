"""Values of fields as people write them and as judgements keep them: plain words for the simple ones, JSON for all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from truceline.model import Abstention, Ceasefire, Choice, Exactness, Quantity, Side, Span, When

Look = Callable[[str], Side | None]
"""Finds a side by its id or name; None where nobody is known by it."""

_DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?", re.ASCII)
_TRUTH = {"yes": True, "true": True, "no": False, "false": False}
_BESIDE = frozenset({"claims", "origins", "reason", "words", "told", "accounts"})
"""Parts of a value that tell where it comes from, and change with every further report."""


@cache
def type_of(field: str) -> Any:
    """The type of a field's value: `When`, `tuple[Side, ...]`. Raises KeyError for a field that ceasefires do not have."""
    hint = get_type_hints(Ceasefire)[field]
    if get_origin(hint) is not Choice:
        raise KeyError(field)
    return get_args(hint)[0]


def allowed(field: str) -> str:
    """What can stand in a field, in words."""
    return f"{_allowed(type_of(field))}; or one of: {', '.join(Abstention)}"


def read_value(field: str, written: str, look: Look, by: str = "") -> Any:
    """The value of a field, or the abstention, that a person wrote; `by` is the id of the judgement it rests on.

    Lists are divided by semicolons, or are JSON. Raises ValueError, saying what is allowed, for what the field cannot hold.
    """
    words = written.strip()
    if words.casefold() in list(Abstention):
        return Abstention(words.casefold())
    kind = type_of(field)
    try:
        value = _Reader(look, by).read(kind, _parsed(words, kind))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{written!r} is no value of {field}: {_fault(error)}.") from None
    if value in (None, (), "") or (kind is str and not _DURATION.fullmatch(value)):
        raise ValueError(f"{written!r} is no value of {field}: {allowed(field)}.")
    return value


def write_value(value: Any) -> str:
    """A value, or an abstention, as a judgement keeps it; two are written alike where they tell the same.

    The claims it rests on, and the words it was printed in, are left out.
    """
    if isinstance(value, Abstention):
        return str(value)
    plain = _plain(value)
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False, sort_keys=True)


def _fault(error: Exception) -> str:
    return f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)


def _parsed(words: str, kind: Any) -> Any:
    """What is written as JSON as its value, else the words, divided where the field holds several."""
    if words[:1] in {"[", "{", '"'}:
        return json.loads(words)
    if get_origin(kind) is tuple:
        return [part for piece in words.split(";") if (part := piece.strip())]
    return words


def _allowed(kind: Any) -> str:
    if get_origin(kind) is tuple:
        return _allowed_of_many(get_args(kind)[0])
    if kind is When:
        return "a day or time, like 2020-10-10, 2020-10 or 2020-10-10T12:00+04:00"
    if kind is bool:
        return "yes or no"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return f"one of: {', '.join(kind)}"
    return "a length, like PT72H or P7D"


def _allowed_of_many(part: Any) -> str:
    if part is Side:
        return "names or ids divided by semicolons, like Armenia; Azerbaijan"
    if part is str:
        return "words divided by semicolons"
    if issubclass(part, StrEnum):
        return f"one or more of these, divided by semicolons: {', '.join(part)}"
    keys = (f"{one.name}{'' if _is_needed(one) else '?'}" for one in fields(part) if one.name not in _BESIDE)
    return f"JSON, a list of objects with {', '.join(keys)} (with ? where it can be left out)"


def _is_needed(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


class _Reader:
    """Reads plain data as the types of a field's value."""

    def __init__(self, look: Look, by: str) -> None:
        self._look, self._by = look, by

    def read(self, kind: Any, plain: Any) -> Any:
        """The value of this type that is told by plain data."""
        match get_origin(kind):
            case None:
                return self._one(kind, plain)
            case origin if origin is tuple:
                return self._many(kind, plain)
            case origin if origin is Choice:
                value = self.read(get_args(kind)[0], plain)
                return Choice(value=value, judgements=(self._by,), reason="set by a person", made_by=__name__)
            case _:  # a union with None
                return None if plain is None else self.read(get_args(kind)[0], plain)

    def _one(self, kind: Any, plain: Any) -> Any:
        if kind is When:
            return _when(plain)
        if kind is Side:
            return self._side(plain)
        if kind is Quantity:
            return _quantity(plain)
        return self._whole(kind, plain) if is_dataclass(kind) else _scalar(kind, plain)

    def _many(self, kind: Any, plain: Any) -> tuple[Any, ...]:
        if not isinstance(plain, list):
            raise TypeError(_allowed(kind))
        return tuple(self.read(get_args(kind)[0], part) for part in plain)

    def _side(self, plain: Any) -> Side:
        if isinstance(plain, dict) and plain.keys() == {"id", "name"}:
            return Side(id=_scalar(str, plain["id"]), name=_scalar(str, plain["name"]))
        found = self._look(plain) if isinstance(plain, str) else None
        if found is None:
            raise ValueError(
                f'nobody is known as {plain!r}; a new one is written [{{"id": "…", "name": "…"}}]'
            )
        return found

    def _whole(self, kind: Any, plain: Any) -> Any:
        """A dataclass of its parts; those that have a default may be missing, and what it is told by always."""
        hints = get_type_hints(kind)
        if not isinstance(plain, dict) or not plain.keys() <= hints.keys():
            raise ValueError(_allowed_of_many(kind))
        given = {
            one.name: self.read(hints[one.name], plain[one.name]) for one in fields(kind) if one.name in plain
        }
        lacking = [one.name for one in fields(kind) if one.name not in given and _is_needed(one)]
        return kind(**given, **{name: self._empty(hints[name], name) for name in lacking})

    def _empty(self, kind: Any, name: str) -> Any:
        if name in _BESIDE:
            return () if get_origin(kind) is tuple else "set by a person" if kind is str else None
        if type(None) in get_args(kind):
            return None
        if get_origin(kind) is tuple:
            return ()
        raise KeyError(name)


def _when(plain: Any) -> When:
    if isinstance(plain, str):
        return When.of(plain.strip().replace(" ", "T", 1))
    if not isinstance(plain, dict):
        raise TypeError(_allowed(When))
    first, last = (plain[key] and datetime.fromisoformat(plain[key]) for key in ("earliest", "latest"))
    return When(earliest=first, latest=last)


def _quantity(plain: Any) -> Quantity:
    if not isinstance(plain, dict):
        raise TypeError('a quantity is written {"number": 1960, "unit": "peacekeepers"}')
    number, unit = _scalar(float, plain["number"]), _scalar(str, plain["unit"])
    words = f"{number:,g} {unit}"
    exactness = Exactness(plain.get("exactness", Exactness.EXACT))
    return Quantity(
        number=number, exactness=exactness, unit=unit, words=Span(start=0, end=len(words), quote=words)
    )


def _scalar(kind: Any, plain: Any) -> Any:
    if kind is bool:
        told = plain if isinstance(plain, bool) else _TRUTH.get(str(plain).casefold())
        if told is None:
            raise ValueError(_allowed(bool))
        return told
    if kind in (int, float):
        if isinstance(plain, bool) or not isinstance(plain, (int, float)):
            raise ValueError(f"{plain!r} is no number")
        return kind(plain)
    if not isinstance(plain, str):
        raise TypeError(f"{plain!r} is no text")
    if issubclass(kind, StrEnum):
        return _one_of(kind, plain)
    return plain


def _one_of(kind: type[StrEnum], plain: str) -> StrEnum:
    words = plain.casefold().replace("_", " ")
    for one in kind:
        if words == one.replace("_", " "):
            return one
    raise ValueError(f"{plain!r} is not {_allowed(kind)}")


def _plain(value: Any) -> Any:
    match value:
        case When() if value.value is None:
            bounds = {"earliest": value.earliest, "latest": value.latest}
            return {key: moment and moment.isoformat() for key, moment in bounds.items()}
        case When() | Choice():
            return _plain(value.value)
        case tuple():
            return [_plain(part) for part in value]
        case _ if is_dataclass(value):
            names = (one.name for one in fields(value) if one.name not in _BESIDE)
            return {name: _plain(getattr(value, name)) for name in names}
        case _:
            return str(value) if isinstance(value, StrEnum) else value
