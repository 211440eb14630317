"""Acts that a person has marked: which words show them, and which ceasefire they are about."""

from __future__ import annotations

from claims.conftest import Marked
from truceline.model import Act, Status


def test_a_marked_act_is_never_doubted(marked: Marked) -> None:
    claim = marked("Chad will perhaps sign a truce.", Act.HOLD, "will perhaps sign")
    assert claim.act is Act.HOLD


def test_words_that_no_vocabulary_knows_are_read_by_their_syntax(marked: Marked) -> None:
    claim = marked("Chad tore up the truce with Libya.", Act.END, "tore up the truce")
    assert {role.name for role in claim.parties} == {"Chad", "Libya"}


def test_a_cue_without_a_ceasefire_takes_the_one_named_in_its_sentence(marked: Marked) -> None:
    text = "Chad and Libya keep a truce. Sudan and Kenya, which signed another ceasefire, freed prisoners on Friday. Mali has a truce too."
    claim = marked(text, Act.IMPLEMENT, "freed prisoners")
    assert claim.about.quote == "ceasefire"
    assert claim.about.start > text.index("Sudan")


def test_the_ceasefire_in_the_cue_goes_before_a_nearer_one(marked: Marked) -> None:
    text = "A truce failed before the ceasefire between Chad and Libya was signed."
    claim = marked(text, Act.END, "A truce failed")
    assert claim.about.quote == "truce"


def test_a_report_that_names_no_ceasefire_is_about_the_cue(marked: Marked) -> None:
    claim = marked("Chad and Libya laid their quarrel to rest.", Act.AGREE, "laid their quarrel to rest")
    assert claim.about.quote == "laid their quarrel to rest"
    assert {role.name for role in claim.parties} == {"Chad", "Libya"}


def test_two_deeds_in_one_cue_have_all_who_do_them(marked: Marked) -> None:
    text = "Under the truce Renamo released two soldiers, and Mozambique freed ten rebels."
    claim = marked(text, Act.IMPLEMENT, "released two soldiers, and Mozambique freed ten rebels")
    assert [role.name for role in claim.actors] == ["Renamo", "Mozambique"]


def test_a_planned_act_is_still_that_act(marked: Marked) -> None:
    claim = marked("Chad and Libya will sign a truce on Monday.", Act.AGREE, "will sign a truce")
    assert claim.status is Status.PLANNED
