"""Makes the rules of a data file into patterns that match from a place on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from truceline.annotations.times.words.patterns import FIGURE, Core, Figure, shape_of
from truceline.annotations.times.words.tries import trie, with_branches
from truceline.annotations.times.words.vocabulary import Form, Vocabulary, vocabulary

_PLACE = re.compile(r"\{(:?)(?:([a-z_0-9]+)=)?([a-z_]+)\}")
_SPACE = r"(?:[ \t\u00a0]{1,2}\n?|\n)"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule ready to match. `starts` are the words its matches begin with, in lower case, `words` all they hold.

    Every match holds a core of each of `needs`. Patterns are compiled when they are first asked for: a text needs few.
    """

    form: Form
    starts: frozenset[str]
    words: frozenset[str]
    needs: tuple[frozenset[Core], ...]
    _written: str
    _classes: Mapping[str, _Class]

    @cached_property
    def match(self) -> Callable[[str, int], re.Match[str] | None]:
        """Matches from a place on."""
        return self._pattern.match

    @cached_property
    def parts(self) -> tuple[tuple[int, str, Mapping[str, str]], ...]:
        """The named groups: number, name, and what its words stand for (as printed: value)."""
        classes = self._classes
        meanings = {name: each.meanings for name, each in classes.items()}
        meanings |= {
            alias: classes[name].meanings for _, alias, name in _PLACE.findall(self._written) if alias
        }
        return tuple(
            (number, name.removeprefix("short_"), meanings.get(name, {}))
            for name, number in self._pattern.groupindex.items()
        )

    @cached_property
    def doubt(self) -> re.Pattern[str] | None:
        """Matches from the same place where the words can be something else."""
        return re.compile(self.form.doubt) if self.form.doubt else None

    @cached_property
    def settled(self) -> re.Pattern[str]:
        """What before doubtful words settles that they are a time."""
        return re.compile(self.form.settled)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(with_branches(_compiled(self._written, self._classes)))


@dataclass(frozen=True, eq=False)
class _Class:
    """A class of words: what each stands for as it can be printed, and each as its single words."""

    meanings: Mapping[str, str]
    forms: tuple[tuple[str, ...], ...]

    @cached_property
    def pattern(self) -> str:
        """The pattern of all the words."""
        return trie(self.meanings)


def rules_of(words: Vocabulary) -> tuple[Rule, ...]:
    """The rules of a vocabulary in their order.

    Raises ValueError for a pattern that cannot be read, KeyError for a class of words that there is not. What the engine
    itself refuses is raised (re.error) when the rule is first matched.
    """
    classes = {name: _class_of(name, words) for name in words.words}
    return tuple(_rule(form, words, classes) for form in words.rules)


@cache
def named_form(name: str, language: str = "en") -> re.Pattern[str]:
    """The pattern of a named form of the data file, such as a printed zone."""
    words = vocabulary(language)
    written = _written_out(words.forms[name], words)
    used = {place[2] for place in _PLACE.findall(written)}
    return re.compile(with_branches(_compiled(written, {each: _class_of(each, words) for each in used})))


def _rule(form: Form, words: Vocabulary, classes: Mapping[str, _Class]) -> Rule:
    written = _written_out(form.pattern, words)
    shape = shape_of(written, {name: each.forms for name, each in classes.items()})
    return Rule(
        form=form,
        starts=_starts(form, words),
        words=shape.words,
        needs=tuple(frozenset(_core(core, classes) for core in need) for need in shape.needs),
        _written=written,
        _classes=classes,
    )


def _core(core: Core, classes: Mapping[str, _Class]) -> Core:
    return core._replace(pattern=_compiled(core.pattern, classes)) if isinstance(core, Figure) else core


def _starts(form: Form, words: Vocabulary) -> frozenset[str]:
    return frozenset[str]().union(
        *({FIGURE} if name == FIGURE else words.starts[name] for name in form.starts)
    )


def _class_of(name: str, words: Vocabulary) -> _Class:
    """The words of a class as they can be printed: with either case of the first letter, or in capitals."""
    entries = words.words[name]
    other = str.upper if name in words.proper else _capital
    meanings = {other(entry): value for entry, value in entries.items()} | dict(entries)
    return _Class(meanings, tuple(tuple(_WORD.findall(entry)) for entry in meanings))


def _capital(entry: str) -> str:
    return entry[0].upper() + entry[1:]


def _written_out(pattern: str, words: Vocabulary) -> str:
    """The pattern with every named form in it written out."""

    def replaced(place: re.Match[str]) -> str:
        form = words.forms.get(place[3])
        return place[0] if form is None else _PLACE.sub(replaced, form)

    return _PLACE.sub(replaced, pattern)


def _compiled(pattern: str, classes: Mapping[str, _Class]) -> str:
    """The pattern with every `{name}` replaced by the words of that name, and every space by white space."""

    def replaced(place: re.Match[str]) -> str:
        bare, alias, name = place.groups()
        choice = classes[name].pattern
        return f"(?:{choice})" if bare else f"(?P<{alias or name}>{choice})"

    return _PLACE.sub(replaced, pattern).replace(" ", _SPACE).replace("[" + _SPACE, "[ ")
