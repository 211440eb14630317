"""Which passages of a report speak of the same ceasefire, and which tell the same act again."""

from __future__ import annotations

import pytest

from claims.conftest import Read
from truceline.model import Act


def test_an_act_told_in_headline_and_lead_and_again_is_one_claim_with_the_other_passages(read: Read) -> None:
    claims = read(
        "Mali and Niger sign truce\n\nBAMAKO - Mali and Niger have signed a ceasefire, ministers said.\n\n"
        "The rains have begun.\n\nThe truce was signed on Thursday in Bamako."
    )
    (signed,) = [claim for claim in claims if claim.act is Act.AGREE]
    assert sorted(role.name for role in signed.actors) == ["Mali", "Niger"]
    assert signed.act_date
    assert signed.act_date.value == "2021-06-10"
    assert [span.quote[:19] for span in signed.also] == ["Mali and Niger sign", "Mali and Niger have"]


def test_what_another_telling_adds_is_taken_over(read: Read) -> None:
    claims = read("The truce between Mali and Niger took effect. The ceasefire began on Thursday at noon.")
    (began,) = [claim for claim in claims if claim.act is Act.EFFECT]
    assert began.start
    assert began.start.value == "2021-06-10T12:00"


def test_the_same_act_at_another_time_is_another_act(read: Read) -> None:
    claims = read(
        "The truce between Mali and Niger was signed on 4 March 1999. The truce was signed anew on 7 June 2021."
    )
    assert len([claim for claim in claims if claim.act is Act.AGREE]) == 2


def test_sides_that_accept_one_after_the_other_are_two_acts(read: Read) -> None:
    claims = read("Mali accepted the ceasefire. Niger accepted the ceasefire.")
    assert [[role.name for role in claim.actors] for claim in claims if claim.act is Act.AGREE] == [
        ["Mali"],
        ["Niger"],
    ]


def test_a_new_paragraph_is_back_at_the_ceasefire_that_the_report_is_about(read: Read) -> None:
    claims = read(
        "Mali and Niger signed a truce on Thursday.\n\nAn earlier ceasefire was called off in 2019.\n\n"
        "France welcomed the truce."
    )
    about = {claim.act: claim.about.quote for claim in claims}
    assert about == {Act.AGREE: "truce", Act.END: "ceasefire", Act.REACT: "truce"}


TAKEN_UP = [
    ("Mali and Niger signed a truce. France welcomed the move.", Act.REACT, ["France"]),
    ("Mali proposed a truce. Niger rejected it.", Act.REJECT, ["Niger"]),
    ("Niger made a proposal for a ceasefire. Mali rejected it.", Act.REJECT, ["Mali"]),
    ("The truce of 2019 failed. Another was declared by Mali in May.", Act.DECLARE, ["Mali"]),
    ("Mali made a truce with Niger. The last had collapsed in a week.", Act.END, []),
    ("Mali and Niger signed the truce. Its predecessor expired in May.", Act.END, []),
    ("Mali announced six truces. All were broken within hours.", Act.VIOLATE, []),
    ("Mali and Niger reached a ceasefire. The memorandum was signed by Mali and Niger.", Act.AGREE, ["Mali", "Niger"]),
]  # fmt: skip


@pytest.mark.parametrize("text, act, actors", TAKEN_UP, ids=[text for text, *_ in TAKEN_UP])
def test_words_that_take_up_a_ceasefire_tell_acts_on_it(
    read: Read, text: str, act: Act, actors: list[str]
) -> None:
    told = [(claim.act, sorted(role.name for role in claim.actors)) for claim in read(text)]
    assert (act, actors) in told


NOT_TAKEN_UP = [
    ("Mali signed a truce. The plan collapsed.", Act.END),  # what was planned is not the ceasefire
    ("Mali lost one war before the truce. Another war began and the last ended in May.", Act.END),
    ("Mali signed a truce and built a bridge. Niger rejected it.", Act.REJECT),  # the bridge was told last
]


@pytest.mark.parametrize("text, act", NOT_TAKEN_UP, ids=[text for text, _ in NOT_TAKEN_UP])
def test_words_that_mean_something_else_tell_nothing(read: Read, text: str, act: Act) -> None:
    assert act not in [claim.act for claim in read(text)]


CALM = [
    "Mali and Niger signed a truce on Thursday. The border has been quiet since.",
    "The truce took effect at noon. By Saturday no shelling had been reported.",
    "Mali and Niger agreed to a ceasefire. Calm returned to the streets of Gao.",
    "The ceasefire began on Thursday. The night passed without incident.",
]


@pytest.mark.parametrize("text", CALM)
def test_calm_under_a_ceasefire_tells_that_it_holds(read: Read, text: str) -> None:
    assert Act.HOLD in [claim.act for claim in read(text)]


NO_CALM = [
    "France called for a truce. The border was quiet.",  # there is none yet
    "The border was quiet. Mali and Niger then signed a truce.",
    "The truce began on Thursday. Is the border quiet?",
]


@pytest.mark.parametrize("text", NO_CALM)
def test_calm_where_no_ceasefire_is_in_being_tells_nothing(read: Read, text: str) -> None:
    assert Act.HOLD not in [claim.act for claim in read(text)]


def test_who_says_so_in_one_telling_says_that_a_truce_holds(read: Read) -> None:
    claims = read("The truce holds.\n\nThe truce between Mali and Niger is holding, France said.")
    (holds,) = [claim for claim in claims if claim.act is Act.HOLD]
    assert holds.said_by
    assert holds.said_by.name == "France"


NEAR = [
    ("Mali and Niger signed a truce. France urged both sides to show restraint.", Act.CALL, ["France"]),
    ("Mali and Niger signed a truce. Oman congratulated the two governments.", Act.REACT, ["Oman"]),
    ("Mali and Niger signed a truce. Chad voiced satisfaction.", Act.REACT, ["Chad"]),
]


@pytest.mark.parametrize("text, act, actors", NEAR, ids=[text for text, *_ in NEAR])
def test_an_act_near_a_ceasefire_that_is_in_being_is_on_it(
    read: Read, text: str, act: Act, actors: list[str]
) -> None:
    told = [(claim.act, sorted(role.name for role in claim.actors)) for claim in read(text)]
    assert (act, actors) in told


def test_what_the_headline_tells_of_others_is_what_the_lead_tells(read: Read) -> None:
    claims = read(
        "Warring sides sign truce, Oman and Kuwait say\n\n"
        "GAO - Mali and Niger have signed a truce, Oman and Kuwait said on Thursday."
    )
    signed = [[role.name for role in claim.actors] for claim in claims if claim.act is Act.AGREE]
    assert signed == [["Mali", "Niger"]]


def test_a_truce_brokered_at_a_time_was_agreed_then(read: Read) -> None:
    claims = read("A truce brokered by Oman in May was extended by a week.")
    (agreed,) = [claim for claim in claims if claim.act is Act.AGREE]
    assert agreed.act_date
    assert agreed.act_date.value == "2021-05"
    assert [role.name for role in agreed.mediators] == ["Oman"]
    assert Act.AGREE not in [claim.act for claim in read("A truce brokered by Oman was extended by a week.")]


def test_what_was_to_have_begun_did_not(read: Read) -> None:
    claims = read("A truce between Mali and Niger began on Thursday. It was to have taken effect on Tuesday.")
    assert [str(claim.start) for claim in claims if claim.act is Act.EFFECT] == ["2021-06-10"]


def test_the_last_truce_is_an_older_one(read: Read) -> None:
    claims = read("Mali and Niger signed a truce on Thursday.\n\nThe last truce collapsed in 2019.")
    about = {claim.act: claim.about.start for claim in claims}
    assert about[Act.END] > about[Act.AGREE]


def test_this_one_is_the_ceasefire_that_the_report_is_about(read: Read) -> None:
    claims = read(
        "Mali and Niger signed a truce on Thursday.\n\nThe last truce collapsed. This one was brokered by Oman."
    )
    agreed = [claim.about.start for claim in claims if claim.act is Act.AGREE]
    assert set(agreed) == {claims[0].about.start}


def test_talks_and_signing_a_day_apart_are_one_agreement(read: Read) -> None:
    claims = read(
        "The truce between Mali and Niger was agreed on Wednesday. The truce was signed on Thursday in Bamako."
    )
    assert len([claim for claim in claims if claim.act is Act.AGREE]) == 1


def test_a_charge_is_denied_some_sentences_later(read: Read) -> None:
    claims = read(
        "Niger accused Mali of breaking the ceasefire. Shells fell on two villages. It was raining. "
        "Mali rejected the accusation."
    )
    assert [[role.name for role in claim.actors] for claim in claims if claim.act is Act.DENY] == [["Mali"]]


def test_a_day_yet_to_come_is_not_the_day_of_what_was_done(read: Read) -> None:
    claims = read(
        "Mali and Niger signed a truce on 9 June, after talks. They agreed to the truce on 30 July 2021."
    )
    assert all(claim.act_date is None or str(claim.act_date) < "2021-06-13" for claim in claims)
