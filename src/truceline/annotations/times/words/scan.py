"""Finds where a time expression can stand: from a word that one can begin with to the first that one must hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from truceline.annotations.times.words.patterns import FIGURE, Core, Figure, cost
from truceline.annotations.times.words.rules import Rule
from truceline.annotations.times.words.tries import trie

_MOST_WORDS = 12  # between the first word of an expression and its first core; the longest forms have nine
_GROUP = re.compile(r"\(\?P<\w+>")
_NUMBER = r"[0-9]+(?:[.,:/][0-9]+)*(?:st|nd|rd|th)?"


def scan_of(rules: Sequence[Rule]) -> re.Pattern[str]:
    """A pattern that finds the next place where one of the rules can match.

    It matches the mark before the place and what stands there as far as the first core, the group `core`; the group
    `first` is the word before it that an expression can begin with, if there is one. Raises ValueError for a rule
    without a core.
    """
    cores = _cores(rules)
    words = {core for core in cores if isinstance(core, str)}
    figures = sorted({_GROUP.sub("(?:", core.pattern) for core in cores if isinstance(core, Figure)})
    core = f"{trie(words)}|(?={'|'.join(figures) or '(?!)'})[0-9]"
    starts = _printed({word for rule in rules for word in rule.starts} - {FIGURE})
    begin = f"{trie(starts - words)}|{_NUMBER}"
    lead = f"{trie({word for rule in rules for word in rule.words} - words - {FIGURE})}|{_NUMBER}"
    # Not at the end of a number or of a sum of money.
    return re.compile(
        rf"[^\w$€£#](?<![0-9][.,:/])"
        rf"(?:(?P<first>{begin})(?:\W{{0,8}}(?:{lead})){{0,{_MOST_WORDS}}}?\W{{0,8}})??(?P<core>{core})"
    )


def _cores(rules: Sequence[Rule]) -> frozenset[Core]:
    """Words and figures of which every match of every rule holds one, as few and as rare as there are."""
    chosen: set[Core] = set()
    for rule in sorted(rules, key=lambda each: len(each.needs)):
        if not rule.needs:
            raise ValueError(
                f"rule {rule.form.name!r} has no core: no class of words and no figure of its pattern stands in all "
                "its matches. Make one of them other than optional."
            )
        chosen |= min(rule.needs, key=lambda need: cost(need - chosen))
    return frozenset(chosen)


def _printed(words: Iterable[str]) -> set[str]:
    return {form for word in words for form in (word, word.capitalize(), word.upper())}
