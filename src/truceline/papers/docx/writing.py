"""A paper written into a Word document, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from truceline.papers.columns import shares
from truceline.papers.docx.footnotes import Footnotes, element, hyperlink
from truceline.papers.docx.layout import lay_out
from truceline.papers.figures import inline, share_of_width
from truceline.papers.paper import (
    CHARTS_AS_TABLES,
    Block,
    Figure,
    Items,
    Paper,
    Paragraph,
    Run,
    Section,
    Table,
    Text,
    figures_of,
)
from truceline.papers.pictures import png
from truceline.papers.words import made_line, safe_link, shown

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table as WordTable

_WIDTH = 170  # millimetres of A4 between the margins
_DEEPEST = 9
_EARLIEST = datetime(1980, 1, 1)  # the first day that ZIP archives know


def written(paper: Paper) -> bytes:
    """The Word file."""
    document = Document()
    lay_out(document, paper)
    _describe(document, paper)
    _Writer(document, paper).write(paper)
    stream = BytesIO()
    document.save(stream)
    return _timeless(stream)


class _Writer:
    """Writes parts of a paper to the end of a document."""

    def __init__(self, document: WordDocument, paper: Paper) -> None:
        self._document = document
        self._notes = Footnotes(document, paper.notes)

    def write(self, paper: Paper) -> None:
        """Writes the whole paper."""
        self._document.add_paragraph(shown(paper.title), style="Title")
        if paper.subtitle:
            self._document.add_paragraph(shown(paper.subtitle), style="Subtitle")
        if made := made_line(paper):
            self._document.add_paragraph(made, style="Made by")
        self._blocks(paper.blocks, 1)
        figures = list(figures_of(paper.blocks))
        if figures:
            self._document.add_heading(CHARTS_AS_TABLES, 1)
        for figure in figures:
            self._table(figure.table)

    def _blocks(self, blocks: Sequence[Block], level: int) -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    self._text(self._document.add_paragraph(), block.text)
                case Items():
                    for item in block.items:
                        paragraph = self._document.add_paragraph()
                        paragraph._p.style = "ListBullet"  # noqa: SLF001  # as in tables
                        self._text(paragraph, item)
                case Table():
                    self._table(block)
                case Figure():
                    self._figure(block)
                case Section():
                    self._document.add_heading(shown(block.heading), min(level, _DEEPEST))
                    self._blocks(block.blocks, level + 1)

    def _figure(self, figure: Figure) -> None:
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        svg = inline(figure, "figure")
        shape = paragraph.add_run().add_picture(BytesIO(png(svg)), width=Mm(_WIDTH * share_of_width(svg)))
        shape._inline.docPr.set("descr", shown(figure.says))  # noqa: SLF001  # python-docx has no other way to it
        shape._inline.docPr.set("title", shown(figure.caption))  # noqa: SLF001  # ditto
        self._document.add_paragraph(shown(figure.caption), style="Caption")

    def _table(self, table: Table) -> None:
        caption = self._document.add_paragraph(shown(table.caption), style="Caption")
        caption.paragraph_format.keep_with_next = True
        made = self._document.add_table(rows=1 + len(table.rows), cols=len(table.head))
        rows = made._tbl.tr_lst  # noqa: SLF001  # cells by way of the table cost the square of their number
        for place, name in enumerate(table.head):
            cell = WordParagraph(rows[0].tc_lst[place].p_lst[0], made)
            cell.add_run(shown(name)).bold = True
            _place(cell, table, place)
        for row, told in zip(rows[1:], table.rows, strict=True):
            for place, text in enumerate(told):
                cell = WordParagraph(row.tc_lst[place].p_lst[0], made)
                self._text(cell, text, strong=place == 0)
                _place(cell, table, place)
        _shape(made, table)
        self._document.add_paragraph(style="After a table")

    def _text(self, paragraph: WordParagraph, text: Text, *, strong: bool = False) -> None:
        for run in text:
            self._run(paragraph, run, strong=strong)

    def _run(self, paragraph: WordParagraph, run: Run, *, strong: bool) -> None:
        told = shown(f"“{run.words}”" if run.quoted else run.words)
        link = safe_link(run.link)
        if link:
            paragraph._p.append(hyperlink(self._document.part, link, told))  # noqa: SLF001  # python-docx only reads links
        elif told:
            paragraph.add_run(told).bold = True if run.strong or strong else None
        for place, number in enumerate(run.notes):
            if place:
                paragraph.add_run(",").font.superscript = True
            self._notes.refer(paragraph, number)


def _place(paragraph: WordParagraph, table: Table, place: int) -> None:
    paragraph._p.style = "Inatable"  # noqa: SLF001  # to look a style up by its name takes ten milliseconds
    if place in table.numbers:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _shape(made: WordTable, table: Table) -> None:
    """Lines below the rows, heads that are repeated on each page, rows that are never torn, columns as broad as they need."""
    properties = made._tbl.tblPr  # noqa: SLF001  # python-docx has no names for what follows
    lines = element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        lines.append(element(f"w:{side}", val="single", sz="4", space="0", color="B0ADA6"))
    look = properties.find(qn("w:tblLook"))
    properties.insert(list(properties).index(look) if look is not None else len(properties), lines)
    if caption := shown(table.caption):
        properties.append(element("w:tblCaption", val=caption))
    made._tbl.tr_lst[0].get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001
    widths = _widths(table)
    for column, width in zip(made._tbl.tblGrid.gridCol_lst, widths, strict=True):  # noqa: SLF001
        column.w = width
    for row in made._tbl.tr_lst:  # noqa: SLF001
        row.get_or_add_trPr().insert(0, element("w:cantSplit"))
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width


def _widths(table: Table) -> list[Mm]:
    told = shares(table)
    return [Mm(_WIDTH * share / sum(told)) for share in told]


def _describe(document: WordDocument, paper: Paper) -> None:
    told = document.core_properties
    day = datetime(paper.day.year, paper.day.month, paper.day.day) if paper.day else _EARLIEST
    told.title, told.subject = shown(paper.title)[:255], shown(paper.subtitle)[:255]
    told.author = told.last_modified_by = shown(paper.made_by)[:255]
    told.created = told.modified = day
    told.language, told.comments, told.revision = paper.language, "", 1
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # of the template
            del package.rels[key]


def _timeless(stream: BytesIO) -> bytes:
    """The archive with the same time on all of its files."""
    made = BytesIO()
    with ZipFile(stream) as there, ZipFile(made, "w", ZIP_DEFLATED) as into:
        for one in there.infolist():
            kept = ZipInfo(one.filename, _EARLIEST.timetuple()[:6])
            kept.compress_type = ZIP_DEFLATED
            into.writestr(kept, there.read(one))
    return made.getvalue()
