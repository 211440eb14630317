from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import NullObject

from papers_by_hand import HOSTILE, cite, figure, paper_of
from truceline.papers import Items, Paper, Paragraph, Run, Section, Table, text
from truceline.papers.paper import Text
from truceline.papers.pdf import write
from truceline.papers.words import shown


def written(paper: Paper) -> bytes:
    stream = BytesIO()
    write(paper, stream)
    return stream.getvalue()


def opened(paper: Paper) -> PdfReader:
    return PdfReader(BytesIO(written(paper)))


def words_of(paper: Paper) -> str:
    """The words of all pages without white space: where lines are broken is the layout's affair."""
    return "".join("".join(page.extract_text().split()) for page in opened(paper).pages)


@pytest.mark.parametrize("words", HOSTILE)
def test_foreign_words_stay_words(words: str) -> None:
    told = words_of(paper_of(words))
    bare = "".join(shown(words).split())
    assert told.count(bare) >= 14


@pytest.mark.parametrize(
    "words", ["Azərbaycan İlğışçö", "Перемирие їґћ", "ქართული", "հայերեն", "Ειρήνη", "Tiếng Việt"]
)
def test_letters_of_many_scripts_are_drawn(words: str) -> None:
    told = words_of(paper_of(words))
    assert told.count("".join(words.split())) >= 14
    assert "U+" not in told


@pytest.mark.parametrize("words", ["العربية", "עברית", "हिन्दी"])
def test_letters_of_other_directions_are_drawn_too(words: str) -> None:
    assert "U+" not in words_of(paper_of(words))


def test_letters_that_no_font_has_stand_as_code_points() -> None:
    """Two that no version of Unicode has given to anything."""
    told = words_of(paper_of("before \u2fe0\u2fe1 after"))
    assert told.count("before[U+2FE0U+2FE1]after") >= 14


def test_the_file_tells_what_it_is_and_is_tagged() -> None:
    reader = opened(paper_of("words"))
    root: dict[str, Any] = dict(reader.root_object)
    assert root["/Lang"] == "en"
    assert bool(root["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in root
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert reader.metadata is not None
    assert reader.metadata.title == "Title words end"
    assert reader.metadata.author == "Truceline 0"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == date(2020, 11, 20)


def test_the_language_of_the_paper_is_that_of_the_file() -> None:
    assert str(opened(replace(paper_of("words"), language="fr")).root_object["/Lang"]) == "fr"


def test_headings_are_bookmarks() -> None:
    titles = [one.title for one in opened(paper_of("words")).outline if not isinstance(one, list)]
    assert titles == ["Heading words end", "The charts as tables"]


def test_a_table_breaks_over_pages_and_repeats_its_head() -> None:
    rows = tuple((text(f"row {number}"), text(str(number))) for number in range(90))
    table = Table(caption="Due next", head=("whose duty", "days"), rows=rows, numbers=frozenset({1}))
    pages = opened(Paper(title="t", day=date(2020, 11, 20), made_by="Truceline 0", blocks=(table,))).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        told = page.extract_text()
        assert "whose duty" in told
        assert f"page {number} of {len(pages)}" in told
        assert "Truceline 0" in told
        assert "2020-11-20" in told


def test_a_long_table_with_footnotes_is_set_in_pieces_and_whole() -> None:
    rows = tuple(
        (text(f"row{number}.", Run(words="", notes=(number,))), text("x")) for number in range(1, 101)
    )
    table = Table(caption="c", head=("whose duty", "days"), rows=rows)
    notes = tuple(cite(number, f"words{number}.") for number in range(1, 101))
    told = words_of(Paper(title="t", blocks=(table,), notes=notes))
    assert all(told.count(f"row{number}.") == told.count(f"words{number}.") == 1 for number in range(1, 101))


@pytest.mark.parametrize("rows", [(), ((text("only"), text("row")),)], ids=["no row", "one row"])
def test_a_short_table_is_set(rows: tuple[tuple[Text, ...], ...]) -> None:
    told = words_of(
        Paper(title="t", blocks=(Table(caption="c", head=("one", "two"), rows=rows), Items(items=())))
    )
    assert told.startswith("tconetwo" + ("onlyrow" if rows else ""))


def test_footnotes_stand_on_the_page_that_refers_to_them() -> None:
    long = Paragraph(text=text("Words. " * 900))
    first, second = (Paragraph(text=text(Run(words="told", notes=(number,)))) for number in (1, 2))
    notes = (cite(1, "words of the first"), cite(2, "words of the second"))
    paper = Paper(title="t", blocks=(first, Section(heading="h", blocks=(long, second))), notes=notes)
    pages = [page.extract_text() for page in opened(paper).pages]
    assert "words of the first" in pages[0]
    assert "words of the second" not in pages[0]
    assert "words of the second" in pages[-1]


def test_a_footnote_referred_to_twice_stands_once() -> None:
    told = words_of(paper_of("words"))
    assert told.count("characters12to60") == 2
    assert "Again.1,2" in told


def test_a_chart_is_described_and_stands_at_the_end_as_a_table() -> None:
    paper = Paper(title="t", blocks=(figure(),))
    assert "drawn" in words_of(paper)
    assert "Armenia3" in words_of(paper)
    assert "Armenia tells of 3." in _descriptions(opened(paper).root_object["/StructTreeRoot"])


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert written(paper_of("words")) == written(paper_of("words"))


def _descriptions(element: Any) -> set[str]:
    """What pictures are described with, in the tree that screen readers walk."""
    found = element.get_object()
    if isinstance(found, list):
        return set().union(*map(_descriptions, found))
    if not isinstance(found, dict):
        return set()
    return ({str(found["/Alt"])} if "/Alt" in found else set()) | _descriptions(found.get("/K", NullObject()))
