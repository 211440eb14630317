"""How a ceasefire is to be kept: forms of monitoring, who sends peacekeepers, reintegration; and what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from truceline.model import Act, ActClaim, Enforcement, Role, TermClaim
from truceline.records.case import is_state
from truceline.records.obligations.words import any_of, organisations, saying
from truceline.records.vocabulary import read


@lru_cache(maxsize=4096)
def mechanisms(text: str) -> frozenset[str]:
    """The forms of monitoring that these words name: `committee`, `verification`, `complaints`, `observers`."""
    return frozenset(form for form, pattern in _mechanisms().items() if pattern.search(text))


def senders(claim: TermClaim | ActClaim, sides: Collection[str]) -> frozenset[Enforcement]:
    """Whether an external state or an organisation sends these peacekeepers; empty where that is not told.

    Who is bound to send them, or sent them, tells it; where the claim names nobody, the words of its passage.
    """
    if isinstance(claim, TermClaim):
        named = claim.obligor
    else:
        named = claim.actors if claim.act is Act.IMPLEMENT else ()
    external = [role for role in named if role.id not in sides]
    found = frozenset(kind for role in external if (kind := _kind_of(role)) is not None)
    if found or named:
        return found
    return frozenset({Enforcement.ORGANISATION}) if _names_an_organisation().search(claim.quote) else found


def reintegrates(claim: TermClaim) -> bool:
    """Whether a term without a type of its own takes fighters into an army, or back into life."""
    return _reintegration().search(saying(claim)) is not None


def left_out(claim: TermClaim) -> str:
    """The words for what an agreement is told to say nothing of: "the border" of "says nothing about the border"."""
    words = " ".join(claim.cue.quote.split())
    return _silent().sub("", words, count=1) or words


def _kind_of(role: Role) -> Enforcement | None:
    if role.id in organisations() or role.within in organisations():
        return Enforcement.ORGANISATION
    return Enforcement.STATE if is_state(role) else None


@cache
def _mechanisms() -> Mapping[str, re.Pattern[str]]:
    return {form: any_of(patterns) for form, patterns in read("mechanisms.toml")["mechanisms"].items()}


@cache
def _reintegration() -> re.Pattern[str]:
    return any_of(read("mechanisms.toml")["reintegration"]["words"])


@cache
def _silent() -> re.Pattern[str]:
    return re.compile(read("mechanisms.toml")["silent"]["lead"], re.IGNORECASE)


@cache
def _names_an_organisation() -> re.Pattern[str]:
    return any_of(read("forces.toml")["named"])
