"""Reads the patterns of the data file: the words that a match can hold, and those of which it must hold one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, product
from typing import NamedTuple

_ATOM = re.compile(
    r"\{:?(?:[a-z_0-9]+=)?(?P<words>[a-z_]+)\}"
    r"|(?P<back>\(\?P=\w+\))"
    r"|(?P<open>\((?:\?(?:P<\w+>|[:>]|<?[=!]|\(\w+\)))?)"
    r"|\[(?P<set>\^?\]?(?:\\.|[^\]\\])*)\]"
    r"|(?P<escape>\\(?:x[0-9a-f]{2}|.))"
    r"|(?P<plain>[^()|\[])",
    re.DOTALL,
)
_COUNT = re.compile(r"(?:(?P<mark>[*+?])|\{(?P<least>\d+)(?P<comma>,?)(?P<most>\d*)\})[+?]?")
_FIGURES = re.compile(r"(?:\\d|[0-9]-[0-9]|[0-9])+")
_LETTERS = re.compile(r"[^\W\d_]+")
FIGURE = "digit"
"""What stands for all figures among the words."""
_LOOSE = 100  # what a core costs that is any small figure, or a particle: far more of them stand in a text than of any word
_PARTICLE = 2  # letters of a word that stands everywhere: "in", "to", "at"
_STRICT = 3  # characters of a figure and what must follow it, from which on it is rare enough


class Figure(NamedTuple):
    """A figure and what must follow it, as a pattern: `[12][0-9]{3}(?![0-9])`."""

    pattern: str
    loose: bool


Core = str | Figure
"""What a text is searched for: a word in one of its printed forms, or a figure of a certain shape."""


Classes = Mapping[str, tuple[tuple[str, ...], ...]]
"""The printed forms of each class of words, each as its single words."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a pattern says of its matches: the `words` they can hold, and `needs`, of each of which they hold one."""

    words: frozenset[str]
    needs: tuple[frozenset[Core], ...]


class _Atom(NamedTuple):
    """One piece of a pattern; `kind` is `words`, `letter`, `figure`, `group`, `ahead`, `barred` or `gap`."""

    kind: str
    start: int
    end: int
    held: str = ""  # the class of words, or the letters that can stand here
    branches: tuple[tuple[_Atom, ...], ...] = ()
    least: int = 1
    most: int = 1

    @property
    def width(self) -> int:
        """The fewest characters it matches, those it looks ahead to among them."""
        inner = min((_width(branch) for branch in self.branches), default=2 if self.kind == "words" else 1)
        return 0 if self.kind == "barred" else self.least * inner


def shape_of(pattern: str, classes: Classes) -> Shape:
    """The shape of a pattern whose forms are written out; `classes` gives the printed forms of a class of words.

    Each printed form is told by its single words. Of a form only one is taken for a core: the last that is no particle.
    """
    branches, _ = _branches(pattern, 0)
    words: set[str] = set()
    needs = _either([_needs(branch, pattern, classes, words) for branch in branches])
    return Shape(frozenset(words), tuple(needs))


def cost(need: AbstractSet[Core]) -> int:
    """How dear it is to search for these: many words, or figures and particles that stand everywhere."""
    return sum(_LOOSE if _is_loose(core) else 1 for core in need)


def _is_loose(core: Core) -> bool:
    return core.loose if isinstance(core, Figure) else len(core) <= _PARTICLE


def _branches(pattern: str, at: int) -> tuple[tuple[tuple[_Atom, ...], ...], int]:
    """The branches of a group from its first character on, and where it ends."""
    branches: list[tuple[_Atom, ...]] = []
    branch: list[_Atom] = []
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            branches.append(tuple(branch))
            branch, at = [], at + 1
            continue
        atom = _atom(pattern, at)
        branch.append(atom)
        at = atom.end
    return (*branches, tuple(branch)), at


def _atom(pattern: str, at: int) -> _Atom:
    match = _ATOM.match(pattern, at)
    if match is None:
        raise ValueError(f"no pattern: {pattern!r} at {pattern[at:]!r}")
    branches: tuple[tuple[_Atom, ...], ...] = ()
    end = match.end()
    if match["open"]:
        branches, close = _branches(pattern, end)
        end = close + 1
    kind, held = _kind(match)
    least, most, end = _counted(pattern, end)
    if match["open"] and match["open"].startswith("(?("):
        least = 0
    return _Atom(kind, at, end, held, branches, least, most)


def _kind(match: re.Match[str]) -> tuple[str, str]:
    if match["back"]:
        return "gap", "."  # whatever the group was, it can be a mark inside a number
    if match["words"]:
        return "words", match["words"]
    if match["open"]:
        sign = match["open"][1:]
        if sign in {"?!", "?<!", "?<="}:
            return "barred", ""
        return ("ahead" if sign == "?=" else "group"), ""
    held = match["set"] if match["set"] is not None else match["plain"] or match["escape"] or ""
    if _FIGURES.fullmatch(held):
        return "figure", ""
    return ("letter" if _LETTERS.fullmatch(held) else "gap"), held


def _counted(pattern: str, at: int) -> tuple[int, int, int]:
    """How often the piece before this place stands, at least and at most, and where its count ends."""
    match = _COUNT.match(pattern, at)
    if match is None:
        return 1, 1, at
    if match["mark"]:
        return (1 if match["mark"] == "+" else 0), (1 if match["mark"] == "?" else 99), match.end()
    least = int(match["least"])
    return least, (int(match["most"] or 99) if match["comma"] else least), match.end()


def _needs(
    branch: tuple[_Atom, ...], pattern: str, classes: Classes, words: set[str]
) -> list[frozenset[Core]]:
    """What every match of a branch holds; the words it can hold are added to `words`."""
    needs: list[frozenset[Core]] = [frozenset(run) for run in _runs(branch, words)]
    for place, atom in enumerate(branch):
        found: list[frozenset[Core]] = []
        if atom.kind == "words":
            held, cores = _words_of(classes[atom.held])
            words |= held
            found = [cores]
        elif atom.kind in {"group", "ahead"}:
            found = _either([_needs(inner, pattern, classes, words) for inner in atom.branches])
        if _begins_with_figure(atom):
            words.add(FIGURE)
            found = []
        if _figure_first(branch[place:]) and not _edge(branch[:place], last=True) & {
            "figure",
            "letter",
            "mark",
        }:
            needs.append(frozenset({_figure(branch[place:], pattern)}))
        needs += found if atom.least else []
    return needs


@lru_cache(maxsize=256)
def _words_of(forms: tuple[tuple[str, ...], ...]) -> tuple[frozenset[str], frozenset[str]]:
    """All words of a class, and one of each form that every match of the class holds."""
    return frozenset(word for form in forms for word in form), frozenset(map(_core_of, forms))


def _core_of(form: Sequence[str]) -> str:
    return next((word for word in reversed(form) if not _is_loose(word)), form[-1])


def _either(needs: list[list[frozenset[Core]]]) -> list[frozenset[Core]]:
    """What is held whichever branch matches: one need of each branch, the cheapest."""
    if len(needs) == 1:
        return needs[0]
    if not all(needs):
        return []
    return [frozenset[Core]().union(*(min(each, key=cost) for each in needs))]


def _begins_with_figure(atom: _Atom) -> bool:
    if atom.kind == "figure":
        return True
    return atom.kind == "group" and all(_figure_first(branch) for branch in atom.branches)


def _figure_first(branch: tuple[_Atom, ...]) -> bool:
    """Whether a branch begins with a figure; one that may be missing ("0?[1-9]") only if the next is one as well."""
    for atom in branch:
        if not _begins_with_figure(atom):
            return False
        if atom.least:
            return True
    return False


def _edge(branch: Sequence[_Atom], *, last: bool) -> set[str]:
    """What kinds of piece can stand at the end of a branch, or at its beginning; `mark` is one that numbers hold."""
    kinds: set[str] = set()
    for atom in reversed(branch) if last else branch:
        kinds |= {kind for inner in atom.branches for kind in _edge(inner, last=last)}
        if not atom.branches:
            kinds.add("mark" if atom.kind == "gap" and set(atom.held) & set(".,:/") else atom.kind)
        if atom.least and atom.width:
            break
    return kinds


def _figure(rest: tuple[_Atom, ...], pattern: str) -> Figure:
    """The figure that begins a branch and what follows it, up to what refers to other groups."""
    kept: list[_Atom] = []
    for atom in rest:
        if any(sign in pattern[atom.start : atom.end] for sign in ("(?P=", "(?(")):
            break
        kept.append(atom)
    return Figure(pattern[kept[0].start : kept[-1].end] if kept else "[0-9]", _width(tuple(kept)) < _STRICT)


def _width(branch: tuple[_Atom, ...]) -> int:
    return sum(atom.width for atom in branch)


def _runs(branch: tuple[_Atom, ...], words: set[str]) -> Iterator[list[str]]:
    """The words written out in a branch, each in all its forms ("an?", "[Tt]he"); they are added to `words`."""
    for is_word, run in groupby(enumerate(branch), key=lambda each: each[1].kind == "letter"):
        if not is_word:
            continue
        places, letters = zip(*run, strict=True)
        before, after = _edge(branch[: places[0]], last=True), _edge(branch[places[-1] + 1 :], last=False)
        if "letter" in before | after:
            raise ValueError(f"part of a word beside other letters: {letters[0].held}…; write whole words")
        forms = ["".join(form) for form in product(*map(_choices, letters))]
        words.update(forms)
        if all(forms) and "figure" not in before:
            yield forms


def _choices(letter: _Atom) -> list[str]:
    return [*letter.held] if letter.least else [*letter.held, ""]
