"""Who brokers, hosts or guarantees."""

from __future__ import annotations

import pytest

from claims.conftest import Marked
from truceline.model import Act

MEDIATED = [
    (
        "Chad and Libya agreed to a truce, with Kenya, Oman and Qatar as guarantors.",
        ["Kenya", "Oman", "Qatar"],
    ),
    ("Chad and Libya agreed to a Kenyan-brokered truce.", ["Kenya"]),
    ("Chad and Libya agreed to a truce brokered by Kenya and Norway.", ["Kenya", "Norway"]),
    ("Chad and Libya agreed to a truce hosted by Kenya.", ["Kenya"]),
    ("Chad and Libya agreed to a truce with Norwegian mediation.", ["Norway"]),
    ("Chad and Libya agreed to a truce under the auspices of the African Union.", ["African Union"]),
    ("Kenya mediated talks before Chad and Libya agreed to a truce.", ["Kenya"]),
    ("Mediator Kenya said that Chad and Libya agreed to a truce.", ["Kenya"]),
    ("Chad and Libya agreed to a truce and to join a UN-led peace process.", ["United Nations"]),
    ("Chad and Libya agreed to a truce after Kenyan mediation.", ["Kenya"]),
    ("Chad and Libya agreed to a truce thanks to mediation by Kenya and Norway.", ["Kenya", "Norway"]),
    ("Chad and Libya agreed to a truce that Kenya helped broker.", ["Kenya"]),
    ("Chad and Libya agreed to a truce at a summit hosted by Kenya.", ["Kenya"]),
    ("Chad and Libya agreed to a Kenya- and Norway-mediated truce.", ["Kenya", "Norway"]),
    ("Chad and Libya agreed to a Kenyan-Norwegian-brokered truce.", ["Kenya", "Norway"]),
    ("In talks hosted by Kenya, Chad and Libya agreed to a truce.", ["Kenya"]),
    ("Kenya hosted talks at which Chad and Libya agreed to a truce.", ["Kenya"]),
    ("Kenya, which mediated, said that Chad and Libya agreed to a truce.", ["Kenya"]),
    ("Norwegian mediators said that Chad and Libya agreed to a truce.", ["Norway"]),
    ("At the initiative of Kenya, Chad and Libya agreed to a truce.", ["Kenya"]),
    ("Chad and Libya agreed to a truce in Nairobi.", []),
    ("Chad and Libya agreed to a truce under international pressure.", []),
    ("Chad and Libya agreed to a truce proposed by Kenya.", ["Kenya"]),
    ("Chad and Libya agreed to a Kenyan truce plan.", ["Kenya"]),
    ("Chad and Libya agreed to a truce on Friday. Kenya negotiated the truce.", ["Kenya"]),
    ("Chad and Libya agreed to a truce on Friday. Norway helped to forge the truce.", ["Norway"]),
    ("Chad and Libya agreed to a UN truce.", ["United Nations"]),
    ("Chad and Libya agreed to a truce guaranteed by Kenya and overseen by Norway.", ["Kenya", "Norway"]),
    ("Chad and Libya agreed to a truce. Kenya's president led the mediation.", ["Kenya"]),
    ("Chad and Libya agreed to a truce. Kenya chaired the talks.", ["Kenya"]),
    ("Chad and Libya agreed to a truce. Kenyan officers shuttled between the two camps.", ["Kenya"]),
    ("Through Kenyan intermediaries, Chad and Libya agreed to a truce.", ["Kenya"]),
    ("Chad and Libya agreed to a truce that Kenya guaranteed.", ["Kenya"]),
    ("Chad and Libya agreed to a Libyan truce plan.", []),
    ("Kenya led the talks with Libya before Chad and Libya agreed to a truce.", []),
    ("Chad and Libya agreed to a truce to be monitored from Kenya.", []),
]


@pytest.mark.parametrize("text, names", MEDIATED, ids=[text for text, _ in MEDIATED])
def test_who_brokers_hosts_or_guarantees_is_a_mediator(marked: Marked, text: str, names: list[str]) -> None:
    claim = marked(text, Act.AGREE, "agreed to a")
    assert sorted(role.name for role in claim.mediators) == names


def test_who_is_thanked_for_mediating_is_a_mediator(marked: Marked) -> None:
    claim = marked("Kofi Annan commended Kenya for mediating a truce.", Act.REACT, "commended Kenya")
    assert [role.name for role in claim.mediators] == ["Kenya"]


def test_who_thanks_for_mediation_is_no_mediator(marked: Marked) -> None:
    text = "Chad and Libya signed a truce. Oman thanked Kenya for its mediation."
    assert [role.name for role in marked(text, Act.AGREE, "signed a truce").mediators] == ["Kenya"]


def test_a_mediator_of_a_ceasefire_stands_on_every_claim_about_it(marked: Marked) -> None:
    text = "Chad and Libya signed a Kenyan-brokered truce. It collapsed on Friday."
    assert [role.name for role in marked(text, Act.END, "collapsed").mediators] == ["Kenya"]


def test_a_mediator_is_no_party(marked: Marked) -> None:
    text = "Kenya brokered a truce after fighting between Chad and Libya."
    claim = marked(text, Act.AGREE, "brokered a truce")
    assert sorted(role.name for role in claim.parties) == ["Chad", "Libya"]


def test_who_stands_by_as_a_guarantor_is_no_side(marked: Marked) -> None:
    claim = marked(
        "The two agreed on the truce in Oslo, with Kenya and Oman as guarantors.", Act.AGREE, "agreed on"
    )
    assert [role.name for role in claim.parties] == []


def test_all_who_brokered_a_truce_that_takes_effect_are_mediators(marked: Marked) -> None:
    text = "A truce brokered by Kenya, Norway and Oman takes effect in Chad."
    found = marked(text, Act.EFFECT, "takes effect").mediators
    assert [role.name for role in found] == ["Kenya", "Norway", "Oman"]
