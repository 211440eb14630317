"""How the Word documents of papers look: page, styles, what stands at the head and foot of each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from truceline.papers.docx.footnotes import element
from truceline.papers.paper import Paper
from truceline.papers.words import short_title, shown

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

_INK, _MUTED, _ACCENT = RGBColor(0x1F, 0x22, 0x25), RGBColor(0x5A, 0x60, 0x67), RGBColor(0x1F, 0x5C, 0x8B)
_OWN = ("Made by", "In a table", "After a table")
_HEADINGS = {1: 14, 2: 12, 3: 11}


def lay_out(document: Document, paper: Paper) -> None:
    """Sets page and styles, and writes head and foot of the pages."""
    _page(document)
    _styles(document)
    _language(document, paper.language)
    section = document.sections[0]
    section.different_first_page_header_footer = True
    day = paper.day.isoformat() if paper.day else ""
    _edge(section.header.paragraphs[0], short_title(paper), day)
    for footer in (section.footer, section.first_page_footer):
        foot = footer.paragraphs[0]
        _edge(foot, shown(paper.made_by), "page ")
        _field(foot, "PAGE")
        foot.add_run(" of ")
        _field(foot, "NUMPAGES")


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)


def _styles(document: Document) -> None:
    styles = document.styles
    for name in _OWN:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    _style(document, "Normal", 10.5, after=6)
    _style(document, "Title", 18, after=2)
    _style(document, "Subtitle", 12, after=10)
    _style(document, "Header", 8.5, colour=_MUTED)
    _style(document, "Footer", 8.5, colour=_MUTED)
    _style(document, "Made by", 9, colour=_MUTED, after=10)
    _style(document, "Caption", 9, colour=_MUTED, before=6, after=3)
    for level in range(1, 10):
        _style(document, f"Heading {level}", _HEADINGS.get(level, 10.5), before=14, after=4)
    _style(document, "In a table", 9, before=1, after=1)
    _style(document, "After a table", 6)
    styles["List Bullet"].base_style = styles["Normal"]
    foot = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    foot.element.set(qn("w:styleId"), "FootnoteText")
    _style(document, "footnote text", 8.5, after=2)
    mark = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.element.set(qn("w:styleId"), "FootnoteReference")
    mark.font.superscript = True
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb, link.font.underline = _ACCENT, True


def _style(
    document: Document,
    name: str,
    size: float,
    *,
    colour: RGBColor = _INK,
    before: float = 0,
    after: float = 0,
) -> None:
    style: ParagraphStyle = document.styles[name]
    style.font.size, style.font.color.rgb = Pt(size), colour
    style.font.italic = False
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.1
    for part in ("w:pBdr", "w:spacing", "w:contextualSpacing"):  # the template's lines and stretched letters
        for old in [
            one
            for one in style.element.iter(qn(part))
            if one.getparent().tag != qn("w:pPr") or part == "w:pBdr"
        ]:
            old.getparent().remove(old)


def _language(document: Document, language: str) -> None:
    for told in document.styles.element.iter(qn("w:lang")):
        told.set(qn("w:val"), language)


def _edge(paragraph: Paragraph, left: str, right: str) -> None:
    """One line at the head or foot of a page, with a part at each side."""
    tabs = paragraph.paragraph_format.tab_stops
    for old in list(paragraph.style.paragraph_format.tab_stops) if paragraph.style else ():
        tabs.add_tab_stop(old.position, WD_TAB_ALIGNMENT.CLEAR)
    tabs.add_tab_stop(Mm(170), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{left}\t{right}")


def _field(paragraph: Paragraph, name: str) -> None:
    """A number that Word counts: of the page, or of all pages."""
    field, run = element("w:fldSimple", instr=f" {name} "), element("w:r")
    run.append(element("w:t", "1"))
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001  # python-docx has no other way
