"""Bytes become text in their encoding, and every character keeps its place."""

import pytest

from truceline.documents.text import decode

FRENCH = (
    "La trêve a été signée à Genève après des négociations, a déclaré le ministre des affaires étrangères."
)


@pytest.mark.parametrize(
    "content",
    [
        FRENCH.encode(),
        FRENCH.encode("utf-8-sig"),
        FRENCH.encode("utf-16"),
        FRENCH.encode("utf-32"),
        FRENCH.encode("latin-1"),
        b'<meta charset="latin-1">' + FRENCH.encode("latin-1"),
    ],
)
def test_the_encoding_is_found(content: bytes) -> None:
    assert decode(content).endswith(FRENCH)


@pytest.mark.parametrize("content,text", [(b"a\r\nb", "a \nb"), (b"a\rb", "a\nb"), (b"a\n\nb", "a\n\nb")])
def test_line_ends_are_one_and_nothing_moves(content: bytes, text: str) -> None:
    assert decode(content) == text


def test_a_lost_nul_keeps_its_place() -> None:
    assert decode(b"a long enough line of words \0 and more") == "a long enough line of words \ufffd and more"


def test_binary_data_are_refused() -> None:
    with pytest.raises(ValueError, match="binary"):
        decode(b"\x00\xff\x10\x80" * 50)


def test_a_broken_wide_encoding_is_refused() -> None:
    with pytest.raises(UnicodeError):
        decode(b"\xff\xfea\0b")
