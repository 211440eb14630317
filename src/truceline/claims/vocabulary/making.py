"""Words by which a ceasefire is made and timed: orders, signatures, its start and end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from truceline.claims.vocabulary.source import read, read_lists


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderWords:
    """What tells orders to one's own from calls on others; see `orders.toml`."""

    fighters: frozenset[str]
    own: frozenset[str]
    ruling: frozenset[str]
    alone: frozenset[str]


@cache
def order_words() -> OrderWords:
    """The words of `orders.toml`."""
    return OrderWords(**read_lists("orders.toml"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningWords:
    """What is signed, and what shows that it is about something else; see `signing.toml`."""

    signing: frozenset[str]
    plain: frozenset[str]
    about: frozenset[str]


@cache
def signing_words() -> SigningWords:
    """The words of `signing.toml`."""
    return SigningWords(**read_lists("signing.toml"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TimingWords:
    """By which words a ceasefire's start and end are told; see `timing.toml`."""

    from_words: frozenset[str]
    deadlines: frozenset[str]
    until_words: frozenset[str]
    starting: frozenset[str]
    standing: frozenset[str]
    now: frozenset[str]
    in_force: re.Pattern[str]
    at_once: re.Pattern[str]


@cache
def timing_words() -> TimingWords:
    """The words of `timing.toml`; `in_force` matches what a time stands after."""
    lists = read("timing.toml")
    between, in_force, at_once = lists.pop("between"), lists.pop("in_force"), lists.pop("at_once")
    return TimingWords(
        in_force=re.compile(f"(?:{'|'.join(in_force)}){between}$", re.IGNORECASE),
        at_once=re.compile("|".join(at_once), re.IGNORECASE),
        **{name: frozenset(words) for name, words in lists.items()},
    )
