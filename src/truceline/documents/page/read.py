"""From a web page to text: all that a reader sees, with the ranges that belong to the article itself."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.documents.page.lines import Line, parse_page, read_lines, without_tags
from truceline.documents.page.main import Main, choose_main
from truceline.documents.page.marks import read_marks
from truceline.documents.text import Readable


def read_page(markup: str, url: str | None = None) -> Readable:
    """The words of a page in their order, one line a block, and what the page says of itself.

    What is taken for the article is in `main`; everything else stands in the text too. Paragraphs that only the
    page's data hold, for a script to show, stand behind what a reader sees.
    """
    tree = parse_page(markup)
    if tree is None:
        return Readable(text=without_tags(markup), url=url)
    lines = list(read_lines(tree))
    marks = read_marks(tree, url)
    main = choose_main(lines, markup, marks.title)
    unshown = main.unshown if main else ()
    return Readable(
        text="\n".join([*(line.words for line in lines), *unshown]),
        main=_ranges(lines, main) if main else None,
        title=marks.title,
        outlet=marks.outlet,
        published=marks.published,
        guessed=marks.guessed,
        url=marks.url,
    )


def _ranges(lines: Sequence[Line], main: Main) -> tuple[tuple[int, int], ...]:
    """Where the lines of the article stand in the text."""
    ranges = []
    start = 0
    words = [*(line.words for line in lines), *main.unshown]
    for number, line in enumerate(words):
        if number in main.lines or number >= len(lines):
            ranges.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(ranges)
