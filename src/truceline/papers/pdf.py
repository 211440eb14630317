"""Papers as PDF that is tagged for screen readers (PDF/UA-1), set by Typst: footnotes at the foot of the page, tables that break over pages."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, cast

from truceline.papers.columns import shares
from truceline.papers.figures import inline, share_of_width
from truceline.papers.paper import (
    CHARTS_AS_TABLES,
    Block,
    Cite,
    Figure,
    Items,
    Paper,
    Paragraph,
    Section,
    Table,
    Text,
    figures_of,
)
from truceline.papers.words import made_line, safe_link, short_title, shown, source_line

_TEMPLATE = Path(__file__).with_name("templates") / "paper.typ"
_FONTS = ("Libertinus Serif", "Noto Naskh Arabic", "Noto Sans Arabic", "DejaVu Sans", "New Computer Modern")
_UNDRAWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_TURNED = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_TRIES = 5


def write(paper: Paper, to: BinaryIO) -> None:
    """Writes the paper to the stream.

    Letters that no font of this machine has stand as their code points (`[U+4E2D U+6587]`).
    """
    to.write(_set(json.dumps(_paper(paper), ensure_ascii=False)))


def _set(told: str) -> bytes:
    """The PDF of a paper in JSON, letters that cannot be drawn replaced until all can."""
    from typst import Compiler, TypstError

    compiler = Compiler(_TEMPLATE, root=_TEMPLATE.parent)
    undrawn: set[str] = set()
    for _ in range(_TRIES):
        inputs = {"paper": _coded(told, undrawn)}
        try:
            made = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"])
        except TypstError as error:
            found = _letters(str(error)) - undrawn
            if not found:
                break
            undrawn |= found
        else:
            return cast("bytes", made)  # a PDF is one file
    # Better a file that screen readers walk less well, with empty boxes for some letters, than none.
    return cast("bytes", compiler.compile(format="pdf", sys_inputs={"paper": _coded(told, undrawn)}))


def _letters(message: str) -> set[str]:
    """The letters that Typst says it has no font for."""
    found: set[str] = set()
    for words in _UNDRAWN.findall(message):
        found |= set(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), words))
    return {one for one in found if not one.isascii()}


def _coded(told: str, undrawn: set[str]) -> str:
    if not undrawn:
        return told
    letters = re.compile(f"[{re.escape(''.join(sorted(undrawn)))}]+")
    return letters.sub(lambda match: f"[{' '.join(f'U+{ord(one):04X}' for one in match[0])}]", told)


def _paper(paper: Paper) -> dict[str, Any]:
    day = paper.day
    seen: set[int] = set()
    return {
        "title": shown(paper.title),
        "short": short_title(paper),
        "subtitle": shown(paper.subtitle),
        "made_by": shown(paper.made_by),
        "made": made_line(paper),
        "dated": day.isoformat() if day else "",
        "day": {"year": day.year, "month": day.month, "day": day.day} if day else None,
        "language": paper.language,
        "fonts": _fonts(),
        "blocks": [_block(block, seen) for block in paper.blocks],
        "charts_heading": CHARTS_AS_TABLES,
        "charts": [_table(figure.table, seen) for figure in figures_of(paper.blocks)],
        "notes": [_note(note) for note in paper.notes],
    }


def _block(block: Block, seen: set[int]) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "text": _text(block.text, seen)}
        case Items():
            return {"kind": "items", "items": [_text(item, seen) for item in block.items]}
        case Table():
            return _table(block, seen)
        case Figure():
            told = {"caption": shown(block.caption), "says": shown(block.says)}
            svg = inline(block, "figure")
            return {"kind": "figure", "svg": svg, "width": share_of_width(svg), **told}
        case Section():
            parts = [_block(part, seen) for part in block.blocks]
            return {"kind": "section", "heading": shown(block.heading), "blocks": parts}


def _table(table: Table, seen: set[int]) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": shown(table.caption),
        "head": [shown(name) for name in table.head],
        "rows": [[_text(cell, seen) for cell in row] for row in table.rows],
        "numbers": sorted(table.numbers),
        "widths": shares(table),
    }


def _text(text: Text, seen: set[int]) -> list[dict[str, Any]]:
    """The runs of a text; of each footnote it tells whether the paper refers to it for the first time."""
    told = []
    for run in text:
        notes = []
        for number in run.notes:
            notes.append({"number": number, "first": number not in seen})
            seen.add(number)
        words = f"“{run.words}”" if run.quoted else run.words
        link = safe_link(run.link)
        told.append({**_words(words), "strong": run.strong, "link": link, "notes": notes})
    return told


def _note(note: Cite) -> dict[str, Any]:
    parts = {"quote": _words(f"“{note.quote}”"), "source": _words(f"{source_line(note)}.")}
    return {**parts, "link": safe_link(note.url)}


def _words(words: str) -> dict[str, Any]:
    """Words, and whether some of them run from right to left: their direction then has to end with them."""
    told = shown(words)
    return {"words": told, "turned": bool(_TURNED.search(told))}


@cache
def _fonts() -> list[str]:
    """The fonts to set with, of those that are there: Typst brings the first and the last along."""
    from typst import Fonts

    there = set(Fonts().families())
    return [name for name in _FONTS if name in there]
