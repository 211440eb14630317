"""The quick search for expressions finds what trying every rule at every word finds."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from truceline.annotations.times.words.grammar import Found, grammar
from truceline.annotations.times.words.rules import Rule, rules_of
from truceline.annotations.times.words.scan import scan_of
from truceline.annotations.times.words.vocabulary import Form, vocabulary

VOCABULARY = vocabulary()
RULES = rules_of(VOCABULARY)
CLASSES = [sorted(table) for table in VOCABULARY.words.values()]
MARKS = (
    "the",
    "The",
    "a",
    "an",
    "of",
    "on",
    "in",
    "to",
    "and",
    "half",
    "’s",
    "for",
    "BC",
    "GMT",
    "$",
    "(",
    ")",
    "x",
)
FIGURES = (
    "2011",
    "9",
    "9th",
    "1990s",
    "12:00",
    "5 p.m.",
    "2020-10-09",
    "13/10/2020",
    "1,000",
    "2.5",
    "$5",
    "1955-57",
)
PIECE = st.one_of(
    st.sampled_from(CLASSES).flatmap(st.sampled_from),
    st.sampled_from(MARKS),
    st.sampled_from(FIGURES),
    st.integers(0, 40).map(str),
)
TEXT = st.lists(st.tuples(PIECE, st.sampled_from([*[" "] * 6, "-", ", ", "  ", "\n", "."])), max_size=12).map(
    lambda pieces: "".join(word + mark for word, mark in pieces)
)
_DASH = re.compile(r"[^\w]{1,3}|[^\w](?:to|through|and|or)[^\w]")  # between a date and the end of its range
PLACE = re.compile(r"(?<![\w$€£#])(?<![0-9][.,:/])(?:[0-9]|[^\W\d_]+(?!\w))")


def trials(text: str, tails: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The expressions that come of trying all rules at all places, the slow way; `tails` are ends of ranges, not tried."""
    end = 0
    for place in PLACE.finditer(text):
        first = "digit" if place.group().isdigit() else place.group().lower()
        tried = (rule for rule in RULES if first in rule.starts and place.start() >= end)
        matches = [(rule, match) for rule in tried if (match := rule.match(text, place.start()))]
        held = [(rule, match) for rule, match in matches if settled(rule, text, match.start())]
        if held:
            rule, match = max(held, key=lambda each: each[1].end())
            yield match.start(), match.end(), rule.form.name
            end = max(
                [
                    match.end(),
                    *(stop for start, stop, _ in tails if _DASH.fullmatch(text, match.end(), start)),
                ]
            )


def settled(rule: Rule, text: str, start: int) -> bool:
    doubtful = rule.doubt is not None and rule.doubt.match(text, start)
    return not doubtful or rule.settled.search(text[max(0, start - 16) : start]) is not None


def spans(found: Iterator[Found]) -> list[tuple[int, int, str]]:
    return [(each.start, each.end, each.rule) for each in found]


@example("1955-57 centuries ")
@given(TEXT)
def test_nothing_is_passed_over(text: str) -> None:
    tailless = [each for each in spans(grammar().find(text)) if not each[2].startswith("end of ")]
    tails = [each for each in spans(grammar().find(text)) if each[2].startswith("end of ")]
    assert tailless == list(trials(text, tails))


def test_a_word_between_is_no_hindrance() -> None:
    assert spans(grammar().find("It began late on Friday.")) == [(9, 23, "weekday")]


def test_no_text_is_searched_for_a_particle() -> None:
    assert grammar().scan.core.search(" They went to the town, in the hills, at the border.") is None


def test_only_rules_all_of_whose_needs_are_met_are_tried() -> None:
    fit = grammar().rules["0", "days"]
    bare = {rule.form.name for rule in fit[grammar().meets["5"] | grammar().meets["days."]]}
    later = {
        rule.form.name
        for rule in fit[grammar().meets["5"] | grammar().meets["days"] | grammar().meets["later,"]]
    }
    assert "duration" in bare
    assert "offset" not in bare
    assert later - bare == {"offset", "offset ago"}


def test_a_need_is_met_by_words_with_marks_and_figures_around_them() -> None:
    meets = grammar().meets
    assert meets["“(May"] == meets["May"]
    assert meets["5-day"] == meets["5"] | meets["day"]
    assert meets["hills"] == 0


def test_a_pattern_is_compiled_when_it_is_first_asked_for() -> None:
    (rule,) = rules_of(replace(VOCABULARY, rules=VOCABULARY.rules[:1]))
    assert "match" not in vars(rule)
    assert rule.match("2020-10-09", 0)
    assert "match" in vars(rule)


def test_a_rule_without_a_core_is_named() -> None:
    form = Form(name="lone", reads="calendar", pattern="(?:{month})?(?:{unit}|x?)", starts=("month",))
    (rule,) = rules_of(replace(VOCABULARY, rules=(form,)))
    with pytest.raises(ValueError, match="rule 'lone' has no core"):
        scan_of([rule])


def seconds(work: Callable[[], object]) -> float:
    def once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(once() for _ in range(3))


@pytest.mark.parametrize(
    "unit",
    [
        "12 ",
        "1",
        "0:",
        "9-",
        "the ",
        "twenty ",
        "October ",
        "October 12 ",
        "2011-",
        "the day before ",
        "May 4 and ",
    ],
)
def test_eight_times_the_text_takes_eight_times_as_long(unit: str) -> None:
    def find(length: int) -> float:
        text = unit * (length // len(unit))
        return seconds(lambda: list(grammar().find(text)))

    find(1_000)
    assert find(80_000) < 20 * find(10_000)  # what grows with the square takes 64 times as long
