"""Quotations, and who says them."""

from __future__ import annotations

import time

import pytest

from truceline.annotations.quotes import find_quotes
from truceline.model import Dating, Document, Token


def document(text: str) -> Document:
    return Document(id="d1", name="one", text=text, segments=(), dating=Dating(), language="en")


def parse(text: str, *rows: tuple[str, str, str, int]) -> list[Token]:
    """Tokens of (text, lemma, dependency, head) rows, which stand in the text one after another."""
    tokens: list[Token] = []
    for i, (words, lemma, dep, head) in enumerate(rows):
        start = text.index(words, tokens[-1].end if tokens else 0)
        tokens.append(Token(i, start, start + len(words), words, lemma, "X", "X", dep, head))
    return tokens


@pytest.mark.parametrize(
    "text, quotes",
    [
        ('He said "we agree" and "we sign".', ['"we agree"', '"we sign"']),
        ("He said “we agree”.", ["“we agree”"]),
        ("He said «we agree».", ["«we agree»"]),
        ("He said ‘we agree’.", ["‘we agree’"]),
        ("Armenia’s army and Hamas’ men", []),
        ("“One\ntwo”", []),
        ('An open " mark', []),
        ("“”", []),
        ("no quotation", []),
    ],
)
def test_words_in_marks_are_quotations(text: str, quotes: list[str]) -> None:
    assert [quote.span.quote for quote in find_quotes(document(text), ())] == quotes


SAID = '"We agree", Baku said.'
ROWS = (
    ('"', '"', "punct", 6),
    ("We", "we", "nsubj", 2),
    ("agree", "agree", "ccomp", 6),
    ('"', '"', "punct", 6),
    (",", ",", "punct", 6),
    ("Baku", "Baku", "nsubj", 6),
    ("said", "say", "ROOT", 6),
    (".", ".", "punct", 6),
)


def test_the_speaker_is_the_subject_of_the_verb_of_speaking() -> None:
    (quote,) = find_quotes(document(SAID), parse(SAID, *ROWS))
    assert quote.speaker == 5


def test_another_verb_has_no_speaker() -> None:
    rows = (*ROWS[:6], ("said", "sign", "ROOT", 6), ROWS[7])
    (quote,) = find_quotes(document(SAID), parse(SAID, *rows))
    assert quote.speaker is None


def test_a_subject_inside_the_marks_is_no_speaker() -> None:
    text = '"They say so"'
    rows = (
        ('"', '"', "punct", 2),
        ("They", "they", "nsubj", 2),
        ("say", "say", "ROOT", 2),
        ("so", "so", "advmod", 2),
        ('"', '"', "punct", 2),
    )
    (quote,) = find_quotes(document(text), parse(text, *rows))
    assert quote.speaker is None


def test_the_speaker_stands_in_the_same_sentence() -> None:
    text = f"Yerevan said no. {SAID}"
    first = [
        ("Yerevan", "Yerevan", "nsubj", 1),
        ("said", "say", "ROOT", 1),
        ("no", "no", "intj", 1),
        (".", ".", "punct", 1),
    ]
    rows = [(words, lemma, dep, head + 4) for words, lemma, dep, head in ROWS]
    (quote,) = find_quotes(document(text), parse(text, *first, *rows))
    assert quote.speaker == 9


def test_a_speaker_before_the_quotation_counts_and_the_first_one_wins() -> None:
    text = 'Baku said "yes", Yerevan said.'
    rows = (
        ("Baku", "Baku", "nsubj", 1),
        ("said", "say", "ccomp", 7),
        ('"', '"', "punct", 1),
        ("yes", "yes", "intj", 1),
        ('"', '"', "punct", 1),
        (",", ",", "punct", 7),
        ("Yerevan", "Yerevan", "nsubj", 7),
        ("said", "say", "ROOT", 7),
    )
    (quote,) = find_quotes(document(text), parse(text, *rows))
    assert quote.speaker == 0


def test_many_quotations_cost_little_time() -> None:
    text = " ".join([SAID] * 2_000)
    tokens: list[Token] = []
    for n in range(2_000):
        base, offset = n * len(ROWS), n * (len(SAID) + 1)
        for token in parse(SAID, *ROWS):
            start, end = token.start + offset, token.end + offset
            tokens.append(token._replace(i=token.i + base, start=start, end=end, head=token.head + base))
    started = time.process_time()
    quotes = find_quotes(document(text), tokens)
    assert time.process_time() - started < 2
    assert [quote.speaker for quote in quotes] == [n * len(ROWS) + 5 for n in range(2_000)]
