"""Whether two coders' names mean the same actor. Aliases and filler stand in `names.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from unicodedata import normalize


def same_name(one: str, other: str) -> bool:
    """Whether two names are equal when folded, or all telling words of one stand in the other."""
    left, right = fold(one), fold(other)
    if left == right:
        return True
    telling, others = _telling(left), _telling(right)
    return bool(telling) and bool(others) and (telling <= others or others <= telling)


def count_shared(gold: Iterable[str], coded: Iterable[str]) -> int:
    """How many names two lists have in common, each name used once."""
    free = list(coded)
    shared = 0
    for name in gold:
        match = next((i for i, other in enumerate(free) if same_name(name, other)), None)
        if match is not None:
            del free[match]
            shared += 1
    return shared


def distinct(names: Iterable[str]) -> list[str]:
    """The names in order, those of one actor once."""
    kept: list[str] = []
    for name in names:
        if not any(same_name(name, other) for other in kept):
            kept.append(name)
    return kept


@cache
def fold(name: str) -> str:
    """The name in lower case without accents, punctuation and leading "the", under its usual alias."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", " ", plain).strip().removeprefix("the ")
    return str(_data()["aliases"].get(words, words))


@cache
def _telling(folded: str) -> frozenset[str]:
    return frozenset(folded.split()) - frozenset(_data()["filler"]["words"])


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("names.toml").read_text("utf-8"))
