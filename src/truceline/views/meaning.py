"""What the fields of a ceasefire and the parts of a claim mean, as the functions that make them say it themselves."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from truceline.errors import NotFound
from truceline.model import ActClaim, ContactClaim, IncidentClaim, StatementClaim, Status, TermClaim
from truceline.records import FIELDS, standing
from truceline.records.judging.values import allowed
from truceline.views.explanation import STANDING, rule_of
from truceline.views.sheet import GROUPS

_ROOT = Path(__file__).parents[1]
_RUN = re.compile(r"`([^`]+)`|\*([a-z][^*]*)\*")
_CALLED = re.compile(r" ?\(((?:ETH/PRIO|PA-X|codebook)\b[^()]*)\)")

STATUSES = {
    Status.ACTUAL: "told as done or happening",
    Status.PLANNED: "announced for later, or expected",
    Status.ALLEGED: "one side's accusation of another; what a third party finds is no allegation",
    Status.NEGATED: "said not to have happened",
}
"""What each status of a claim means (codebook, *status*)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What something is, in the words of the code that makes it.

    `says` is the first paragraph without the names that it has elsewhere; those are `called` ("ETH/PRIO: `fixed`").
    `more` are the other paragraphs, `allowed` what can stand in a field. `path` leads to the source, inside the package,
    and `line` to the place in it.
    """

    name: str
    says: str
    called: str = ""
    more: tuple[str, ...] = ()
    allowed: str = ""
    rule: str = ""
    path: str = ""
    line: int = 1


@cache
def field_meaning(name: str) -> Meaning:
    """What a field means and how it is chosen; also `standing`. Raises NotFound for what is no field."""
    if name == STANDING:
        return _meaning(STANDING, standing)
    if name not in FIELDS:
        raise NotFound(f"no field {name!r}.", next_step=f"There are: {', '.join((*FIELDS, STANDING))}.")
    return _meaning(name, FIELDS[name], allowed(name))


@cache
def fields_by_group() -> Mapping[str, tuple[Meaning, ...]]:
    """The meaning of every field, in the groups and the order in which a ceasefire is shown."""
    return {group: tuple(field_meaning(name) for name in names) for group, names in GROUPS.items()}


@cache
def kinds() -> tuple[Meaning, ...]:
    """The kinds of claim."""
    made = (ActClaim, TermClaim, ContactClaim, IncidentClaim, StatementClaim)
    return tuple(_meaning(str(kind.__dataclass_fields__["kind"].default), kind) for kind in made)


@cache
def extractors() -> tuple[Meaning, ...]:
    """The acts and the other kinds of claim, each with the function that reads it."""
    from truceline.claims.extract import EXTRACTORS

    return tuple(_meaning(name, function) for name, function in EXTRACTORS.items())


def source_of(made_by: str) -> tuple[str, int] | None:
    """Where the function of this full name is written: its file, inside the package, and its line.

    None for what reads no claims and chooses no field here: extractors of others, or of another Truceline.
    """
    return _sources().get(made_by)


@cache
def _sources() -> dict[str, tuple[str, int]]:
    from truceline.claims.extract import EXTRACTORS

    makers: list[Callable[..., Any]] = [*EXTRACTORS.values(), *FIELDS.values(), standing]
    rules = [rule_of(function) for function in makers]
    return {rule.name: (path_of(rule.file), rule.line) for rule in rules}


def prose(words: str) -> tuple[tuple[str, str], ...]:
    """Words of a docstring in runs, each with what it is: `code` between backticks, `term` between stars, else nothing."""
    runs = []
    done = 0
    for match in _RUN.finditer(words):
        runs += [(words[done : match.start()], ""), (match[1] or match[2], "code" if match[1] else "term")]
        done = match.end()
    return tuple(run for run in (*runs, (words[done:], "")) if run[0])


def path_of(file: str) -> str:
    """The path of a source file inside the package, with slashes."""
    path = Path(file)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name


def _meaning(name: str, made_by: Callable[..., Any] | type, allowed_words: str = "") -> Meaning:
    first, *more = (" ".join(part.split()) for part in (inspect.getdoc(made_by) or "").split("\n\n"))
    rule = rule_of(made_by)
    return Meaning(
        name=name,
        says=_CALLED.sub("", first),
        called="; ".join(_CALLED.findall(first)),
        more=tuple(more),
        allowed=allowed_words,
        rule=rule.name,
        path=path_of(rule.file),
        line=rule.line,
    )
