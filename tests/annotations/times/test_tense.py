"""Last or next: the day that a weekday means by the verb and the words around it."""

from datetime import date

import pytest

from truceline.annotations.times import read_times
from truceline.model.annotation import Token
from truceline.model.document import Dating

OCTOBER_21 = date(2020, 10, 21)  # a Wednesday
ON = Dating(earliest=OCTOBER_21, latest=OCTOBER_21)

COMING = (
    "The truce begins at noon on Friday.",
    "Talks resume on Friday.",
    "The withdrawal is to start on Friday.",
    "The ceasefire takes effect Friday.",
    "The two leaders meet on Friday.",
    "The deadline expires on Friday.",
    "The corridor opens on Friday.",
    "Both armies must pull back by Friday.",
    "Ahead of Friday's deadline, both sides dug in.",
    "The minister is visiting the capital on Friday.",
    "They agreed to release the prisoners on Friday.",
    "Monitors plan to return on Friday.",
    "On Friday, the council will vote.",
    "The pause was extended until Friday.",
    "A summit planned for Friday is in doubt.",
    "Voting could start on Friday.",
    "The deal comes into force on Friday.",
    "Observers are expected to arrive on Friday.",
    "It was due to be signed on Friday.",
    "Residents have been told to leave by Friday.",
)
OVER = (
    "The sides agreed a truce on Friday.",
    "Sides agree truce on Friday",
    "Army shells suburb on Friday",
    "Six people were killed on Friday.",
    "He said Friday that it had failed.",
    "Friday's talks ended without a deal.",
    "Shells hit the town on Friday.",
    "By Friday the rebels had taken the hill.",
    "They failed to reach a deal on Friday.",
    "They did not meet on Friday.",
    "Fighting continued until Friday.",
    "Rockets may have been fired on Friday.",
    "Envoys have met twice since Friday.",
    "The truce collapsed on Friday.",
    "On Friday, gunmen stormed the bank.",
    "Friday's attack was the third.",
    "The siege, which was lifted on Friday, lasted a year.",
    "They refused to sign on Friday.",
)


@pytest.mark.parametrize("text", COMING)
def test_what_is_to_come_is_ahead(text: str) -> None:
    assert [time.value for time in read_times(text, ON) if "Friday" in time.span.quote] in (
        ["2020-10-23"],
        ["2020-10-23T12:00"],
    )


@pytest.mark.parametrize("text", OVER)
def test_what_is_over_lies_behind(text: str) -> None:
    assert [time.value for time in read_times(text, ON) if "Friday" in time.span.quote] == ["2020-10-16"]


def test_what_is_reported_has_a_tense_of_its_own() -> None:
    times = read_times("The army said on Tuesday it would withdraw on Friday and had begun on Monday.", ON)
    assert [time.value for time in times] == ["2020-10-20", "2020-10-23", "2020-10-19"]


def test_the_next_year_is_meant_by_what_will_be() -> None:
    (ahead,) = read_times("The vote will be held in March.", ON)
    (behind,) = read_times("The vote was held in March.", ON)
    assert (ahead.value, behind.value) == ("2021-03", "2020-03")
    february = date(2020, 2, 10)
    (far,) = read_times("The vote will be held in November.", Dating(earliest=february, latest=february))
    assert far.value == "2020-11"


def tokens(text: str, *marks: tuple[str, str, str, str, int]) -> tuple[Token, ...]:
    """Tokens of a sentence, each with its lemma, part of speech, tag, dependency and head."""
    made, at = [], 0
    for i, (word, mark) in enumerate(zip(text.replace(".", " .").split(), marks, strict=True)):
        start = text.index(word, at)
        at = start + len(word)
        made.append(Token(i, start, at, word, *mark))
    return tuple(made)


def test_the_parse_settles_the_tense_across_a_clause() -> None:
    text = "On Friday the army that was beaten will march."
    parse = tokens(
        text,
        ("on", "ADP", "IN", "prep", 8),
        ("Friday", "PROPN", "NNP", "pobj", 0),
        ("the", "DET", "DT", "det", 3),
        ("army", "NOUN", "NN", "nsubj", 8),
        ("that", "PRON", "WDT", "nsubjpass", 6),
        ("be", "AUX", "VBD", "auxpass", 6),
        ("beat", "VERB", "VBN", "relcl", 3),
        ("will", "AUX", "MD", "aux", 8),
        ("march", "VERB", "VB", "ROOT", 8),
        (".", "PUNCT", ".", "punct", 8),
    )
    assert [time.value for time in read_times(text, ON, tokens=parse)] == ["2020-10-23"]
    assert [time.value for time in read_times(text, ON)] == ["2020-10-16"]


def test_the_parse_tells_a_purpose_of_the_past_from_a_plan() -> None:
    marks = (
        ("they", "PRON", "PRP", "nsubj", 1),
        ("fail", "VERB", "VBD", "ROOT", 1),
        ("to", "PART", "TO", "aux", 3),
        ("sign", "VERB", "VB", "xcomp", 1),
        ("Friday", "PROPN", "NNP", "npadvmod", 3),
        (".", "PUNCT", ".", "punct", 1),
    )
    failed, hoped = "They failed to sign Friday.", "They hoped to sign Friday."
    (behind,) = read_times(failed, ON, tokens=tokens(failed, *marks))
    (ahead,) = read_times(hoped, ON, tokens=tokens(hoped, *marks))
    assert (behind.value, ahead.value) == ("2020-10-16", "2020-10-23")
