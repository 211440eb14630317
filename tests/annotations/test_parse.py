"""Parses of pieces become one parse, with offsets into the whole document."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from truceline.annotations.parse import gather
from truceline.model import Sentence

VOCAB = spacy.blank("en").vocab


def holds() -> Doc:
    """ "The Truce holds" as a pipeline would hand it on."""
    return Doc(
        VOCAB,
        words=["The", "Truce", "holds"],
        spaces=[True, True, False],
        lemmas=["the", "Truce", "hold"],
        pos=["DET", "NOUN", "VERB"],
        tags=["DT", "NN", "VBZ"],
        deps=["det", "nsubj", "ROOT"],
        heads=[1, 2, 2],
    )


def test_the_first_piece_keeps_its_tokens() -> None:
    parse = gather([(0, holds())])
    assert parse.tokens[1] == (1, 4, 9, "Truce", "truce", "NOUN", "NN", "nsubj", 2)
    assert parse.sentences == [Sentence(0, 3)]


def test_later_pieces_are_moved_to_their_place() -> None:
    parse = gather([(0, holds()), (20, holds())])
    assert parse.tokens[4] == (4, 24, 29, "Truce", "truce", "NOUN", "NN", "nsubj", 5)
    assert parse.sentences == [Sentence(0, 3), Sentence(3, 6)]


def test_no_pieces_make_an_empty_parse() -> None:
    parse = gather([])
    assert (parse.tokens, parse.sentences) == ([], [])
