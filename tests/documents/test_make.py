"""A document is made of any bytes, or it is told why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.documents import make_document
from truceline.model import DatingMethod, Document, Drop, Given, RawArticle, Stage

TEXT = "The two sides agreed on a truce on Monday, officials of both of them said."


def article(content: bytes | str, media_type: str = "text/plain", **given: str) -> RawArticle:
    raw = content.encode() if isinstance(content, str) else content
    return RawArticle(
        where="a.txt", content=raw, media_type=media_type, given=Given(**given), meta={"desk": "foreign"}
    )


def made(content: bytes | str, media_type: str = "text/plain", **given: str) -> Document:
    document = make_document(article(content, media_type, **given))
    assert isinstance(document, Document)
    return document


def test_what_was_given_stands_in_the_document() -> None:
    document = made(TEXT, name="7", title="T", outlet="O", url="u", published="2020-10-10")
    assert (document.name, document.title, document.outlet, document.url) == ("7", "T", "O", "u")
    assert document.dating.method is DatingMethod.GIVEN
    assert document.meta == {"desk": "foreign", "given": "title outlet published url"}


def test_the_id_is_that_of_the_article() -> None:
    assert made(TEXT, title="T").id == article(TEXT, title="T").id


def test_without_a_title_the_headline_is_it() -> None:
    assert made(f"Truce agreed in the valley\n\n{TEXT}").title == "Truce agreed in the valley"


def test_a_given_date_that_cannot_be_read_is_kept_and_passed_over() -> None:
    document = made(f"BAKU, Oct 18, 2020 - {TEXT}", published="the day after")
    assert document.meta["published_given"] == "the day after"
    assert document.dating.method is DatingMethod.DATELINE


@pytest.mark.parametrize(
    "content,media_type,reason",
    [
        (b" \n ", "text/plain", "empty"),
        (b"<html><script>var a = 1;</script></html>", "text/html", "no_words_in_page"),
        (bytes(range(256)) * 9, "text/plain", "binary"),
        (b"\x01\x02\x03\x04 words", "text/plain", "binary"),
        ("\ufeffwords".encode("utf-16-le") + b"\0", "text/plain", "encoding"),
        ("Les deux parties ont conclu une trêve lundi, a dit le ministre. " * 5, "text/plain", "language"),
        ("Стороны договорились о перемирии, сообщили в понедельник в Москве.", "text/plain", "language"),
    ],
)
def test_what_cannot_be_read_is_a_drop(content: bytes | str, media_type: str, reason: str) -> None:
    drop = make_document(article(content, media_type))
    assert isinstance(drop, Drop)
    assert (drop.stage, drop.reason, drop.where) == (Stage.DOCUMENTS, reason, "a.txt")
    assert drop.document == article(content, media_type).id


def test_the_drop_of_a_language_says_which() -> None:
    drop = make_document(article("Стороны договорились о перемирии, сообщили в понедельник в Москве."))
    assert isinstance(drop, Drop)
    assert "'ru'" in drop.detail


_PIECES = st.sampled_from(
    [
        "By admin",
        "\n",
        "\r\n",
        "\r",
        "MOSCOW — ",
        TEXT,
        "(Reuters)",
        "Tuesday, October 20",
        "\0",
        "\x01",
        "31 February 2020",
        "é",
        "戦",
        "<p>",
        "</p>",
        "<html>",
        "<div>",
        "<script>",
        "©",
        "in 2020, ",
        "99/99/2020",
        "0000-00-00",
        "this month",
    ]
)
_TEXTS = st.text(max_size=60) | st.lists(_PIECES, max_size=25).map("".join)


@given(
    st.binary(max_size=200) | _TEXTS.map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from(["text/plain", "text/html"]),
    st.none() | _TEXTS,
    st.none() | _TEXTS,
)
def test_nothing_is_raised_and_every_span_stands(
    content: bytes, media_type: str, title: str | None, told: str | None
) -> None:
    given_with = Given(title=title, published=told, url=told)
    document = make_document(RawArticle(where="x", content=content, media_type=media_type, given=given_with))
    if isinstance(document, Document):
        assert "".join(document.text[s.start : s.end] for s in document.segments) == document.text
        assert document.dating.words is None or document.dating.words.stands_in(document.text)
        assert "\0" not in document.text
        assert "\r" not in document.text
