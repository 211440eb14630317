from __future__ import annotations

import re
from io import BytesIO

import pytest
from markdown_it import MarkdownIt

from papers_by_hand import HOSTILE, SCRIPTS, cite, paper_of
from truceline.papers import Items, Paper, Paragraph, Run, Section, Table, text
from truceline.papers.markdown import write
from truceline.papers.words import shown

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

ELEMENTS = {
    *["h1", "h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "a"],
    "inline",
    "text",
    "text_special",
}


def written(paper: Paper) -> str:
    stream = BytesIO()
    write(paper, stream)
    return stream.getvalue().decode()


def read(markdown: str) -> tuple[str, set[str]]:
    """The words that a reader of CommonMark shows, and the elements that it makes of the markup."""
    words, elements = [], set()
    for token in READER.parse(markdown):
        elements.add(token.tag or token.type)
        for child in token.children or ():
            elements.add(child.tag or child.type)
            words.append(child.content if child.type in {"text", "code_inline", "text_special"} else "")
        words.append("\n")
    return "".join(words), elements


def test_a_paper_is_written_as_headings_lists_tables_and_footnotes() -> None:
    table = Table(
        caption="Due next",
        head=("what", "days"),
        rows=((text("withdraw"), text("3")),),
        numbers=frozenset({1}),
    )
    paper = Paper(
        title="Ceasefires",
        subtitle="since 2020",
        blocks=(
            Paragraph(text=text("Armenia ", Run(words="agreed", strong=True), Run(words=".", notes=(1,)))),
            Section(heading="More", blocks=(Items(items=(text("one"), text("two"))), table)),
        ),
        notes=(cite(1, url=None),),
    )
    assert written(paper) == (
        "# Ceasefires\n\nsince 2020\n\nArmenia **agreed**.[^1]\n\n## More\n\n- one\n- two\n\nDue next\n\n"
        "| what | days |\n| --- | ---: |\n| withdraw | 3 |\n\n"
        "[^1]: “Both sides agreed to hold their fire from noon.” Truce from noon, The Wire (TASS), 2020-10-20; "
        "characters 12 to 60, claim 9ecfceac4e5715d3.\n"
    )


@pytest.mark.parametrize("words", [*HOSTILE, SCRIPTS])
def test_foreign_words_stay_words(words: str) -> None:
    told, elements = read(written(paper_of(words)))
    assert elements <= ELEMENTS
    assert len(re.findall(re.escape(shown(words).strip()), told)) >= 14


def test_links_lead_to_the_web_only() -> None:
    linked = text(
        Run(words="web", link="https://example.org/a b"), Run(words="script", link="javascript:alert(1)")
    )
    assert "[web](<https://example.org/a%20b>)script" in written(
        Paper(title="t", blocks=(Paragraph(text=linked),))
    )


def test_what_is_strong_is_never_shown_with_its_stars() -> None:
    strong = [Run(words=words, strong=True) for words in ("a", "(b)", " c ", "", "d")]
    told, _ = read(written(Paper(title="t", blocks=(Paragraph(text=text("x", *strong, "y")),))))
    assert "xa(b) c dy" in told
