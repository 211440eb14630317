"""Broken files of every kind: all readers and the making of documents give articles, documents and drops, no faults.

Each sample found beside the tests and among the examples is broken in many ways: bits flipped, cut short, parts of
other samples put in, parts repeated. FUZZ_SECONDS is how long it goes on (30), FUZZ_SEED which way it breaks them.
"""

from __future__ import annotations

import io
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from types import FrameType
from typing import BinaryIO, cast

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from memory_held import most_megabytes
from truceline.documents import make_document
from truceline.model import Document, Drop, RawArticle
from truceline.sources import READERS, Limits, read_sources

ROOT = Path(__file__).parents[1]
SECONDS = float(os.environ.get("FUZZ_SECONDS", "30"))
SEED = int(os.environ.get("FUZZ_SEED", "20201010"))
# One example; many times what the slowest sample takes whole.
MOST_SECONDS = 20
MOST_MEGABYTES = 1_500
LIMITS = Limits(max_bytes=1_000_000)
# More articles than these from one broken file are not all made into documents.
MOST_ARTICLES = 20

Pick = Callable[[int], int]
"""Gives a number under another one."""


def samples() -> list[tuple[Path, bytes]]:
    folders = [ROOT / "tests/sources/files", ROOT / "tests/documents/pages", ROOT / "examples"]
    paths = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    return [(path, path.read_bytes()[:200_000]) for path in paths if path.stat().st_size]


SAMPLES = samples()
AWKWARD = [
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\r",
    b"<![CDATA[",
    b"&#0;",
    b'"',
    b"{" * 999,
    b"\xed\xa0\x80",
    b"<p>" * 500,
]


def flip(content: bytes, pick: Pick) -> bytes:
    broken = bytearray(content)
    for _ in range([1, 4, 16][pick(3)]):
        broken[pick(len(broken))] ^= 1 << pick(8)
    return bytes(broken)


def cut(content: bytes, pick: Pick) -> bytes:
    at = pick(len(content))
    return content[at:] if pick(2) else content[:at]


def splice(content: bytes, pick: Pick) -> bytes:
    at, other = pick(len(content)), SAMPLES[pick(len(SAMPLES))][1]
    start = pick(len(other))
    return content[:at] + other[start : start + [8, 200, 5_000][pick(3)]] + content[at:]


def repeat(content: bytes, pick: Pick) -> bytes:
    at, length = pick(len(content)), [1, 10, 1_000][pick(3)]
    return content[:at] + content[at : at + length] * [2, 50, 400][pick(3)] + content[at:]


def strew(content: bytes, pick: Pick) -> bytes:
    at = pick(len(content))
    return content[:at] + AWKWARD[pick(len(AWKWARD))] + content[at:]


BREAKS = (flip, cut, splice, repeat, strew)


@st.composite
def broken_samples(draw: st.DrawFn) -> tuple[str, bytes]:
    """The name of a sample, and what is left of it."""

    def pick(under: int) -> int:
        return draw(st.integers(0, under - 1))

    path, content = SAMPLES[pick(len(SAMPLES))]
    for breaker in draw(st.lists(st.sampled_from(BREAKS), min_size=1, max_size=3)):
        content = breaker(content or b"\n", pick)
    return path.name, content[:1_000_000]


@contextmanager
def time_limit(what: str) -> Iterator[None]:
    """Ends what takes longer: a hang is a fault like any other."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"{what} took more than {MOST_SECONDS} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(MOST_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def read_with(reader: str, content: bytes) -> None:
    stream = cast("BinaryIO", io.BufferedReader(io.BytesIO(content)))
    check(READERS[reader].read(stream, "broken", LIMITS))


def check(items: Iterable[RawArticle | Drop]) -> None:
    for number, item in enumerate(items):
        assert isinstance(item, RawArticle | Drop)
        if isinstance(item, RawArticle) and number < MOST_ARTICLES:
            made = make_document(item)
            assert isinstance(made, Document | Drop)
            assert isinstance(made, Drop) or made.text == "".join(
                made.text[s.start : s.end] for s in made.segments
            )


@pytest.mark.parametrize("reader", sorted(READERS))
def test_every_reader_takes_any_sample_whole(reader: str) -> None:
    for path, content in SAMPLES:
        with time_limit(f"{reader} with {path.name}"):
            read_with(reader, content[:20_000])


def test_nothing_is_raised_and_nothing_hangs_whatever_is_broken(tmp_path: Path) -> None:
    # In a process of its own: the most memory that a process ever held counts what other tests held in it.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        tried, megabytes = pool.submit(break_and_read, tmp_path).result()
    assert tried > SECONDS  # at least one a second
    assert megabytes < MOST_MEGABYTES


def break_and_read(folder: Path) -> tuple[int, float]:
    """How many broken files were tried, and the most memory that took, in MB."""
    tried = 0

    def try_one(broken: tuple[str, bytes], reader: str | None) -> None:
        nonlocal tried
        tried += 1
        name, content = broken
        with time_limit(f"{reader or 'the reader chosen'} with {name} broken"):
            if reader:
                read_with(reader, content)
            else:
                path = folder / name
                path.write_bytes(content)
                check(read_sources([path], max_bytes=LIMITS.max_bytes))

    # Half of the files go to the reader that is chosen by what is left of them, half to any.
    readers = st.none() | st.sampled_from(sorted(READERS))
    rounds = settings(
        max_examples=50,
        deadline=None,  # `time_limit` is one
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    started, number = time.monotonic(), 0
    while time.monotonic() - started < SECONDS:
        seed(SEED + number)(rounds(given(broken_samples(), readers)(try_one)))()
        number += 1
    return tried, most_megabytes()
