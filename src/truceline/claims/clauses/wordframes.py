"""Words with what must stand around them: the frames of events and of undertakings."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Protocol, TypeVar

from truceline.claims.clauses.slots import has_clause, particles, subject_lemmas, thing_lemmas
from truceline.claims.reading import Reading
from truceline.model import Token

_SHOWING = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
_INNER = frozenset({"compound", "amod", "nmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFrame:
    """Words, and what must hold for them; `vocabulary/events/agree.toml` tells each field."""

    words: frozenset[str]
    noun: bool = False
    adjective: bool = False
    of: frozenset[str] = frozenset()
    not_: frozenset[str] = frozenset()
    who: frozenset[str] = frozenset()
    with_: frozenset[str] = frozenset()
    to: tuple[str, ...] = ()
    clause: bool = False
    asks_another: bool = False

    @property
    def asked(self) -> int:
        """How much must hold for the frame: of two that fit, the one that asks for more is the better reading."""
        return 2 * bool(self.of) + 2 * bool(self.with_) + 2 * bool(self.who) + self.clause + self.asks_another


class Shown(Protocol):
    """A word of a document and the frame that it fits."""

    @property
    def trigger(self) -> int:
        """The index of the word."""
        ...

    @property
    def frame(self) -> WordFrame:
        """The frame."""
        ...


F = TypeVar("F", bound=WordFrame)


def by_word(frames: Iterable[F]) -> Mapping[str, tuple[F, ...]]:
    """The frames by the lemma that shows them, those that ask for most first."""
    found: dict[str, list[F]] = {}
    for frame in frames:
        for word in frame.words:
            found.setdefault(word, []).append(frame)
    return {word: tuple(sorted(group, key=lambda frame: -frame.asked)) for word, group in found.items()}


def frame_of(reading: Reading, token: Token, frames: Mapping[str, tuple[F, ...]]) -> F | None:
    """The frame that fits a word best, None where none does."""
    return next((frame for frame in _known(token, frames) if _fits(reading, token, frame)), None)


def frames_of(reading: Reading, token: Token, frames: Mapping[str, tuple[F, ...]]) -> list[F]:
    """The frames that fit a word, best first."""
    return [frame for frame in _known(token, frames) if _fits(reading, token, frame)]


def _known(token: Token, frames: Mapping[str, tuple[F, ...]]) -> tuple[F, ...]:
    """The frames of a word by its lemma, or by what its ending leaves where that is no word ("stag" of "staged")."""
    if token.pos not in _SHOWING:
        return ()
    known = frames.get(token.lemma.lower())
    if known is None and token.pos == "VERB":
        known = next((found for word in _stems(token.text.lower()) if (found := frames.get(word))), None)
    inner = token.dep in _INNER and token.tag != "VBG"  # "Russian-made rockets"
    return () if known is None or inner else known


def _stems(word: str) -> tuple[str, ...]:
    if word.endswith("ed"):
        return word[:-1], word[:-2]
    return (word[:-3], f"{word[:-3]}e") if word.endswith("ing") else ()


def _fits(reading: Reading, token: Token, frame: WordFrame) -> bool:
    if not _is_of_its_class(token, frame):
        return False
    if frame.with_ and not frame.with_ & particles(reading, token.i):
        return False
    if frame.clause and not has_clause(reading, token.i, of_another=frame.asks_another):
        return False
    if frame.of or frame.not_:
        lemmas = thing_lemmas(reading, token.i)
        if (frame.of and not frame.of & lemmas) or frame.not_ & lemmas:
            return False
    return not frame.who or bool(frame.who & subject_lemmas(reading, token.i))


def _is_of_its_class(token: Token, frame: WordFrame) -> bool:
    if frame.noun:
        return token.pos in ("NOUN", "PROPN")
    if frame.adjective:
        return token.pos == "ADJ" or token.tag == "VBN"
    return token.pos in ("VERB", "AUX")


def frame_fields(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a frame as its file has them, with each "@class" replaced by its words."""
    return {
        "words": frozenset(entry["words"]),
        "noun": entry.get("noun", False),
        "adjective": entry.get("adjective", False),
        "of": _named(entry.get("of", ())),
        "not_": _named(entry.get("not", ())),
        "who": _named(entry.get("who", ())),
        "with_": frozenset(entry.get("with", ())),
        "to": tuple(entry.get("to", ())),
        "clause": entry.get("clause", False),
        "asks_another": entry.get("asks_another", False),
    }


def _named(words: Iterable[str]) -> frozenset[str]:
    named: set[str] = set()
    for word in words:
        named |= things()[word.removeprefix("@")] if word.startswith("@") else {word}
    return frozenset(named)


@cache
def things() -> Mapping[str, frozenset[str]]:
    """The classes of `things.toml`."""
    return {name: frozenset(words) for name, words in read_words("things.toml").items()}


def read_words(name: str) -> dict[str, Any]:
    """What a file of `vocabulary/` holds."""
    return tomllib.loads(files("truceline.claims.vocabulary").joinpath(name).read_text("utf-8"))
