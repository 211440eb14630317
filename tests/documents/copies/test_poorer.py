"""A document gives way to the same text with more metadata."""

from datetime import date
from itertools import permutations

from truceline.documents.copies import superseded
from truceline.model import Dating, DatingMethod, Document


def document(
    name: str, text: str = "words", title: str | None = None, day: int | None = None, given: str = ""
) -> Document:
    known = (
        Dating(earliest=(d := date(2020, 1, day)), latest=d, method=DatingMethod.GIVEN) if day else Dating()
    )
    return Document(
        id=name,
        name=name,
        text=text,
        segments=(),
        dating=known,
        language="en",
        title=title,
        meta={"given": given},
    )


def test_the_one_with_less_gives_way_to_the_fullest_in_any_order() -> None:
    bare, titled = document("a"), document("b", title="T", given="title")
    full = document("c", title="T", day=1, given="title published")
    for order in permutations([bare, titled, full]):
        assert superseded(order) == {"a": "c", "b": "c"}


def test_those_that_differ_both_stay() -> None:
    one, other = document("a", title="T", given="title"), document("b", title="U", given="title")
    assert superseded([one, other]) == {}


def test_another_text_is_another_document() -> None:
    assert superseded([document("a"), document("b", text="other", title="T", given="title")]) == {}


def test_what_was_found_in_the_text_does_not_count() -> None:
    found, told = document("a", title="found"), document("b", title="told", given="title")
    assert superseded([found, told]) == {"a": "b"}
