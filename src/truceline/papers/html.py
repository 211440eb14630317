"""Papers as one page of HTML: style and charts within, no scripts, nothing from elsewhere."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from truceline.papers.paper import Figure, Items, Paper, Paragraph, Section, Table, figures_of, runs_of
from truceline.papers.words import made_line, safe_link, shown, source_line

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).with_name("templates")
_KINDS = {Paragraph: "paragraph", Items: "items", Table: "table", Figure: "figure", Section: "section"}


def write(paper: Paper, to: BinaryIO) -> None:
    """Writes the paper to the stream, in UTF-8."""
    from markupsafe import Markup

    from truceline.papers.figures import inline

    figures = {id(one): place for place, one in enumerate(figures_of(paper.blocks), start=1)}
    counted: Counter[int] = Counter()

    def place_of(number: int) -> str:
        """The name of this reference to a footnote: `ref-3`, and `ref-3-2` where the text refers to it again."""
        counted[number] += 1
        return f"ref-{number}" if counted[number] == 1 else f"ref-{number}-{counted[number]}"

    page = _environment().get_template("paper.html")
    references = Counter(number for run in runs_of(paper.blocks) for number in run.notes)
    told = page.render(
        paper=paper,
        made=made_line(paper),
        style=Markup((_TEMPLATES / "paper.css").read_text("utf-8")),  # noqa: S704  # a file of ours
        kind=lambda block: _KINDS[type(block)],
        number=lambda figure: figures[id(figure)],
        drawn=lambda figure: Markup(inline(figure, f"figure-{figures[id(figure)]}")),  # noqa: S704  # checked there
        place_of=place_of,
        references=references,
    )
    to.write(told.encode())


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        finalize=_seen,
        autoescape=True,  # every value is text of somebody else; nothing of it becomes markup
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["safe_link"] = safe_link
    environment.filters["source_line"] = source_line
    return environment


def _seen(value: Any) -> Any:
    return shown(value) if type(value) is str else value
