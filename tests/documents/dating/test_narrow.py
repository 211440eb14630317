"""Dated articles that tell the same events narrow when an undated one was published; what stays open stays open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from claims_by_hand import cited, claim
from truceline.documents import make_document, narrow_datings
from truceline.model import Act, ActClaim, Dating, DatingMethod, Document, Given, RawArticle

DATED = (
    "The two sides agreed on a truce on October 9, officials of both of them said in the capital on Saturday."
)


def article(name: str, text: str, published: str | None = None) -> Document:
    made = make_document(
        RawArticle(
            where=name,
            content=text.encode(),
            media_type="text/plain",
            given=Given(name=name, published=published),
        )
    )
    assert isinstance(made, Document)
    return made


def speaking(document: Document, sides: str = "ARM AZE", agreed: str | None = None) -> ActClaim:
    source = replace(cited(document.id, None), dating=document.dating)
    return claim(Act.AGREE, source, sides=sides, agreed=agreed)


def narrowed(*told: tuple[Document, ActClaim]) -> dict[str, Dating]:
    """The narrowed datings by name, which are the same for every order."""
    found = [narrow_datings([d for d, _ in order], [c for _, c in order]) for order in permutations(told)]
    assert all(one == found[0] for one in found)
    names = {document.id: document.name for document, _ in told}
    return {names[key]: dating for key, dating in found[0].items()}


def dated(published: str = "2020-10-10", sides: str = "ARM AZE") -> tuple[Document, ActClaim]:
    document = article(f"dated {published}", f"{DATED} It was {published}.", published)
    return document, speaking(document, sides, agreed=f"{published[:4]}-10-09")


def open_one(text: str, sides: str = "ARM AZE") -> tuple[Document, ActClaim]:
    document = article("open", text)
    return document, speaking(document, sides)


def test_candidates_are_narrowed_to_the_year_of_the_event_they_share() -> None:
    open_article = open_one(
        "The spokesman said on Tuesday, October 20, that the October 9 truce holds. Nobody shot."
    )
    dating = narrowed(dated(), open_article)["open"]
    assert (dating.day, dating.method) == (date(2020, 10, 20), DatingMethod.LEDGER)
    assert dating.rests_on == (dated()[0].id,)
    assert dating.reason == "'October 9' is 2020-10-09 in a dated report of the same sides"


def test_without_candidates_it_is_a_stretch_from_the_last_day_told_to_the_end_of_the_year() -> None:
    text = "According to a report of October 15 the two sides kept the truce that they agreed on October 9."
    dating = narrowed(dated(), open_one(text))["open"]
    assert (dating.earliest, dating.latest) == (date(2020, 10, 15), date(2020, 12, 31))


@pytest.mark.parametrize(
    "text,sides",
    [
        ("The truce agreed on October 9 holds, they said.", "ISR HAMAS"),  # others
        ("The truce agreed on October 9 holds, they said.", "ARM"),  # one side in common says too little
        ("The truce agreed on October 7 holds, they said.", "ARM AZE"),  # another day
        ("The minister was in town on October 9. The truce holds.", "ARM AZE"),  # the day of something else
        ("On Monday, October 9, the two agreed a truce, they said.", "ARM AZE"),  # no Monday in 2020
        ("The war of 1994 is remembered. On October 9 they agreed a truce.", "ARM AZE"),  # a day of that year
        ("The truce will be signed on October 9, they said.", "ARM AZE"),  # still to come
        ("The truce holds, they said.", "ARM AZE"),
    ],
)
def test_what_ties_no_event_stays_open(text: str, sides: str) -> None:
    assert narrowed(dated(), open_one(text, sides)) == {}


def test_years_that_several_dated_reports_give_all_stay() -> None:
    text = "The spokesman said on Tuesday, October 20, that the October 9 truce holds. Nobody shot."
    dating = narrowed(dated("2015-10-10"), dated("2020-10-10"), open_one(text))["open"]
    assert dating.candidates == (date(2015, 10, 20), date(2020, 10, 20))


def test_what_was_narrowed_narrows_others() -> None:
    middle = open_one(
        "On Tuesday, October 20, they said the October 9 truce was over. A new truce began on October 17."
    )
    last = article(
        "last", "The truce of October 17 has held, the sides said on Friday, October 23, in the capital."
    )
    found = narrowed(dated(), middle, (last, speaking(last)))
    assert found["last"].day == date(2020, 10, 23)
    assert found["last"].rests_on == (middle[0].id,)


def test_a_year_that_the_text_bounds_is_not_gone_behind() -> None:
    text = "The spokesman said on Tuesday, October 20, that the October 9 truce holds.\n\nThe war of 2022 is over."
    assert narrowed(dated(), open_one(text)) == {}


def test_two_open_articles_narrow_nothing() -> None:
    one = open_one("The truce agreed on October 9 holds, they said.")
    other = article("other", "The truce agreed on October 9 holds, others said.")
    assert narrowed(one, (other, speaking(other))) == {}
