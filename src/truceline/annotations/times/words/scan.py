"""Finds where a time expression can stand: around the words and figures that its forms cannot do without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from truceline.annotations.times.words.patterns import FIGURE, Core, Figure, cost
from truceline.annotations.times.words.rules import Rule
from truceline.annotations.times.words.tries import trie

_MOST_WORDS = 12  # between the first word of an expression and its first core; the longest forms have nine
_WINDOW = 120  # characters, no fewer than so many words have
_GROUP = re.compile(r"\(\?P<\w+>")
_REVERSED_NUMBER = r"(?:ts|dn|dr|ht)?[0-9]++(?:[.,:/][0-9]++)*+"  # no way is tried twice
_FREE = r"(?<![\w$€£#])(?<![0-9][.,:/])"  # not at the end of a number, of a word or of a sum of money


@dataclass(frozen=True, slots=True)
class Scan:
    """The patterns that find places.

    `core` finds a word or figure of which every match of every rule holds one, after the character before it (it may
    be the end of a word: the other two leave that out, and `core` is tried at every word of every text);
    `before`, in the text read backwards, the words that can stand before it in a match; `first` those among these
    that a match can begin with.
    """

    core: re.Pattern[str]
    before: re.Pattern[str]
    first: re.Pattern[str]

    def starts(self, text: str, floor: int, core: int, end: int) -> Iterator[re.Match[str]]:
        """The words, in order, at which a match can begin whose first core is `text[core:end]`; none before `floor`."""
        back = self.before.match(text[max(floor, core - _WINDOW) : core][::-1])
        return self.first.finditer(text, core - back.end() if back else core, end)


def scan_of(rules: Sequence[Rule]) -> Scan:
    """The patterns that find where one of the rules can match. Raises ValueError for a rule without a core."""
    cores = _cores(rules)
    words = {core for core in cores if isinstance(core, str)}
    lower = {word for word in words if word[0] in ascii_lowercase}
    initials = "".join(sorted(map(re.escape, {word[0] for word in words})))
    figures = sorted({_GROUP.sub("(?:", core.pattern) for core in cores if isinstance(core, Figure)})
    starts = {word for rule in rules for word in rule.starts} - {FIGURE}
    inner = {word for rule in rules for word in rule.words} - words - {FIGURE}
    return Scan(
        core=re.compile(
            rf"[^a-zA-Z](?=[0-9{initials}])(?:(?=[a-z]){trie(lower)}|(?=[^a-z0-9]){trie(words - lower)}"
            rf"|(?=[0-9]){_FREE}(?={'|'.join(figures) or '(?!)'})[0-9])"
        ),
        before=re.compile(
            rf"(?:\W{{0,8}}(?:{trie(word[::-1] for word in inner)}|{_REVERSED_NUMBER})){{0,{_MOST_WORDS}}}"
        ),
        first=re.compile(rf"{_FREE}(?:{trie(_printed(starts) | words)}|[0-9])"),
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
