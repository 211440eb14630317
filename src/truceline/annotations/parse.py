"""Turns spaCy's parse into plain tokens with offsets into the whole document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from truceline.model import Sentence, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)
class Parse:
    """A document's tokens and sentences while they are gathered."""

    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)


def gather(parsed: Iterable[tuple[int, Doc]]) -> Parse:
    """One parse of a document from the parses of its pieces, each with the offset at which it begins."""
    parse = Parse()
    for offset, doc in parsed:
        base = len(parse.tokens)
        parse.tokens.extend(_tokens(doc, base, offset))
        parse.sentences.extend(Sentence(base + s.start, base + s.end) for s in doc.sents)
    return parse


def _tokens(doc: Doc, base: int, offset: int) -> list[Token]:
    return [
        Token(
            base + t.i,
            offset + t.idx,
            offset + t.idx + len(t.text),
            t.text,
            t.lemma_.lower(),
            t.pos_,
            t.tag_,
            t.dep_,
            base + t.head.i,
        )
        for t in doc
    ]
