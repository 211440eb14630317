from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from lxml import etree
from pypdf import PdfReader

from papers_by_hand import HOSTILE, SCRIPTS, cite, figure, paper_of
from truceline.papers import Paper, Paragraph, Run, Table, text
from truceline.papers.docx import write
from truceline.papers.words import shown

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(paper: Paper) -> bytes:
    stream = BytesIO()
    write(paper, stream)
    return stream.getvalue()


def opened(paper: Paper) -> Document:
    return docx.Document(BytesIO(written(paper)))


def part(paper: Paper, name: str) -> etree._Element:
    with ZipFile(BytesIO(written(paper))) as archive:
        return etree.fromstring(archive.read(name))


def words_of(element: etree._Element) -> str:
    return " ".join("".join(one.itertext()) for one in element.iter(f"{W}p"))


@pytest.mark.parametrize("words", [*HOSTILE, SCRIPTS])
def test_foreign_words_stay_words(words: str) -> None:
    paper = paper_of(words)
    body, notes = part(paper, "word/document.xml"), part(paper, "word/footnotes.xml")
    told = " ".join(f"{words_of(body)} {words_of(notes)}".split())
    assert told.count(" ".join(shown(words).split())) >= 14
    plain = part(paper_of("words"), "word/document.xml")
    assert [one.tag for one in body.iter()] == [one.tag for one in plain.iter()]


def test_headings_lists_and_captions_bear_the_styles_of_word() -> None:
    styles = [one.style.name for one in opened(paper_of("words")).paragraphs if one.style]
    assert styles[:4] == ["Title", "Subtitle", "Made by", "Normal"]
    assert {"List Bullet", "Heading 1", "Heading 2", "Caption"} <= set(styles)


def test_footnotes_are_those_of_word() -> None:
    paper = paper_of("words")
    body, notes = part(paper, "word/document.xml"), part(paper, "word/footnotes.xml")
    assert [one.get(f"{W}id") for one in body.iter(f"{W}footnoteReference")] == ["1", "2"]
    assert [one.get(f"{W}instr") for one in body.iter(f"{W}fldSimple")] == [" NOTEREF note_1 \\f \\h "]
    assert [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")] == ["note_1", "note_2"]
    assert [one.get(f"{W}id") for one in notes.iter(f"{W}footnote")] == ["-1", "0", "1", "2"]
    settings = part(paper, "word/settings.xml")
    assert [one.get(f"{W}id") for one in settings.iter(f"{W}footnote")] == ["-1", "0"]


def test_a_paper_without_footnotes_has_no_part_for_them() -> None:
    with ZipFile(BytesIO(written(Paper(title="t", blocks=())))) as archive:
        assert "word/footnotes.xml" not in archive.namelist()


def test_the_head_of_a_table_is_repeated_and_no_row_is_torn() -> None:
    rows = tuple((text("a"), text(str(number))) for number in range(3))
    table = Table(caption="c", head=("x", "y"), rows=rows, numbers=frozenset({1}))
    made = opened(Paper(title="t", blocks=(table,))).tables[0]
    heads = [len(row._tr.findall(f".//{W}tblHeader")) for row in made.rows]
    assert heads == [1, 0, 0, 0]
    assert all(row._tr.findall(f".//{W}cantSplit") for row in made.rows)
    assert [cell.text for cell in made.rows[3].cells] == ["a", "2"]


def test_a_chart_is_a_picture_with_what_it_shows_and_stands_at_the_end_as_a_table() -> None:
    document = opened(Paper(title="t", blocks=(figure(),)))
    shape = document.inline_shapes[0]
    assert shape._inline.docPr.get("descr") == "Armenia tells of 3."
    assert shape._inline.docPr.get("title") == "Breaches over time"
    assert [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"] == [
        "The charts as tables"
    ]
    assert document.tables[0].cell(1, 0).text == "Armenia"


def test_the_file_tells_what_it_is() -> None:
    told = opened(paper_of("words")).core_properties
    assert (told.title, told.author, told.language) == ("Title words end", "Truceline 0", "en")
    assert told.created is not None
    assert told.created.date().isoformat() == "2020-11-20"
    assert told.comments == ""


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert written(paper_of("words")) == written(paper_of("words"))


def test_libreoffice_shows_text_and_footnotes(tmp_path: Path) -> None:
    linked = Run(words="a page", link="https://example.org/")
    again = Run(words="twice", notes=(1,))
    paper = Paper(
        title="Ceasefires",
        day=paper_of("").day,
        made_by="Truceline 0",
        blocks=(Paragraph(text=text(Run(words="told", notes=(1, 2)), " by ", linked, ", ", again, ".")),),
        notes=(cite(1), cite(2, f"Second words: {SCRIPTS}")),
    )
    (tmp_path / "paper.docx").write_bytes(written(paper))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            tmp_path,
            tmp_path / "paper.docx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    told = " ".join(PdfReader(tmp_path / "paper.pdf").pages[0].extract_text().split())
    assert "told1,2 by a page, twice1." in told
    assert "Both sides agreed to hold their fire from noon." in told
    assert "Second words: Azərbaycan İlğışçö; Перемирие їґћ" in told
    assert "page 1 of 1" in told
