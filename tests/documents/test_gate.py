"""Only documents that speak of a ceasefire pass, in whatever language they say it."""

import pytest

from truceline.documents.gate import find_term, load_terms, pass_gate
from truceline.documents.segments import make_segments
from truceline.model import Dating, Document, Stage


def document(text: str, title: str | None = None) -> Document:
    return Document(
        id="d",
        name="a.txt",
        text=text,
        segments=make_segments(text),
        dating=Dating(),
        language="en",
        title=title,
    )


@pytest.mark.parametrize(
    "text",
    [
        "A Ceasefire began.",
        "Two cease\nfires failed.",
        "CEASE\u2011FIRE now",
        "an end to hostilities",
        "they laid down their arms",
        "a humanitarian pause",
        "the guns fell silent",
        "Un cessez-le-feu immédiat",
        "un alto el fuego",
        "Перемирие вступило в силу",
        "اتفاق وقف إطلاق النار",
        "ateşkesin ihlali",
        "die Waffenruhe hält",
        "双方同意停火协议",
    ],
)
def test_such_words_pass(text: str) -> None:
    assert find_term(text) is not None


@pytest.mark.parametrize(
    "text", ["The bombing went on.", "He struced it.", "obstructruce", "a peaceful deal", ""]
)
def test_such_words_do_not(text: str) -> None:
    assert find_term(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The navy halted all air strikes on the port.",
        "Both armies will hold their fire until Monday.",
        "He ordered a stop to all military operations.",
        "Guerrillas handed over their\nweapons in the valley.",
        "Along the river the guns fell\nsilent.",
        "The guns had gone quiet by dusk.",
        "Peace talks broke down in Oslo.",
        "The Lomé accord is dead, the rebels said.",
        "A four-day pause began.",
        "The army suspended its operations against the rebels.",
        "It was the end to nine years of war.",
        "The group gave up its armed struggle.",
    ],
)
def test_such_phrases_pass(text: str) -> None:
    assert find_term(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "The airline suspended its operations in the country.",
        "Crews stopped the fire on the hill.",
        "The minister urged an end to violence against women.",
        "They bend war stories.",
        "The Paris climate accord was praised.",
        "The trial was paused.",
    ],
)
def test_such_phrases_do_not(text: str) -> None:
    assert find_term(text) is None


def test_every_term_is_found_alone_and_amid_words() -> None:
    plain = [term.removesuffix("*") for term in load_terms()]
    assert [
        term for term in plain if find_term(term) is None or find_term(f"x, {term.upper()}; x") is None
    ] == []


def test_a_document_that_is_refused_is_a_drop() -> None:
    drop = pass_gate(document("The bombing went on all night, officials said."))
    assert drop is not None
    assert (drop.stage, drop.reason, drop.where, drop.document) == (
        Stage.GATE,
        "no_ceasefire_term",
        "a.txt",
        "d",
    )


def test_furniture_opens_no_gate() -> None:
    text = "The bombing went on all night, officials said.\n\nYou May Also Like\n\nA ceasefire in another country"
    assert pass_gate(document(text)) is not None


def test_the_title_opens_the_gate() -> None:
    assert pass_gate(document("The deal holds, officials of both sides said.", "Ceasefire holds")) is None
