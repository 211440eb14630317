"""A text is mended before any offset is fixed, and no more than it needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.documents import make_document
from truceline.documents.mending import mend, mend_markup
from truceline.model import Document, RawArticle

GOOD = "“It’s a truce” – said Ilham Əliyev, in the café of Gümrü… ½ ﬁrm"


@pytest.mark.parametrize(
    "broken,whole",
    [
        ("the leader’s truce".encode().decode("cp1252"), "the leader’s truce"),
        ("a truce in Malmö — soon".encode().decode("latin-1"), "a truce in Malmö — soon"),
        ("Zoë’s truce".encode().decode("cp1252").encode().decode("cp1252"), "Zoë’s truce"),
    ],
)
def test_words_decoded_wrongly_are_decoded_again(broken: str, whole: str) -> None:
    assert mend(broken) == whole


def test_a_line_decoded_wrongly_harms_no_other() -> None:
    assert mend(f"{GOOD}\n{'Malmö’s truce'.encode().decode('cp1252')}") == f"{GOOD}\nMalmö’s truce"


@pytest.mark.parametrize(
    "text", [GOOD, "Ã", "São Tomé and Príncipe", "¿Qué?", "Łódź naïve €5", "№ 5 « truce »", "آتش‌بس", "👩‍👩‍👧"]
)
def test_what_is_right_stays_as_it_is(text: str) -> None:
    assert mend(text) == text


@pytest.mark.parametrize(
    "odd,plain",
    [
        ("cease\u00adfire", "ceasefire"),
        ("cease\u00ad\n  fire", "ceasefire"),
        ("the\u200b truce\ufeff", "the truce"),
        ("a\u00a0truce of\u202f72\u2009hours", "a truce of 72 hours"),
        ("\u200eArmenia\u200f", "Armenia"),
        ("tru\u200cce", "truce"),
        ("one\u2028two\x0cthree", "one\ntwo\nthree"),
    ],
)
def test_what_shows_nothing_parts_no_word(odd: str, plain: str) -> None:
    assert mend(odd) == plain


def test_a_soft_hyphen_written_as_an_entity_goes_too() -> None:
    assert mend_markup("<p>cease&shy;fire and a&#8203;rms&#xAD;</p>") == "<p>ceasefire and arms</p>"


@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
def test_every_span_is_into_the_mended_text(media_type: str) -> None:
    words = "The sides agreed a cease\u00adfire of\u00a072 hours in Malm\u00c3\u00b6, officials of both said on Monday."
    page = f"<p>{words}</p>" if media_type == "text/html" else words
    document = make_document(RawArticle(where="x", content=page.encode(), media_type=media_type))
    assert isinstance(document, Document)
    assert (
        document.text
        == "The sides agreed a ceasefire of 72 hours in Malmö, officials of both said on Monday."
    )
    assert document.segments[-1].end == len(document.text)


@given(st.text())
def test_no_text_keeps_what_shows_nothing(text: str) -> None:
    assert not set(mend(text)) & set("\u00a0\u00ad\u200b\u2060\u2028\ufeff")
