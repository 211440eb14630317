"""PLOVER's manual as data: whole, and told in the docs as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from truceline.annotations.gazetteer import load_gazetteer
from truceline.claims.events.lexicon import sorts
from truceline.exports.plover.ontology import Coding, codings, ontology
from truceline.model import Act, ActorKind, EventType, TermType

PAGE = Path(__file__).parents[3] / "docs" / "formats" / "plover.md"


def test_the_types_are_those_of_the_ledger() -> None:
    assert set(ontology().types) == set(EventType)
    assert {sort.type for sort in sorts().values()} <= set(ontology().types)


def test_every_act_has_its_coding_and_terms_are_known() -> None:
    assert set(Act) <= set(codings().acts)
    assert set(codings().terms) <= set(TermType)


@pytest.mark.parametrize("coding", [*codings().acts.values(), *codings().terms.values()])
def test_codings_keep_to_the_manual(coding: Coding) -> None:
    assert coding.because
    if coding.type is not None:
        assert set(coding.modes) <= set(ontology().types[coding.type].modes)


def test_modes_are_renamed_to_ones_there_are() -> None:
    for told, mode in ontology().renamed.items():
        assert mode in ontology().types[told.split(".")[0]].modes


def test_non_governmental_organisations_are_ones_of_the_gazetteer() -> None:
    known = {name: load_gazetteer().actor(name) for name in ontology().non_governmental}
    assert {actor.kind for actor in known.values() if actor} == {ActorKind.ORGANISATION}
    assert None not in known.values()


def test_the_page_tells_each_coding_with_its_reason() -> None:
    rows = [row(name, told) for part in (codings().acts, codings().terms) for name, told in part.items()]
    assert [
        line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `") and line in rows
    ] == rows


def row(name: str, coding: Coding) -> str:
    event = " ".join((coding.type, *coding.modes)) if coding.type else "–"
    others = f", {coding.by_others} by others" if coding.by_others else ""
    unless = f"; {coding.unless_done}" if coding.unless_done else ""
    return f"| `{name}` | {event}{others} | {coding.because}{unless} |"
