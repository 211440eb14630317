"""Turns spaCy's parse into plain tokens with offsets into the whole document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from truceline.annotations.forms import Form, as_set
from truceline.model import Sentence, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)
class Parse:
    """A document's tokens and sentences while they are gathered."""

    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)


def gather(parsed: Iterable[tuple[int, Doc]], forms: Callable[[Doc], Iterable[Form]] = as_set) -> Parse:
    """One parse of a document from the parses of its pieces, each with the offset at which it begins.

    `forms` gives the forms of a piece's tokens; without it they are read as the pipeline has set them.
    """
    parse = Parse()
    for offset, doc in parsed:
        base = len(parse.tokens)
        parse.tokens.extend(_tokens(doc, base, offset, forms(doc)))
        parse.sentences.extend(Sentence(base + s.start, base + s.end) for s in doc.sents)
    return parse


def _tokens(doc: Doc, base: int, offset: int, forms: Iterable[Form]) -> Iterator[Token]:
    places = doc.to_array(["IDX", "HEAD"]).astype("int64").tolist()  # heads count from the token
    for i, ((start, head), form) in enumerate(zip(places, forms, strict=True), start=base):
        first = offset + start
        yield Token(i, first, first + len(form.text), *form, i + head)
