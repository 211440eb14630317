"""Citable ids of ceasefires: `AZE-ARM-2020-10-10`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from itertools import zip_longest

from truceline.model import Side, When
from truceline.records.case import Case

_LONGEST = 14  # characters of a code made from a name


def base_id(case: Case, sides: Sequence[Side], places: Sequence[Side], time: When | None) -> str:
    """The sides' codes and the day of effect, or of agreement, as precisely as it is told.

    The state on whose land the place of the ceasefire lies comes first, then the other sides by code. Without sides the
    places stand there; what is not known is `UNK`. An open stretch of time gives the part that its bounds share.
    """
    lands = [role for claim in case.claims for role in (*claim.place, claim.conflict) if role]
    within = {role.within for role in lands if role.within}
    codes = sorted((side.id not in within, code(side.id)) for side in sides or places)
    names = "-".join(dict.fromkeys(name for _, name in codes)) or "UNK"
    return f"{names}-{_date(time)}"


def code(actor: str) -> str:
    """An actor's id as upper-case letters and digits, at most 14."""
    return re.sub(r"[^A-Z0-9]+", "", actor.upper())[:_LONGEST] or "UNK"


def number(ids: Sequence[str]) -> list[str]:
    """The ids with those that several cases share told apart: the first stays, the next get `-b`, `-c` and so on."""
    seen: Counter[str] = Counter()
    told = []
    for name in ids:
        seen[name] += 1
        told.append(name if seen[name] == 1 else f"{name}-{_letters(seen[name])}")
    return told


def _letters(count: int) -> str:
    """2 → b, 3 → c, …, 27 → aa: as the columns of a sheet are named."""
    name = ""
    while count:
        count, rest = divmod(count - 1, 26)
        name = chr(ord("a") + rest) + name
    return name


def _date(time: When | None) -> str:
    if time is None:
        return "UNK"
    if time.value is not None:
        return time.value[:10]
    last = time.latest - timedelta(microseconds=1) if time.latest else None  # bounds are half-open
    bounds = [moment.date().isoformat() for moment in (time.earliest, last) if moment is not None]
    if len(bounds) < 2:
        return f"BY-{bounds[0]}" if bounds else "UNK"
    shared = ""
    for one, other in zip_longest(bounds[0].split("-"), bounds[1].split("-")):
        if one != other:
            break
        shared = f"{shared}-{one}" if shared else one
    return shared or "UNK"
