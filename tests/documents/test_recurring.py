"""Lines that recur over an outlet's articles are furniture; its reporting is not, however often it is printed."""

from __future__ import annotations

from itertools import permutations

import pytest

from truceline.documents import learn_furniture, lines_of, make_document, with_furniture
from truceline.documents.recurring import RECURS
from truceline.model import CLAIM_GIVING, Document, Given, RawArticle

PLACES = ("Terter", "Martuni", "Hadrut", "Aghdam")


def article(place: str, *lines: str, outlet: str | None = "Port Herald", url: str | None = None) -> Document:
    lead = f"The two sides traded fire near {place} on Monday, officials of both of them said, and the truce broke."
    text = "\n\n".join((f"Truce broken near {place}", lead, *lines))
    made = make_document(
        RawArticle(
            where=place,
            content=text.encode(),
            media_type="text/plain",
            given=Given(outlet=outlet, url=url),
        )
    )
    assert isinstance(made, Document)
    return made


def read(documents: list[Document]) -> list[str]:
    """What can give claims in each, once the furniture of all is marked."""
    furniture = learn_furniture(map(lines_of, documents))
    furnished = [with_furniture(document, furniture) for document in documents]
    return [
        "".join(document.text[s.start : s.end] for s in document.segments if s.kind in CLAIM_GIVING)
        for document in furnished
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Libya foes sign permanent cease-fire in Geneva",
        "Morning Watch, the letter from both shores",
        "The Herald corrects errors of fact promptly and owns up to them.",
    ],
)
def test_a_line_of_three_articles_is_furniture(line: str) -> None:
    assert all(line not in words for words in read([article(place, line) for place in PLACES[:3]]))


@pytest.mark.parametrize(
    "line",
    [
        "More than 300 people are known to have died since the war over the valley began.",
        "The truce holds.",
        "“We want peace,” he said.",
    ],
)
def test_a_sentence_of_reporting_is_none(line: str) -> None:
    assert all(line in words for words in read([article(place, line) for place in PLACES]))


def test_two_articles_are_too_few() -> None:
    line = "Libya foes sign permanent cease-fire in Geneva"
    assert all(line in words for words in read([article(place, line) for place in PLACES[:2]]))


def test_prints_of_one_article_count_once() -> None:
    line = "The text of the truce, as the ministry gave it"
    prints = [article("Terter", line, f"Edition {number}") for number in range(4)]
    assert all(line in words for words in read(prints))


def test_another_outlet_keeps_the_line() -> None:
    line = "Libya foes sign permanent cease-fire in Geneva"
    *_, other = read(
        [*(article(place, line) for place in PLACES[:3]), article("Shushi", line, outlet="Other")]
    )
    assert line in other


def test_an_outlet_is_known_by_its_address() -> None:
    line = "Libya foes sign permanent cease-fire in Geneva"
    pages = [article(p, line, outlet=None, url=f"https://www.herald.example/{p}") for p in PLACES[:3]]
    assert all(line not in words for words in read(pages))


def test_text_and_cover_stay_whole_and_the_reason_is_told() -> None:
    line = "Libya foes sign permanent cease-fire in Geneva"
    pages = [article(place, line, "They met again on Friday, it said.") for place in PLACES]
    furnished = with_furniture(pages[0], learn_furniture(map(lines_of, pages)))
    assert furnished.text == pages[0].text
    assert "".join(furnished.text[s.start : s.end] for s in furnished.segments) == furnished.text
    marked = furnished.segment_at(furnished.text.index(line))
    assert marked is not None
    assert marked.reason == RECURS


def test_the_order_changes_nothing() -> None:
    pages = [article(place, "Libya foes sign permanent cease-fire in Geneva") for place in PLACES]
    assert len({learn_furniture(map(lines_of, order)) for order in permutations(pages)}) == 1
