"""Groups bodies that are copies of one another: the same, cut, put in another order, or changed in a few words.

Whether two are copies follows from the two alone, never from what else there is: so a part of the documents that holds
all copies of each in it gives the groups that all documents give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from truceline.documents.copies.groups import Groups
from truceline.documents.copies.shingles import Shingles, contained, shingle
from truceline.documents.recurring import running_text
from truceline.model import Dating, Document

CONTAINED = 0.6
"""A copy has at least this part of its runs of four words in common with the other; a rewrite has its quotations at most."""

SHORTEST = 30
"""Bodies of fewer runs are copies only where they are the same: a quotation alone may make out all of them."""

SAME_FROM = 6
"""Bodies of this many runs are copies whenever they are the same; what is shorter, two could have written, at another time."""

REPRINTED = 31
"""Days within which a copy is printed: bodies that are not the same are copies only where they can have been printed so near."""

HASHES, ROWS = 128, 2  # bands of two: a pair that shares a fifth of its runs is missed once in fourteen
_LEAST_PART = 0.15  # a cut leaves at least this part; a shorter text is a quotation in a longer one
_SEED = 20201110
_FACTOR = 0x9E3779B97F4A7C15  # odd: it puts each column into all bits (Knuth's multiplicative hashing)
_SURMISED = (
    CONTAINED - 0.2
)  # the estimate by 128 hashes errs by some hundredths; what passes is compared run by run
_CHUNK = 4_096
_HELD = 20_000  # bodies whose runs are held for comparison

Days = tuple[int, int]
"""The first and last day on which something can have been printed, as ordinals."""

EVER: Days = (0, date.max.toordinal())

Digests = NDArray[np.uint32]
Places = NDArray[np.int64]


def copy_groups(documents: Iterable[Document]) -> tuple[tuple[str, ...], ...]:
    """The ids of documents whose bodies are copies of one another, in groups of at least two, in order.

    The order of the documents changes nothing. What is a copy of a copy is in one group with both.
    """
    return Copies()(documents)


class Copies:
    """Gives what `copy_groups` gives, again and again: what was read and compared before is kept."""

    def __init__(self) -> None:
        self._words: dict[str, Words] = {}
        self._known: dict[str, Document] = {}
        self._groups: tuple[tuple[str, ...], ...] = ()
        self._refused: set[tuple[str, str]] = set()

    def __call__(self, documents: Iterable[Document]) -> tuple[tuple[str, ...], ...]:
        """The ids of documents whose bodies are copies of one another, in groups of at least two, in order."""
        ordered = sorted(documents, key=lambda document: document.id)
        ids = [document.id for document in ordered]
        new = [document for document in ordered if document.id not in self._words]
        self._words |= zip((one.id for one in new), read_words(map(running_text, new)), strict=True)
        groups = self._joined_before(ordered)
        words, days = [self._words[one] for one in ids], [days_of(one.dating) for one in ordered]
        refused = _join(
            groups, words, days, _Runs(lambda place: running_text(ordered[place])), self._is_refused(ids)
        )
        self._refused.update((ids[one], ids[other]) for one, other in refused)
        found = defaultdict(list)
        for identity, group in zip(ids, groups.leaders(), strict=True):
            found[group].append(identity)
        self._groups = tuple(sorted(tuple(some) for some in found.values() if len(some) > 1))
        self._known = dict(zip(ids, ordered, strict=True))
        return self._groups

    def _joined_before(self, documents: Sequence[Document]) -> Groups:
        """The groups of before of which all are still there as they were: these hold whatever else has come or gone."""
        places = {one.id: place for place, one in enumerate(documents) if self._known.get(one.id) is one}
        groups = Groups(len(documents))
        for first, *others in self._groups:
            if first in places and all(one in places for one in others):
                for one in others:
                    groups.join(places[first], places[one])
        return groups

    def _is_refused(self, ids: Sequence[str]) -> Callable[[int, int], bool]:
        return lambda one, other: (ids[one], ids[other]) in self._refused


def days_of(dating: Dating) -> Days:
    """The first and last day of publication; all days where nothing bounds it."""
    first, last = dating.earliest, dating.latest
    return (first.toordinal() if first else EVER[0], last.toordinal() if last else EVER[1])


def group_bodies(bodies: Sequence[str], days: Sequence[Days] | None = None) -> list[int]:
    """For each body the number of the group it is in; bodies are in one group where they are copies.

    `days` are those on which each can have been printed; without them, any can have been printed with any.
    """
    groups = Groups(len(bodies))
    printed = [EVER] * len(bodies) if days is None else days
    _join(groups, list(read_words(bodies)), printed, _Runs(bodies.__getitem__), lambda *_: False)
    return groups.leaders()


class Words(NamedTuple):
    """A body as it was read: what is the same for the same runs of words, how many, and their hashes where it has enough."""

    key: bytes
    size: int
    digest: Digests | None


def read_words(bodies: Iterable[str]) -> Iterator[Words]:
    """What each body is compared by."""
    waiting = iter(bodies)
    while some := shingle(islice(waiting, _CHUNK)):
        rows = iter(digest([runs for runs in some if len(runs) >= SHORTEST]))
        for runs in some:
            row = next(rows) if len(runs) >= SHORTEST else None
            yield Words(words_key(runs), len(runs), row)


class _Runs:
    """The runs of bodies, made when they are asked for; some thousands are held."""

    def __init__(self, body: Callable[[int], str]) -> None:
        self.of = lru_cache(maxsize=_HELD)(lambda place: shingle([body(place)])[0])


def _join(
    groups: Groups,
    words: Sequence[Words],
    printed: Sequence[Days],
    runs: _Runs,
    is_refused: Callable[[int, int], bool],
) -> set[tuple[int, int]]:
    """Joins those that are copies; gives the pairs that were compared and are none."""
    same: dict[bytes, list[int]] = defaultdict(list)
    seen: dict[tuple[bytes, Days], int] = {}
    for place, one in enumerate(words):
        if one.size:
            same[one.key].append(place)
        if one.digest is not None:
            seen.setdefault((one.key, printed[place]), place)
    for places in same.values():
        always = words[places[0]].size >= SAME_FROM
        _join_same(groups, places, [EVER if always else printed[place] for place in places])
    return _join_near(groups, _Compared.of(list(seen.values()), words, printed), runs, is_refused)


@dataclass(frozen=True, slots=True)
class _Compared:
    """The bodies that are compared with one another: where each stands, its size, its hashes, and when it was printed."""

    places: Places
    sizes: NDArray[np.float64]
    digests: Digests
    printed: Places

    @classmethod
    def of(cls, places: Sequence[int], words: Sequence[Words], printed: Sequence[Days]) -> Self:
        """Those at these places."""
        rows = [row for place in places if (row := words[place].digest) is not None]
        return cls(
            np.array(places, dtype=np.int64),
            np.array([words[place].size for place in places], dtype=float),
            np.array(rows, dtype=np.uint32).reshape(-1, HASHES),
            np.array([printed[place] for place in places], dtype=np.int64).reshape(-1, 2),
        )


def words_key(runs: Shingles) -> bytes:
    """What bodies of the same runs have in common, and no others."""
    return blake2b(runs.tobytes(), digest_size=16).digest()


def _join_same(groups: Groups, places: Sequence[int], printed: Sequence[Days]) -> None:
    """Joins those of these that can have been printed near one another."""
    latest = None
    before = places[0]
    for (first, last), place in sorted(zip(printed, places, strict=True)):
        if latest is not None and first - latest <= REPRINTED:
            groups.join(before, place)
        latest = last if latest is None else max(latest, last)
        before = place


def _join_near(
    groups: Groups, compared: _Compared, runs: _Runs, is_refused: Callable[[int, int], bool]
) -> set[tuple[int, int]]:
    """Joins those that share a band of their hashes, can have been printed near one another, and are copies."""
    refused: set[tuple[int, int]] = set()
    for one, other in _likely(groups, compared):
        pair = (one, other)
        if groups.leader(one) == groups.leader(other) or pair in refused or is_refused(one, other):
            continue
        if _is_copy(runs.of(one), runs.of(other)):
            groups.join(one, other)
        else:
            refused.add(pair)
    return refused


def _is_copy(one: Shingles, other: Shingles) -> bool:
    parts = len(one) / len(other)
    return _LEAST_PART <= parts <= 1 / _LEAST_PART and contained(one, other) >= CONTAINED


def _likely(groups: Groups, compared: _Compared) -> Iterator[tuple[int, int]]:
    """The pairs, not in one group yet, that share a band and, by all of their hashes, may be copies."""
    for column in range(HASHES // ROWS):
        for one, other in _in_one_bucket(groups, compared, band(compared.digests, column)):
            alike = (compared.digests[one] == compared.digests[other]).mean(axis=1)
            sizes, others = compared.sizes[one], compared.sizes[other]
            kept = alike * (sizes + others) / ((1 + alike) * np.minimum(sizes, others)) >= _SURMISED
            first, second = compared.places[one[kept]], compared.places[other[kept]]
            yield from zip(
                np.minimum(first, second).tolist(), np.maximum(first, second).tolist(), strict=True
            )


def _in_one_bucket(
    groups: Groups, compared: _Compared, keys: NDArray[np.int64]
) -> Iterator[tuple[Places, Places]]:
    """The pairs of one band that can have been printed near one another, chunk by chunk.

    Within a bucket they stand by their first day: so the first that comes too late for one is followed by such alone.
    """
    order = np.lexsort((compared.printed[:, 0], keys))
    ordered, (first, last) = keys[order], compared.printed[order].T
    active = np.arange(max(len(order) - 1, 0))
    lag, leaders = 1, groups.snapshot()[compared.places][order]
    while len(active):
        active = active[: np.searchsorted(active, len(order) - lag)]
        after = active + lag
        active = active[(ordered[active] == ordered[after]) & (first[after] - last[active] <= REPRINTED)]
        apart = active[leaders[active] != leaders[active + lag]]
        for start in range(0, len(apart), _CHUNK):
            some = apart[start : start + _CHUNK]
            yield order[some], order[some + lag]
        if lag & (lag - 1) == 0 and len(apart):  # many copies are one group soon
            leaders = groups.snapshot()[compared.places][order]
        lag += 1


def digest(shingled: Sequence[Shingles]) -> Digests:
    """The hashes of each body, none of which is without runs: bodies have as many in common as they have runs."""
    from rensa import RMinHash

    if not shingled:
        return np.empty((0, HASHES), dtype=np.uint32)
    offsets = np.cumsum([0, *(len(runs) for runs in shingled)], dtype=np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(shingled), offsets, HASHES, _SEED)
    return np.array(matrix.to_rows(), dtype=np.uint32)


def band(digests: Digests, column: int) -> NDArray[np.int64]:
    """The key of one band of each body, a number of 64 bits: no two columns share one but by chance."""
    high, low = digests[:, column * ROWS].astype(np.uint64), digests[:, column * ROWS + 1]
    keys = (high << np.uint64(32)) | low
    return (keys ^ np.uint64(column * _FACTOR % 2**64)).view(np.int64)
