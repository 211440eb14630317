"""What is made to fill the memory, to hold a reader up or to reach out is a drop, or read for what it shows."""

import gzip
import io
import socket
from pathlib import Path

import pytest

from sources.attacks import SHOWN, WORDS, docx, foreign, form, laughs, packed, pdf
from truceline.documents.page import read_page
from truceline.model import Drop, RawArticle
from truceline.sources import Limits
from truceline.sources.choose import read_stream
from truceline.sources.forms.csv import MOST_COLUMNS
from truceline.sources.forms.docx import MOST_ELEMENTS
from truceline.sources.kinds import choose
from truceline.sources.web.feed import MAX_TAGS, read_feed

FEED = "<rss><channel><title>News</title><item><title>One</title><description>{}</description></item></channel></rss>"
WORD = f"<w:document {WORDS}><w:body><w:p><w:r><w:t>A truce{{}}</w:t></w:r></w:p></w:body></w:document>"
MAIL = b"Received: x\r\nMIME-Version: 1.0\r\nSubject: %s\r\nContent-Type: text/plain; charset=%s\r\n\r\n%s"


def read(name: str, content: bytes) -> list[RawArticle | Drop]:
    return list(read_stream(io.BytesIO(content), name, name, Limits()))


def dropped(name: str, content: bytes) -> str:
    (item,) = read(name, content)
    assert isinstance(item, Drop)
    assert ";" in item.detail  # each says what to do
    return item.reason


def shown(name: str, content: bytes) -> str:
    (item,) = read(name, content)
    assert isinstance(item, RawArticle)
    return item.content.decode()


@pytest.mark.parametrize(
    "name,content,reason",
    [
        ("columns.csv", b"text" + b",a" * MOST_COLUMNS + b"\nwords\n", "too_many_columns"),
        ("cells.csv", b"id,text\n1" + b"," * 600_000 + b"\n", "broken_row"),
        ("lists.jsonl", b'{"text": "words", "x": [' + b"[]," * 200_000 + b"1]}", "broken_json"),
        ("fields.jsonl", b'{"text": "words"' + b',"a":1' * 200_000 + b"}", "broken_json"),
        ("digits.jsonl", b'{"text": "words", "x": ' + b"1" * 100_000 + b"}", "broken_json"),
        ("tags.xml", b"<rss><channel>" + b"<a>" * MAX_TAGS, "enormous"),
        ("cp037.xml", "<?xml version='1.0'?><rss/>".encode("cp037"), "no_reader"),
        ("factiva.html", b"<html><p class='article enArticle'>" + b"<p>" * 500_000, "enormous"),
        (
            "head.warc.gz",
            gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\nX: " + bytes(50_000_000)),
            "broken_off",
        ),
    ],
)
def test_what_would_fill_the_memory_is_not_taken_apart(name: str, content: bytes, reason: str) -> None:
    assert dropped(name, content) == reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_in_a_notation_for_programs_is_a_drop(encoding: str) -> None:
    """The time that Python takes to read punycode grows with the square of its length."""
    content = f'<?xml version="1.0" encoding="punycode"?>{FEED.format("words")}'.encode(encoding)
    assert list(read_feed(content)) == []
    if encoding == "utf-8":
        assert dropped("feed.xml", content) == "encoding"


def test_a_feed_in_an_encoding_that_nobody_knows_is_read_all_the_same() -> None:
    content = f'<?xml version="1.0" encoding="no-such"?>{FEED.format("words " * 200)}'.encode()
    (article,) = read("feed.xml", content)
    assert isinstance(article, RawArticle)


@pytest.mark.parametrize("charset", [b"punycode", b"idna", b"unicode_escape"])
def test_mail_is_not_read_as_a_notation_for_programs(charset: bytes) -> None:
    (article,) = read(
        "a.eml", MAIL % (b"=?" + charset + b"?q?tda-xk?=", charset, b"A truce \\x41 tda-xk holds.")
    )
    assert isinstance(article, RawArticle)
    assert article.content == b"A truce \\x41 tda-xk holds."
    assert article.given.title == "=?" + charset.decode() + "?q?tda-xk?="


def test_mail_in_an_encoding_of_seven_bits_is_read() -> None:
    assert shown("a.eml", MAIL % (b"x", b"iso-2022-jp", "停戦".encode("iso-2022-jp"))) == "停戦"


def test_comment_after_comment_is_passed_over_at_once() -> None:
    """Two comments could be taken for one, four for eight ways: three dozen of them took longer than anybody waits."""
    assert choose(b"<!---->" * 500 + b"words", "a.html") == "html"
    assert choose(b"<?a?>" * 500 + b"<!---->" * 100 + b"words", "a.txt") == "text"
    assert choose(b"<?a?>\n<!-- b --> <!-- c -->\n<rss>", "a.xml") == "feed"


def test_entities_of_entities_are_not_unpacked() -> None:
    (entry,) = read_feed(laughs("rss", FEED).encode())
    assert len(entry.html or "") < 1_000
    assert dropped("a.docx", docx(laughs("w:document", WORD))) == "broken_docx"


def test_no_other_file_is_put_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret of this machine")
    (entry,) = read_feed(foreign("rss", FEED, secret.as_uri()).encode())
    assert "secret" not in (entry.html or "")
    assert shown("a.docx", docx(foreign("w:document", WORD, secret.as_uri()))) == "A truce"
    assert "secret" not in read_page(foreign("html", "<html><p>{}</p></html>", secret.as_uri())).text


def test_a_word_file_reaches_out_to_nobody() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        place = f"http://127.0.0.1:{server.getsockname()[1]}/template.dotm"
        assert shown("a.docx", docx(WORD.format(""), linked=place)) == "A truce"
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize(
    "body,reason", [("<w:p/>" * MOST_ELEMENTS, "enormous"), ("<w:tbl>" * 10_000, "broken_docx")]
)
def test_a_word_file_of_too_many_or_too_deep_elements_is_a_drop(body: str, reason: str) -> None:
    assert dropped("a.docx", docx(f"<w:document {WORDS}><w:body>{body}</w:body></w:document>")) == reason


@pytest.mark.parametrize(
    "objects",
    [
        {"o4": packed(b" " * 200_000_000)},
        {"o4": packed(b" " * 200_000_000, times=2)},
        {"o2": b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 1 >>"},
        {"o2": b"<< /Type /Pages /Kids [" + b"3 0 R " * 200_000 + b"] /Count 1 >>"},
        {"o4": b"[" * 100_000},
        {"o4": b"[" + b"5 0 R " * 20_000 + b"]"},
    ],
)
def test_a_pdf_that_unpacks_or_leads_on_without_end_is_a_drop(objects: dict[str, bytes]) -> None:
    assert dropped("a.pdf", pdf(**objects)) == "broken_pdf"


@pytest.mark.parametrize(
    "objects",
    [{}, {"o2": b"<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>"}, {"o5": form(b"/X Do /X Do")}],
)
def test_a_pdf_that_only_claims_to_is_read(objects: dict[str, bytes]) -> None:
    assert shown("a.pdf", pdf(**objects)) == "A truce"


def test_a_form_that_shows_itself_is_shown_once_or_not() -> None:
    assert b"A truce" in SHOWN
    items = read("a.pdf", pdf(o4=packed(SHOWN + b"/X Do"), o5=form(b"/X Do /X Do")))
    assert [item.where for item in items] == ["a.pdf"]


@pytest.mark.parametrize("markup", ["<p>" * 600_000, "<div>" * 100_000, "<b>" * 400_000])
def test_a_page_of_too_many_or_too_deep_elements_is_read_without_them(markup: str) -> None:
    assert read_page(f"<html><body>{markup}A truce holds.").text.strip() == "A truce holds."
