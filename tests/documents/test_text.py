"""Bytes become text in their encoding, and every character keeps its place."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_lines_of_two_encodings_are_each_read_in_theirs() -> None:
    content = FRENCH.encode() + b"\n" + FRENCH.encode("cp1252") + b"\nplain"
    assert decode(content) == f"{FRENCH}\n{FRENCH}\nplain"


def test_a_stray_byte_among_letters_of_utf8_costs_no_other_letter() -> None:
    assert (
        decode("La trêve — signée à Genève ".encode() + b"\x93ici\x94") == "La trêve — signée à Genève “ici”"
    )


def test_a_letter_cut_off_at_the_end_costs_that_letter_alone() -> None:
    assert decode(f"{FRENCH} à".encode()[:-1]).startswith(FRENCH)


def test_a_file_wholly_of_another_encoding_is_not_taken_for_a_mixed_one() -> None:
    words = "«Стороны договорились о перемирии», сообщили в «НАТО» и в Москве в понедельник вечером."
    assert decode(words.encode("cp1251")) == words


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_wide_encoding_is_known_without_its_mark(encoding: str) -> None:
    assert decode("The truce holds – so far.".encode(encoding)) == "The truce holds – so far."


def test_a_nul_in_another_encoding_is_no_reason_to_give_up() -> None:
    assert decode(FRENCH.encode("latin-1") + b"\0") == f"{FRENCH}\ufffd"


@given(st.binary(max_size=400) | st.lists(st.binary(max_size=40), max_size=8).map(b"\n".join))
def test_any_bytes_are_text_or_are_refused(content: bytes) -> None:
    with contextlib.suppress(ValueError):
        text = decode(content)
        assert "\0" not in text
        assert "\r" not in text
        text.encode("utf-8")
