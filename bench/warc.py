"""Pages a second of reading a web archive through the gate, against bare fastwarc over the same file, turn by turn."""

from __future__ import annotations

import gzip
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from fastwarc.warc import ArchiveIterator

from bench.figures import Figure
from truceline.documents import bytes_gate
from truceline.model import RawArticle
from truceline.sources import read_sources

FLOOR = 0.7  # of the records a second of bare fastwarc
PAGES = 20_000
_RELEVANT = 100  # one page in so many speaks of a ceasefire
# Common words of news that is not about war, so that the pages pack and are searched like those of the web.
_WORDS = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "said",
    "that",
    "for",
    "on",
    "was",
    "is",
    "with",
    "as",
    "by",
    "at",
    "it",
    "from",
    "he",
    "be",
    "has",
    "an",
    "have",
    "are",
    "this",
    "will",
    "were",
    "not",
    "who",
    "which",
    "its",
    "their",
    "been",
    "they",
    "but",
    "more",
    "after",
    "his",
    "about",
    "one",
    "would",
    "had",
    "up",
    "than",
    "also",
    "new",
    "two",
    "people",
    "year",
    "first",
    "over",
    "when",
    "last",
    "or",
    "could",
    "government",
    "minister",
    "city",
    "company",
    "market",
    "police",
    "court",
    "school",
    "team",
    "season",
    "percent",
    "million",
    "president",
    "national",
    "health",
    "report",
    "state",
    "public",
    "local",
    "service",
    "women",
    "children",
    "world",
    "water",
    "energy",
    "system",
    "former",
    "according",
    "officials",
    "announced",
    "Tuesday",
    "Thursday",
    "because",
    "between",
    "against",
    "country",
    "during",
    "under",
    "several",
    "including",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Records a second, medians over the rounds; `ratio` is the median of the rounds' own ratios."""

    records: int
    megabytes: float
    bare: float
    gated: float
    ratio: float
    passed: int


def figures(rounds: int, *, quick: bool) -> list[Figure]:
    pages = [200, 400, 800] if quick else [PAGES // 4, PAGES // 2, PAGES]
    speeds = {count: measure(rounds if count == pages[-1] else max(rounds // 2, 1), count) for count in pages}
    last = speeds[pages[-1]]
    return [
        Figure(
            bench="gate",
            what="pages of a web archive through the gate",
            unit="records/s",
            ours=last.gated,
            floor=last.bare,
            against="fastwarc alone",
            ratio=last.ratio,
            bar=FLOOR,
            sizes={count: speed.records / speed.gated for count, speed in speeds.items()},
        )
    ]


def measure(rounds: int = 7, pages: int = PAGES) -> Speed:
    """The speed on an archive of generated pages, which is written for it and deleted again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "pages.warc.gz")
        write_archive(path, pages)
        passed = _gated(path)  # this and the next are the untimed first round
        records = _bare(path)
        turns = [(_timed(lambda: _bare(path)), _timed(lambda: _gated(path))) for _ in range(rounds)]
        size = path.stat().st_size / 1e6
    return Speed(
        records=records,
        megabytes=size,
        bare=records / median(bare for bare, _ in turns),
        gated=records / median(gated for _, gated in turns),
        ratio=median(bare / gated for bare, gated in turns),
        passed=passed,
    )


def write_archive(path: Path, pages: int) -> None:
    """Writes an archive of responses with HTML of some kilobytes each, packed record by record as crawlers do."""
    chance = random.Random(1)
    with path.open("wb") as stream:
        for number in range(pages):
            page = _page(chance, is_relevant=number % _RELEVANT == 0)
            http = (
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: bench\r\n\r\n" + page
            )
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
                f"WARC-Date: 2020-10-10T00:00:00Z\r\nWARC-Target-URI: http://news.example/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            stream.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 6))


def _page(chance: random.Random, *, is_relevant: bool) -> bytes:
    def words(count: int) -> str:
        return " ".join(chance.choices(_WORDS, k=count))

    links = "".join(f'<li><a href="/{chance.getrandbits(32):x}">{words(4)}</a></li>' for _ in range(40))
    body = "".join(f"<p>{words(60).capitalize()}.</p>\n" for _ in range(chance.randint(5, 25)))
    news = "<p>The ceasefire took effect at noon.</p>" if is_relevant else ""
    return (
        f"<!DOCTYPE html><html><head><title>{words(8)}</title></head><body><ul>{links}</ul>{body}{news}</body></html>"
    ).encode()


def _bare(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(1 for _ in ArchiveIterator(stream))


def _gated(path: Path) -> int:
    return sum(isinstance(one, RawArticle) for one in read_sources([path], gate=bytes_gate()))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
