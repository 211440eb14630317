"""Gives our types the methods by which notebooks show objects (`_repr_html_`, and `_repr_pretty_` for what stands inside others)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from truceline.notebook.seen import SEEN, Seen, rows_of
from truceline.views import CaseRow

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).with_name("templates")


def attach() -> None:
    """Gives each type of the table `SEEN` both methods: the types themselves know no HTML."""
    for kind in SEEN:
        setattr(kind, "_repr_html_", html)  # noqa: B010  # a type of ours has no such member to be checked against
        setattr(kind, "_repr_pretty_", _pretty)  # noqa: B010


def html(one: Any) -> str:
    """The object as HTML; all its words are text, none of them markup. Raises KeyError for what no notebook is shown."""
    seen = _seen_as(one)
    return _environment().get_template(seen.template).render(line=seen.line(one), **seen.parts(one))


def html_of_rows(caption: str, rows: Iterable[CaseRow]) -> str:
    """A list of ceasefires as HTML."""
    return _environment().get_template("ceasefires.html").render(rows_of(caption, rows))


def line(one: Any) -> str:
    """The object in one line."""
    return _seen_as(one).line(one)


def _pretty(one: Any, printer: Any, cycle: bool) -> None:  # noqa: FBT001  # as IPython calls it
    """Prints the object in one line, where IPython would write out all that it holds."""
    del cycle
    printer.text(line(one))


def _seen_as(one: Any) -> Seen:
    return next(SEEN[kind] for kind in type(one).__mro__ if kind in SEEN)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
