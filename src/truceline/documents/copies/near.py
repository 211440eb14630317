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
    ordered = sorted(documents, key=lambda document: document.id)
    found = defaultdict(list)
    days = [days_of(document.dating) for document in ordered]
    for place, group in enumerate(group_bodies(Bodies(ordered), days)):
        found[group].append(ordered[place].id)
    return tuple(sorted(tuple(ids) for ids in found.values() if len(ids) > 1))


def days_of(dating: Dating) -> Days:
    """The first and last day of publication; all days where nothing bounds it."""
    first, last = dating.earliest, dating.latest
    return (first.toordinal() if first else EVER[0], last.toordinal() if last else EVER[1])


class Bodies(Sequence[str]):
    """What documents are compared by, made when it is asked for."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents

    def __len__(self) -> int:
        return len(self._documents)

    def __getitem__(self, place: int | slice) -> str | list[str]:  # type: ignore[override]  # a list for a slice
        if isinstance(place, slice):
            return [running_text(document) for document in self._documents[place]]
        return running_text(self._documents[place])


def group_bodies(bodies: Sequence[str], days: Sequence[Days] | None = None) -> list[int]:
    """For each body the number of the group it is in; bodies are in one group where they are copies.

    `days` are those on which each can have been printed; without them, any can have been printed with any.
    """
    printed = [EVER] * len(bodies) if days is None else days
    groups = Groups(len(bodies))
    read = _read(bodies, printed)
    for long, places in read.same.values():
        _join_same(groups, places, [EVER if long else printed[place] for place in places])

    @lru_cache(maxsize=_HELD)
    def runs(place: int) -> Shingles:
        return shingle([bodies[place]])[0]

    _join_near(
        groups,
        read,
        np.array([printed[place] for place in read.compared], dtype=np.int64).reshape(-1, 2),
        runs,
    )
    return groups.leaders()


@dataclass(frozen=True, slots=True)
class _Read:
    """Bodies as they were read: those of the same words, and which are compared with others, with size and digest of each."""

    same: dict[bytes, tuple[bool, list[int]]]
    compared: Places
    sizes: NDArray[np.float64]
    digests: Digests


def _read(bodies: Sequence[str], printed: Sequence[Days]) -> _Read:
    same: dict[bytes, tuple[bool, list[int]]] = {}
    seen: set[tuple[bytes, Days]] = set()
    compared: list[int] = []
    sizes: list[int] = []
    digests = [np.empty((0, HASHES), dtype=np.uint32)]
    for start in range(0, len(bodies), _CHUNK):
        chunk: list[Shingles] = []
        for place, runs in enumerate(shingle(bodies[start : start + _CHUNK]), start):
            key = words_key(runs)
            if len(runs):
                same.setdefault(key, (len(runs) >= SAME_FROM, []))[1].append(place)
            if len(runs) >= SHORTEST and (key, printed[place]) not in seen:
                seen.add((key, printed[place]))
                compared.append(place)
                sizes.append(len(runs))
                chunk.append(runs)
        digests.append(digest(chunk))
    return _Read(
        same, np.array(compared, dtype=np.int64), np.array(sizes, dtype=float), np.concatenate(digests)
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


def _join_near(groups: Groups, read: _Read, printed: Places, runs: Callable[[int], Shingles]) -> None:
    """Joins those that share a band of their hashes, can have been printed near one another, and are copies."""
    refused: set[tuple[int, int]] = set()
    for one, other in _likely(groups, read, printed):
        if groups.leader(one) == groups.leader(other) or (one, other) in refused:
            continue
        if _is_copy(runs(one), runs(other)):
            groups.join(one, other)
        else:
            refused.add((one, other))


def _is_copy(one: Shingles, other: Shingles) -> bool:
    parts = len(one) / len(other)
    return _LEAST_PART <= parts <= 1 / _LEAST_PART and contained(one, other) >= CONTAINED


def _likely(groups: Groups, read: _Read, printed: Places) -> Iterator[tuple[int, int]]:
    """The pairs, not in one group yet, that share a band and, by all of their hashes, may be copies."""
    for column in range(HASHES // ROWS):
        for one, other in _in_one_bucket(groups, read.compared, band(read.digests, column), printed):
            alike = (read.digests[one] == read.digests[other]).mean(axis=1)
            sizes, others = read.sizes[one], read.sizes[other]
            kept = alike * (sizes + others) / ((1 + alike) * np.minimum(sizes, others)) >= _SURMISED
            first, second = read.compared[one[kept]], read.compared[other[kept]]
            yield from zip(
                np.minimum(first, second).tolist(), np.maximum(first, second).tolist(), strict=True
            )


def _in_one_bucket(
    groups: Groups, compared: Places, keys: NDArray[np.int64], printed: Places
) -> Iterator[tuple[Places, Places]]:
    """The pairs of one band that can have been printed near one another, chunk by chunk.

    Within a bucket they stand by their first day: so the first that comes too late for one is followed by such alone.
    """
    order = np.lexsort((printed[:, 0], keys)) if len(keys) else np.empty(0, dtype=np.int64)
    ordered, first, last = keys[order], printed[order, 0], printed[order, 1]
    active = np.arange(max(len(order) - 1, 0))
    lag, leaders = 1, groups.snapshot()[compared][order]
    while len(active):
        active = active[: np.searchsorted(active, len(order) - lag)]
        after = active + lag
        active = active[(ordered[active] == ordered[after]) & (first[after] - last[active] <= REPRINTED)]
        apart = active[leaders[active] != leaders[active + lag]]
        for start in range(0, len(apart), _CHUNK):
            some = apart[start : start + _CHUNK]
            yield order[some], order[some + lag]
        if lag & (lag - 1) == 0 and len(apart):  # many copies are one group soon
            leaders = groups.snapshot()[compared][order]
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
