"""The reader is chosen by what a file holds, then by its name."""

import pytest

from truceline.sources import READERS
from truceline.sources.kinds import choose


@pytest.mark.parametrize(
    "head,name,reader",
    [
        (b"Some words", "a.txt", "text"),
        (b"Some words", "a", "text"),
        (b"Some words", "A.TXT", "text"),
        (b"<!DOCTYPE html><html>", "a.txt", "html"),
        (b"\xef\xbb\xbf\n<HTML lang=en>", "a.txt", "html"),
        (b'<?xml version="1.0"?>\n<html>', "a.xml", "html"),
        (b"<p>words</p>", "a.html", "html"),
        (b'{"text": "x"}\n{"text": "y"}', "a.txt", "jsonl"),
        (b'{"id": "1", "text": "' + b"x" * 4100, "a.json", "jsonl"),
        (b"broken", "a.jsonl", "jsonl"),
        (b"{broken", "a.txt", "text"),
        (b'{\n  "text": "x"\n}', "a.json", None),
        (b"a,b", "a.csv", "csv"),
        (b"id;title;text\n", "a.txt", "csv"),
        (b"Title, text and date\n", "a.txt", "text"),
        (b"%PDF-1.4", "a", "pdf"),
        (b"{\\rtf1", "a.doc", "rtf"),
        (b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "a.zip", "docx"),
        (b"PK\x03\x04" + b"\0" * 26 + b"a.txt", "a.zip", "zip"),
        (b"PK\x03\x04" + b"\0" * 26 + b"a.txt", "a.docx", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "a.doc", "docx"),
        (b"From: a@b.example\nMessage-ID: <1>\n\nwords", "a", "eml"),
        (b"From: our desk\nSubject: truce\n\nwords", "a.txt", "text"),
        (b"\0\0", "a.txt", None),
    ],
)
def test_the_reader_of_a_file(head: bytes, name: str, reader: str | None) -> None:
    assert choose(head, name) == reader


def test_the_table_holds_every_reader() -> None:
    assert {"text", "html", "jsonl", "csv", "docx", "rtf", "pdf", "eml"} <= set(READERS)
