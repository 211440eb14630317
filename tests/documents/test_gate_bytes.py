"""The gate over bytes refuses no page that the gate over text would let through."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.documents import bytes_gate, make_document, pass_gate
from truceline.documents.gate import load_terms
from truceline.model import Document, RawArticle

may_pass = bytes_gate()
ENGLISH = tomllib.loads(files("truceline.documents").joinpath("gate.toml").read_text("utf-8"))["terms"]["en"]
GAPS = [
    " ",
    "  ",
    "\n",
    "\r\n    ",
    "&nbsp;",
    "&#160;",
    "\u00a0",
    "<br>",
    "</b> <i>",
    " <!-- x --> ",
    "\u2009",
]
DASHES = ["-", "\u2010", "\u2011", "&#8209;", "&ndash;", "&#x2011;"]


@st.composite
def _pages(draw: st.DrawFn) -> str:
    term = draw(st.sampled_from(ENGLISH)).removesuffix("*")
    case = draw(st.sampled_from([str.lower, str.upper, str.title, str.capitalize, str.swapcase]))
    letters = [
        draw(st.sampled_from(GAPS))
        if letter == " "
        else draw(st.sampled_from(DASHES))
        if letter == "-"
        else letter
        for letter in case(term)
    ]
    if draw(st.booleans()):
        letters[0] = f'<span class="cap">{letters[0]}</span>'
    before = draw(st.sampled_from(["<p>", "<p>The ", "<p>“", "<p>&quot;", "<h1>", "<p>Об этом: "]))
    after = draw(st.sampled_from(["", ".", " was agreed on", "&rdquo;", "</a>"]))
    words = (
        "The two countries agreed on it after long talks in the capital, officials of both said on Sunday. "
    )
    return f"<!DOCTYPE html><html><body><p>{words * 4}</p>{before}{''.join(letters)}{after}</p></body></html>"


@given(_pages())
def test_nothing_is_refused_that_the_text_lets_through(page: str) -> None:
    content = page.encode()
    document = make_document(RawArticle(where="a", content=content, media_type="text/html"))
    if isinstance(document, Document) and pass_gate(document) is None:
        assert may_pass(content)


@given(
    _pages(), st.integers(0, 40_000), st.integers(0, 40_000), st.sampled_from(["peace", "fire", "halt", "x"])
)
def test_a_term_is_found_wherever_it_stands_in_a_long_page(
    page: str, before: int, behind: int, other: str
) -> None:
    """Rare words elsewhere, near and far, hide no term and make none."""
    start, end = f"<p>{other} ", "<p>It rained. "
    long = (start + "rain " * (before // 5) + page + end * (behind // 14) + other).encode()
    assert may_pass(long) == may_pass(page.encode())


@pytest.mark.parametrize("gap", [" " * 3000, f'<a href="/{"x" * 3000}">', "&nbsp;" * 400])
def test_much_may_stand_between_the_words_of_a_term(gap: str) -> None:
    assert may_pass(f"<p>an end{gap}to hostilities".encode())


def test_a_term_after_many_entities() -> None:
    for before in range(30, 36):
        hidden = "".join(f"&#{ord(letter)};" for letter in "\u0444" * before + "ceasefire")
        assert may_pass(f"<p>{hidden}".encode())


def test_letters_hidden_in_entities_of_every_form() -> None:
    for letter in ("&#97;", "&#x61;", "&#X61;", "&#0097;"):
        assert may_pass(f"<p>caf&eacute; ce{letter}sefire".encode())
        assert may_pass(f"<p>caf&eacute; peace de{letter}l".encode())


@pytest.mark.parametrize(
    "content",
    [
        b"A CEASEFIRE began",
        b"cease<wbr>fire",
        b"<b>C</b>easefire",
        b"ce&#97;sefire",
        b"arm&shy;istice",
        b"arm\xc2\xadistice",
        b"tr&ecirc;ve",
        "trêve".encode("cp1252"),
        "ПЕРЕМИРИЕ".encode(),
        "перемирие".encode("cp1251"),
        "режим тишины".encode("koi8-r"),
        "".join(f"&#{ord(letter)};" for letter in "перемирие").encode(),
        "وقف إطلاق النار".encode("cp1256"),
        "ateşkes".encode(),
        "BARIŞ ANLAŞMASI".encode(),
        "停火".encode("gb18030"),
        "停火".encode("big5"),
        "停戦".encode("shift_jis"),
        "A truce held.".encode("utf-16"),
    ],
)
def test_a_term_is_found_however_it_is_written(content: bytes) -> None:
    assert may_pass(b"<p>Words before it. " + content + b" and after.") or may_pass(content)


@pytest.mark.parametrize("term", list(load_terms()))
def test_every_term_is_found(term: str) -> None:
    plain = term.removesuffix("*")
    assert may_pass(f"<p>x, {plain}, x".encode())
    assert may_pass(f"<p>x, {plain.upper()}, x".encode())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<p>It rained.",
        b"<p>a peaceful deal",
        b"consulhall",
        b"<p>caf&eacute; &#8217;&#8220;",
        b"\0" * 99,
    ],
)
def test_other_pages_are_refused(content: bytes) -> None:
    assert not may_pass(content)
