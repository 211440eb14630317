"""Groups bodies that are copies of one another: the same, cut, put in another order, or changed in a few words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from truceline.documents.copies.shingles import Shingles, body_of, contained, shingle
from truceline.model import Document

CONTAINED = 0.6
"""A copy has at least this part of its runs of four words in common with the other; a rewrite has its quotations at most."""

SHORTEST = 30
"""Bodies of fewer runs are copies only where they are the same: a quotation alone may make out all of them."""

SAME_FROM = 6  # runs; what is shorter says nothing that two could not have written
_LEAST_PART = 0.15  # a cut leaves at least this part; a shorter text is a quotation in a longer one

_HASHES, _ROWS = 128, 2  # bands of two: a pair that shares a fifth of its runs is missed once in fourteen
_SEED = 20201110
_SURMISED = (
    CONTAINED - 0.2
)  # the estimate by 128 hashes errs by some hundredths; what passes is compared run by run
_NEIGHBOURS = 8  # in a bucket of many copies each is compared with a few; the chain holds them together
_CHUNK = 4_096

Pairs = NDArray[np.int64]


def copy_groups(documents: Iterable[Document]) -> tuple[tuple[str, ...], ...]:
    """The ids of documents whose bodies are copies of one another, in groups of at least two, in order.

    The order of the documents changes nothing. What is a copy of a copy is in one group with both.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    bodies = [body_of(document) for document in ordered]
    found = defaultdict(list)
    for place, group in enumerate(group_bodies(bodies)):
        found[group].append(ordered[place].id)
    return tuple(sorted(tuple(ids) for ids in found.values() if len(ids) > 1))


def group_bodies(bodies: Sequence[str]) -> list[int]:
    """For each body the number of the group it is in; bodies are in one group where they are copies."""
    by_text: dict[str, list[int]] = defaultdict(list)
    for place, body in enumerate(bodies):
        by_text[body].append(place)
    texts = sorted(by_text)  # in the order of their words, so that the order given changes nothing
    leaders = _join(shingle(texts))
    groups = [-1] * len(bodies)
    for number, text in enumerate(texts):
        for place in by_text[text]:
            groups[place] = leaders[number] if text.strip() else len(texts) + place
    return groups


def _join(shingled: list[Shingles]) -> list[int]:
    """For each text the first of its group."""
    leaders = list(range(len(shingled)))
    same: dict[bytes, int] = {}
    for place, runs in enumerate(shingled):
        if len(runs) >= SAME_FROM:
            leaders[place] = same.setdefault(runs.tobytes(), place)
    long = [place for place, runs in enumerate(shingled) if len(runs) >= SHORTEST and leaders[place] == place]
    for one, other in _likely([shingled[place] for place in long]):
        first, second = _leader(leaders, long[one]), _leader(leaders, long[other])
        if first != second and _is_copy(shingled[long[one]], shingled[long[other]]):
            leaders[max(first, second)] = min(first, second)
    return [_leader(leaders, place) for place in range(len(leaders))]


def _leader(leaders: list[int], place: int) -> int:
    while leaders[place] != place:
        leaders[place] = leaders[leaders[place]]
        place = leaders[place]
    return place


def _is_copy(one: Shingles, other: Shingles) -> bool:
    parts = len(one) / len(other)
    return _LEAST_PART <= parts <= 1 / _LEAST_PART and contained(one, other) >= CONTAINED


def _likely(shingled: list[Shingles]) -> Iterator[tuple[int, int]]:
    """The pairs that share a band of their hashes and, by all of them, may be copies."""
    if len(shingled) < 2:
        return
    digests = _digests(shingled)
    sizes = np.array([len(runs) for runs in shingled], dtype=np.float64)
    pairs = _in_one_band(digests)
    for start in range(0, len(pairs), _CHUNK):
        one, other = pairs[start : start + _CHUNK].T
        alike = (digests[one] == digests[other]).mean(axis=1)
        smaller = np.minimum(sizes[one], sizes[other])
        part = alike * (sizes[one] + sizes[other]) / ((1 + alike) * smaller)
        kept = part >= _SURMISED
        yield from zip(one[kept].tolist(), other[kept].tolist(), strict=True)


def _digests(shingled: list[Shingles]) -> NDArray[np.uint32]:
    from rensa import RMinHash

    rows = []
    for start in range(0, len(shingled), _CHUNK):
        chunk = shingled[start : start + _CHUNK]
        offsets = np.cumsum([0, *(len(runs) for runs in chunk)], dtype=np.uint64)
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(chunk), offsets, _HASHES, _SEED)
        rows.append(np.array(matrix.to_rows(), dtype=np.uint32))
    return np.concatenate(rows)


def _in_one_band(digests: NDArray[np.uint32]) -> Pairs:
    count = len(digests)
    found: list[Pairs] = []
    for column in range(0, _HASHES, _ROWS):
        keys = (digests[:, column].astype(np.uint64) << np.uint64(32)) | digests[:, column + 1]
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        for lag in range(1, _NEIGHBOURS + 1):
            equal = ordered[lag:] == ordered[:-lag]
            if not equal.any():
                break
            found.append((order[:-lag][equal] * count + order[lag:][equal]).astype(np.int64))
    numbers = np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
    return np.stack([numbers // count, numbers % count], axis=1)
