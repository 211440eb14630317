"""Finds quotations and who says them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from truceline.model import Document, Quote, Token

_MARKED = re.compile(r"“[^“”\n]{1,2000}”|\"[^\"\n]{1,2000}\"|«[^«»\n]{1,2000}»|(?<!\w)‘[^‘’\n]{1,2000}’(?!\w)")
_SPEAKING = {"say", "tell", "add", "note", "stress", "write", "state", "announce", "declare", "claim", "insist", "argue"}


def find_quotes(document: Document, tokens: Sequence[Token]) -> tuple[Quote, ...]:
    """The quotations of a document in order, each with the token that heads its speaker where the syntax tells.

    A quotation never crosses a line. The speaker is the subject of a verb of speaking in the same sentence outside the
    marks; None where there is none.
    """
    return tuple(
        Quote(span=document.span(match.start(), match.end()), speaker=_speaker(match.start(), match.end(), tokens))
        for match in _MARKED.finditer(document.text)
    )


def _speaker(start: int, end: int, tokens: Sequence[Token]) -> int | None:
    inside = [token for token in tokens if start <= token.start < end]
    roots = {_root(token, tokens) for token in inside}
    for token in tokens:
        if token.dep == "nsubj" and not start <= token.start < end:
            verb = tokens[token.head]
            if verb.lemma in _SPEAKING and _root(verb, tokens) in roots:
                return token.i
    return None


def _root(token: Token, tokens: Sequence[Token]) -> int:
    while token.head != token.i:
        token = tokens[token.head]
    return token.i
