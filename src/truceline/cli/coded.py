"""How `truceline code` shows an article: its text with the claims marked and numbered in it, and a line for each claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from truceline.cli.screen import table, words
from truceline.model import Act, ActClaim, Claim, Document
from truceline.views import claim_row

_MADE = (Act.AGREE, Act.DECLARE, Act.EFFECT, Act.HOLD, Act.EXTEND, Act.IMPLEMENT)
_BROKEN = (Act.VIOLATE, Act.END, Act.REJECT)
_OTHER = "magenta"  # claims of other kinds than acts
_WHO = ("actors", "speakers", "participants", "obligor")
_WHEN = {
    "start": "from",
    "end": "until",
    "duration": "for",
    "act_date": "on",
    "date": "on",
    "deadline": "by",
}


def print_article(screen: Console, document: Document, claims: Sequence[Claim]) -> None:
    """Prints the text of an article and what it claims; without colours, cues stand between angle quotes."""
    plain = screen.color_system is None or screen.no_color
    screen.print(marked(document, claims, plain=plain))
    screen.print()
    screen.print(listed(claims))


def marked(document: Document, claims: Sequence[Claim], *, plain: bool = False) -> Text:
    """The text with the cue of each claim in the colour of what it tells, followed by its number in brackets.

    Green: a ceasefire is made or kept; red: broken, refused or over; cyan: spoken of. Claims with one cue share their
    brackets. `plain` sets cues between angle quotes.
    """
    text = words(document.text)
    for segment in document.segments:
        if segment.kind == "boilerplate":
            text.stylize("dim", segment.start, segment.end)
    for claim in claims:
        text.stylize(f"bold {_colour(claim)}", claim.cue.start, claim.cue.end)
    made, done = words(""), 0
    for place, mark in _marks(claims, plain=plain):
        made.append_text(text[done:place])
        made.append_text(mark)
        done = place
    return made.append_text(text[done:])


def _marks(claims: Sequence[Claim], *, plain: bool) -> Iterator[tuple[int, Text]]:
    """What is put into the text, and where: numbers after cues, and angle quotes around them in plain text."""
    numbers: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, claim in enumerate(claims, start=1):
        numbers[claim.cue.start, claim.cue.end].append(number)
    marks: list[tuple[int, int, str]] = []
    for (start, end), found in numbers.items():
        shown = f"[{','.join(map(str, found))}]"
        if plain:
            marks += [(start, 1, "«"), (end, 0, f"»{shown}")]
        else:
            marks.append((end, 0, shown))
    return ((place, words(mark, "dim")) for place, _, mark in sorted(marks))


def _colour(claim: Claim) -> str:
    if not isinstance(claim, ActClaim):
        return _OTHER
    return "green" if claim.act in _MADE else "red" if claim.act in _BROKEN else "cyan"


def listed(claims: Sequence[Claim]) -> Table:
    """A table of the claims under their numbers; a status other than *actual* stands in parentheses.

    Claims of other kinds than acts and terms tell their event type below their kind.
    """
    made = table("", "Says", "Who", "Sides", "When", "According to")
    for number, claim in enumerate(claims, start=1):
        row = claim_row(claim)
        says = words(row.get("act") or row.get("type") or row["kind"], _colour(claim))
        more = [row.get("event_type"), f"({row['status']})" if row["status"] != "actual" else None]
        says.append("".join(f"\n{one}" for one in more if one).lower(), "dim")
        made.add_row(words(number, "dim"), says, *map(words, _cells(row)))
    return made


def _cells(row: Mapping[str, Any]) -> Iterator[str]:
    yield ", ".join(next((row[name] for name in _WHO if row.get(name)), ()))
    yield ", ".join(row.get("parties", ()))
    yield "\n".join(f"{word} {row[name]}" for name, word in _WHEN.items() if row.get(name))
    yield row["said_by"] or ""
