"""What is printed where: tables on a terminal, JSON lines elsewhere, notes to standard error."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from truceline.errors import without_secrets


class Format(StrEnum):
    """How what was read in articles is printed."""

    TEXT = "text"
    JSONL = "jsonl"


AsFormat = Annotated[
    Format | None, typer.Option("--format", "-f", help="[default: text on a terminal, jsonl when piped]")
]

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SHORT = {"not mentioned": "–", "unclear": "unclear", "none": "none"}


def wants_json(asked: bool) -> bool:
    """Whether to print JSON: it is asked for, or nobody is there to read a table."""
    return asked or not sys.stdout.isatty()


def wants_lines(form: Format | None, asked: bool) -> bool:
    """Whether to print JSON lines: the format goes before the flag, and the flag before where the output goes."""
    return form is Format.JSONL if form else wants_json(asked)


def console() -> Console:
    """Standard output as a screen."""
    return Console(highlight=False)


def print_json(value: Any) -> None:
    """Prints one line of JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def note(line: str) -> None:
    """Tells something beside the output; a password in an address is left out."""
    sys.stderr.write(f"{without_secrets(line)}\n")
    sys.stderr.flush()


def words(text: object, style: str = "") -> Text:
    """Words of an article or a user, made harmless: no control characters, no markup."""
    return Text(_CONTROLS.sub("�", str(text)), style=style)


def count(number: int, thing: str) -> str:
    """A number of things in words: `1 article`, `2,000 articles`."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def value_words(value: str, abstention: str | None) -> Text:
    """A value, or in grey why there is none."""
    return words(_SHORT.get(abstention, abstention), "dim") if abstention else words(value)


def table(*columns: str) -> Table:
    """A table with these columns, plain enough for 80 characters."""
    made = Table(box=None, header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    for column in columns:
        made.add_column(column, overflow="fold")
    return made


def ascii_only(environment: Mapping[str, str]) -> bool:
    """Whether the locale that these variables name has no letters but ASCII's for certain, so that drawings keep to those.

    Python itself sets LC_CTYPE to C.UTF-8 where LANG is C: that is not what the user's terminal says of itself.
    """
    everything, letters, language = (environment.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    if language in {"C", "POSIX"} and letters == "C.UTF-8":
        letters = ""
    told = everything or letters or language
    return bool(told) and "UTF" not in told.upper()


def tell_as_of(as_of: date | None, undated: int) -> None:
    """Says as of which day the ledger is shown, and what that leaves out."""
    if as_of is not None:
        left_out = f"; without {count(undated, 'undated article')}" if undated else ""
        note(f"As known at the end of {as_of}{left_out}.")
