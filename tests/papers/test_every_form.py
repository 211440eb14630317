from __future__ import annotations

import unicodedata
from io import BytesIO

import docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as reader
from markdown_it import MarkdownIt
from pypdf import PdfReader

from papers_by_hand import cite
from truceline.papers import FORMS, Items, Paper, Paragraph, Run, Section, Table, text
from truceline.papers.words import shown

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LETTERS = (
    st.characters(max_codepoint=0x7F)
    | st.sampled_from("əğışçöüÄéñł„«»—…№αΩЂжїґѣѢաբևქართ")
    | st.just("\u202e")
)
DRAWN = st.text(LETTERS, max_size=60)
FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def paper_of(words: str, quote: str) -> Paper:
    """Words in every place that a paper has for them, each between signs that no other place has."""
    row = (text("(", words, ")"), text("row"))
    parts = (
        Paragraph(text=text("[", Run(words=words, strong=True), "]", Run(words="", notes=(1,)))),
        Items(items=(text("<", words, ">"),)),
        Table(caption="table", head=("first", "second"), rows=(row,)),
        Section(heading=f"{{{words}}}", blocks=()),
    )
    return Paper(title="Title", blocks=parts, notes=(cite(1, quote, url=None),))


def written(form: str, paper: Paper) -> bytes:
    stream = BytesIO()
    FORMS[form].write(paper, stream)
    return stream.getvalue()


def bare(words: str) -> str:
    return "".join(shown(words).split())


def expected(words: str, quote: str) -> list[str]:
    told = bare(words)
    return [f"[{told}]", f"<{told}>", f"({told})", f"{{{told}}}", f"“{bare(quote)}”"]


@FEW
@given(st.text(), st.text())
def test_all_words_are_in_the_markdown(words: str, quote: str) -> None:
    tokens = READER.parse(written(".md", paper_of(words, quote)).decode())
    told = "".join(child.content for token in tokens for child in token.children or ())
    for part in expected(words, quote):
        assert part in "".join(told.split())


@FEW
@given(st.text(), st.text())
def test_all_words_are_in_the_html(words: str, quote: str) -> None:
    page = reader.document_fromstring(written(".html", paper_of(words, quote)).decode())
    told = "".join(page.text_content().split())
    for part in expected(words, quote)[:-1]:
        assert part in told
    assert bare(quote) in ["".join(one.text_content().split()) for one in page.iter("q")]


@FEW
@given(st.text(), st.text())
def test_all_words_are_in_the_word_file(words: str, quote: str) -> None:
    document = docx.Document(BytesIO(written(".docx", paper_of(words, quote))))
    notes = next(one for one in document.part.package.iter_parts() if one.partname.endswith("footnotes.xml"))
    told = "".join("".join(document.element.itertext()).split())
    for part in expected(words, quote)[:-1]:
        assert part in told
    assert expected(words, quote)[-1] in "".join("".join(reader.fromstring(notes.blob).itertext()).split())


@FEW
@given(DRAWN, DRAWN)
def test_all_words_are_in_the_pdf(words: str, quote: str) -> None:
    """Letters that run from right to left, and those that change with their neighbours, are read back in an order of their own."""
    pages = PdfReader(BytesIO(written(".pdf", paper_of(words, quote)))).pages
    told = normal("".join("".join(page.extract_text().split()) for page in pages))
    for part in expected(words, quote):
        assert normal(part) in told


def normal(words: str) -> str:
    """Letters that fonts draw alike are one: Å of Sweden and that of physics."""
    return unicodedata.normalize("NFKC", words)
