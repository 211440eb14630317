"""Papers as Markdown: CommonMark with the tables and footnotes of GitHub."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from truceline.papers.paper import Block, Cite, Figure, Items, Paper, Paragraph, Run, Section, Table, Text
from truceline.papers.words import made_line, safe_link, shown, source_line

_MARKUP = re.compile(
    r"[\\`*\[\]<>|~&$^@#{}]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # within a word it is none
    r"|(?<=[A-Za-z]):(?=//)|(?<=www)\."  # addresses become links by themselves
)
_BEGINS = re.compile(r"^(\s*)(?:(\d{1,9})([.)])|([-+=:!]))")
_DEEPEST = 6


def write(paper: Paper, to: BinaryIO) -> None:
    """Writes the paper to the stream, in UTF-8."""
    to.write(("\n\n".join(_parts(paper)) + "\n").encode())


def _parts(paper: Paper) -> Iterator[str]:
    yield f"# {_escaped(paper.title)}"
    about = [_escaped(paper.subtitle), _escaped(made_line(paper))]
    yield from (_begun(words) for words in about if words)
    yield from _blocks(paper.blocks, 2)
    yield from (_note(note) for note in paper.notes)


def _blocks(blocks: tuple[Block, ...], level: int) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _begun(_line(block.text))
            case Items():
                yield "\n".join(f"- {_begun(_line(item))}" for item in block.items)
            case Table():
                yield from _table(block)
            case Figure():
                yield f"**{_escaped(block.caption).strip()}**"
                yield _begun(_escaped(block.says))
                yield from _table(block.table)
            case Section():
                yield f"{'#' * min(level, _DEEPEST)} {_escaped(block.heading)}"
                yield from _blocks(block.blocks, level + 1)


def _table(table: Table) -> Iterator[str]:
    yield _begun(_escaped(table.caption))
    rules = ["---:" if place in table.numbers else "---" for place in range(len(table.head))]
    rows = [
        [_escaped(name) for name in table.head],
        rules,
        *([_line(cell) for cell in row] for row in table.rows),
    ]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _line(text: Text) -> str:
    """A text in one line. A run is strong only where the stars beside it would be read as such."""
    words = [shown(f"“{run.words}”" if run.quoted else run.words) for run in text]
    told: list[str] = []
    for place, run in enumerate(text):
        before = words[place - 1][-1:] if place else ""
        after = "[" if run.notes or run.link else (words[place + 1][:1] if place + 1 < len(text) else "")
        if told and told[-1].endswith("**"):
            before = "a"  # stars beside stars are read as one row of them
        told.append(_run(run, words[place], before, after))
    return "".join(told)


def _run(run: Run, words: str, before: str, after: str) -> str:
    bare = words.strip()
    lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    told = _escaped(bare)
    if run.strong and bare and _stands_out(bare, lead or before, trail or after):
        told = f"**{told}**"
    if bare and (link := safe_link(run.link)):
        told = f"[{told}](<{link}>)"
    return f"{lead}{told}{trail}" + " ".join(f"[^{number}]" for number in run.notes)


def _stands_out(bare: str, before: str, after: str) -> bool:
    """Whether stars around the words are read as such (CommonMark 0.31, 6.2): not beside a letter where the words end in a sign."""
    opens = bare[0].isalnum() or not before[-1:].isalnum()
    return opens and (bare[-1].isalnum() or not after[:1].isalnum())


def _note(note: Cite) -> str:
    link = safe_link(note.url)
    address = f" [{_escaped(link)}](<{link}>)" if link else ""
    return f"[^{note.number}]: “{_escaped(note.quote)}” {_escaped(source_line(note))}.{address}"


def _escaped(words: str) -> str:
    """The words with a backslash before all that Markdown would read as markup or as an address."""
    return _MARKUP.sub(r"\\\g<0>", shown(words))


def _begun(line: str) -> str:
    """The line with a backslash where it would begin a list, a heading or a rule."""
    return _BEGINS.sub(lambda match: f"{match[2]}\\{match[3]}" if match[2] else f"\\{match[4]}", line.strip())
