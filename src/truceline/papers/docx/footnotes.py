"""Footnotes of a Word document, which python-docx does not know: a part of their own, and references to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from truceline.papers.paper import Cite
from truceline.papers.words import safe_link, shown, source_line

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part

_SEPARATORS = {"separator": -1, "continuationSeparator": 0}


class Footnotes:
    """The footnotes of a document: written once, then referred to by their numbers, in their order."""

    def __init__(self, document: Document, notes: Iterable[Cite]) -> None:
        self._referred: set[int] = set()
        told = tuple(notes)
        if told:
            _add(document, told)

    def refer(self, paragraph: Paragraph, number: int) -> None:
        """Puts the mark of this footnote at the end of the paragraph; after the first time as a reference to that mark."""
        if number in self._referred:
            paragraph._p.append(_again(number))  # noqa: SLF001  # python-docx has no other way
            return
        self._referred.add(number)
        mark = _styled("FootnoteReference")
        mark.append(element("w:footnoteReference", id=str(number)))
        name = f"note_{number}"
        for one in (
            element("w:bookmarkStart", id=str(number), name=name),
            mark,
            element("w:bookmarkEnd", id=str(number)),
        ):
            paragraph._p.append(one)  # noqa: SLF001  # ditto


def element(tag: str, words: str | None = None, **attributes: str) -> Any:
    """An element of WordprocessingML with these attributes of its own name space, and words."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    if words is not None:
        made.text = words
        made.set(qn("xml:space"), "preserve")
    return made


def hyperlink(part: Part, address: str, words: str) -> Any:
    """Words that lead to an address."""
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = _styled("Hyperlink")
    run.append(element("w:t", words))
    made.append(run)
    return made


def _again(number: int) -> Any:
    field = element("w:fldSimple", instr=f" NOTEREF note_{number} \\f \\h ")
    run = _styled("FootnoteReference")
    run.append(element("w:t", str(number)))
    field.append(run)
    return field


def _add(document: Document, notes: tuple[Cite, ...]) -> None:
    root = OxmlElement("w:footnotes")
    name = PackURI("/word/footnotes.xml")
    part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, root, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    settings = element("w:footnotePr")
    for kind, number in _SEPARATORS.items():
        root.append(_separator(kind, number))
        settings.append(element("w:footnote", id=str(number)))
    for note in notes:
        root.append(_note(note, part))
    # The order of elements is laid down: what is about footnotes stands before `compat`.
    document.settings.element.find(qn("w:compat")).addprevious(settings)


def _separator(kind: str, number: int) -> Any:
    note, paragraph, run = element("w:footnote", type=kind, id=str(number)), element("w:p"), element("w:r")
    run.append(element(f"w:{kind}"))
    paragraph.append(run)
    note.append(paragraph)
    return note


def _note(note: Cite, part: Part) -> Any:
    made, paragraph = element("w:footnote", id=str(note.number)), element("w:p")
    properties = element("w:pPr")
    properties.append(element("w:pStyle", val="FootnoteText"))
    mark = _styled("FootnoteReference")
    mark.append(element("w:footnoteRef"))
    words = element("w:r")
    words.append(element("w:t", f" “{shown(note.quote)}” {source_line(note)}."))
    for one in (properties, mark, words):
        paragraph.append(one)
    if link := safe_link(note.url):
        space = element("w:r")
        space.append(element("w:t", " "))
        paragraph.append(space)
        paragraph.append(hyperlink(part, link, link))
    made.append(paragraph)
    return made


def _styled(style: str) -> Any:
    run, properties = element("w:r"), element("w:rPr")
    properties.append(element("w:rStyle", val=style))
    run.append(properties)
    return run
