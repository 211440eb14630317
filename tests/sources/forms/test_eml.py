"""Mail: the message as an article, and what is attached to it."""

import io
from email.message import EmailMessage
from pathlib import Path

import pytest

from truceline.model import Drop, Given, RawArticle
from truceline.sources.choose import READERS
from truceline.sources.reader import Limits

FILES = Path(__file__).parents[1] / "files"
WORDS = "A truce began at noon over the lake, said both sides. " * 8

BY_HAND = b"""\
Return-Path: <desk@courier.example>
From: =?windows-1252?Q?Ada_Lind=E9n?= <desk@courier.example>
Date: Sat, 10 Oct 2020 15:05:00 +0300
Subject: =?windows-1252?Q?Tr=EAve?= over
 the lake
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="cut"

--cut
Content-Type: text/plain; charset="windows-1252"
Content-Transfer-Encoding: quoted-printable

=93Une tr=EAve=94 began at noon over the lake, said both sides, and it is to =
last until the boats that carry grain have come home.  Neither side said for =
how long that would be; neither had asked the people who live there about it=
, they said.
--cut
Content-Type: text/html; charset="windows-1252"
Content-Transfer-Encoding: quoted-printable

<p>=93Une tr=EAve=94</p>
--cut--
"""


def read(content: bytes) -> list[RawArticle | Drop]:
    return list(READERS["eml"].read(io.BytesIO(content), "a.eml", Limits(max_bytes=5_000_000)))


def message(plain: str | None = WORDS, page: str | None = None) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "desk@courier.example"
    made["Date"] = "Sat, 10 Oct 2020 15:05:00 +0300"
    made["Subject"] = "Truce over the lake"
    made["Message-ID"] = "<1@courier.example>"
    if plain is not None:
        made.set_content(plain)
    if page is not None:
        made.add_alternative(page, subtype="html")
    return made


def test_a_message_written_by_hand() -> None:
    (article,) = read(BY_HAND)
    assert isinstance(article, RawArticle)
    assert article.given == Given(title="Trêve over the lake", published="Sat, 10 Oct 2020 15:05:00 +0300")
    assert article.meta == {"from": "Ada Lindén <desk@courier.example>"}
    assert article.content.decode().startswith("“Une trêve” began at noon")
    assert article.media_type == "text/plain"


def test_a_message_of_python() -> None:
    (article,) = read(bytes(message()))
    assert isinstance(article, RawArticle)
    assert article.content.decode().strip() == WORDS.strip()
    assert article.meta["message_id"] == "<1@courier.example>"


def test_a_page_is_taken_where_the_plain_part_says_little() -> None:
    (article,) = read(bytes(message("See this in your browser.", f"<p>{WORDS}</p>")))
    assert isinstance(article, RawArticle)
    assert article.media_type == "text/html"


def test_attached_articles_are_read_as_their_own() -> None:
    made = message()
    made.add_attachment(
        (FILES / "article.docx").read_bytes(), "application", "octet-stream", filename="a.docx"
    )
    made.add_attachment(b"\x89PNG\0\0", "image", "png", filename="logo.png")
    made.add_attachment(message("Another truce."))
    own, word, picture, inner = read(bytes(made))
    assert isinstance(word, RawArticle)
    assert (own.where, word.where, inner.where) == ("a.eml", "a.eml:1", "a.eml:3")
    assert word.content.startswith(b"Guns agreed")
    assert isinstance(picture, Drop)
    assert (picture.reason, picture.where) == ("attachment", "a.eml:2")
    assert isinstance(inner, RawArticle)
    assert inner.given.title == "Truce over the lake"


def test_a_message_of_a_thousand_parts_in_parts_is_a_drop() -> None:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(1000))
    (drop,) = read(f"From: a@b.example\nMIME-Version: 1.0\n{parts}Content-Type: text/plain\n\nx\n".encode())
    assert isinstance(drop, Drop)
    assert drop.reason == "nested"


@pytest.mark.parametrize(
    "content,reason",
    [
        (b"From: a@b.example\nMIME-Version: 1.0\n\n", "empty"),
        (bytes(message(None)), "empty"),
        (b"", "empty"),
    ],
)
def test_what_holds_no_text_is_a_drop(content: bytes, reason: str) -> None:
    (drop,) = read(content)
    assert isinstance(drop, Drop)
    assert (drop.reason, drop.where) == (reason, "a.eml")


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: =?utf-8?B?////?=",
        b"Date: nonsense",
        b"From: <<<@@@",
        b"Content-Type: text/plain; charset=none",
    ],
)
def test_broken_headers_cost_no_text(header: bytes) -> None:
    (article,) = read(header + b"\nMIME-Version: 1.0\n\n" + WORDS.encode())
    assert isinstance(article, RawArticle)
    assert article.content.decode().strip() == WORDS.strip()
