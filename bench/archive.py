"""`python -m bench.archive --records 1000000 --out FILE`: writes a web archive like those of the crawls of the world's news.

Like the web: a gzip member for each record, with the records of WARC in the shares below; pages of 20 to 80 kB, most of
it scripts, styles, menus and teasers, from a hundred sites in thirteen languages, some in older encodings or all in
entities, some named wrongly; answers packed, chunked, cut off or empty, redirects, pictures; one page in a thousand about
a ceasefire (an article of the simulator), three that name one beside an article on something else, two in a language that
is not read; and a few damaged members. Unlike it: pages are a third as long as many are today, words have no grammar,
sites are only a hundred, and all was fetched within a month, whenever it was published.

The same seed and number give the same bytes. Nothing but one page and the sites is held in memory.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from uuid import UUID

from fastwarc.stream_io import BrotliWriter
from isal import igzip
from rich.console import Console

from bench.archive_pages import Page, Web

NEWS = 0.001  # of all records, pages about ceasefires
_DAMAGED = 20_000  # one member in so many is cut off in the middle, where `damage` is asked for
_LEVEL = 2  # of igzip: packs nine tenths as well as gzip -6, in a tenth of the time

Answer = tuple[str, bytes]
"""The head of an answer, without the line that ends it, and its body as sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What an archive holds: records, how many of them are about ceasefires, and its bytes unpacked and packed."""

    records: int
    news: int
    damaged: int
    unpacked: int
    packed: int


def write_archive(path: Path, records: int, *, seed: int = 1, damage: bool = True) -> Written:
    """Writes an archive of so many records; with `damage`, a few of its members are cut off in the middle."""
    web = Web(seed)
    news = unpacked = packed = damaged = 0
    with path.open("wb") as stream:
        for number in range(records):
            is_news = number % round(1 / NEWS) == round(1 / NEWS) // 2
            record = _news(web) if is_news else _any(web, number)
            member = igzip.compress(record, _LEVEL)
            if damage and not is_news and number % _DAMAGED == _DAMAGED - 1:
                member, damaged = member[: len(member) // 2], damaged + 1
            stream.write(member)
            news += is_news
            unpacked += len(record)
            packed += len(member)
    return Written(records=records, news=news, damaged=damaged, unpacked=unpacked, packed=packed)


def _any(web: Web, number: int) -> bytes:
    if number == 0:
        return _record(
            web, "warcinfo", "", b"software: bench.archive\r\nformat: WARC 1.0\r\n", "application/warc-fields"
        )
    sort = web.random.choices(tuple(_SORTS), cum_weights=_CHANCES)[0]
    return _SORTS[sort][1](web)


def _news(web: Web) -> bytes:
    return _response(web, web.news_page())


def _response(web: Web, page: Page, encode: Callable[[bytes, str], Answer] | None = None) -> bytes:
    head, body = (encode or _plain)(page.content, page.site.charset)
    return _record(web, "response", page.url, _http(head, body), "application/http; msgtype=response")


def _http(head: str, body: bytes) -> bytes:
    return f"HTTP/1.1 {head}\r\nServer: nginx\r\nCache-Control: max-age=60\r\n\r\n".encode() + body


def _plain(content: bytes, charset: str) -> Answer:
    return f"200 OK\r\nContent-Type: text/html; charset={charset}\r\nContent-Length: {len(content)}", content


def _unnamed(content: bytes, _charset: str) -> Answer:
    return "200 OK\r\nContent-Type: text/html", content


def _misnamed(content: bytes, charset: str) -> Answer:
    return _plain(content, "iso-8859-1" if charset == "utf-8" else "utf-8")


def _gzipped(content: bytes, charset: str) -> Answer:
    head, body = _plain(gzip.compress(content, 1, mtime=0), charset)
    return f"{head}\r\nContent-Encoding: gzip", body


def _deflated(content: bytes, charset: str) -> Answer:
    head, body = _plain(zlib.compress(content, 1), charset)
    return f"{head}\r\nContent-Encoding: deflate", body


def _brotli(content: bytes, charset: str) -> Answer:
    packed = BytesIO()
    with BrotliWriter(packed) as writer:
        writer.write(content)
    head, body = _plain(packed.getvalue(), charset)
    return f"{head}\r\nContent-Encoding: br", body


def _chunked(content: bytes, charset: str) -> Answer:
    head, _ = _plain(content, charset)
    parts = [content[at : at + 8000] for at in range(0, len(content), 8000)]
    body = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts)
    return f"{head}\r\nTransfer-Encoding: chunked", body + b"0\r\n\r\n"


def _cut(content: bytes, charset: str) -> Answer:
    return _plain(content[: len(content) // 3], charset)


def _empty(_: bytes, charset: str) -> Answer:
    return _plain(b"", charset)


def _gone(_: bytes, charset: str) -> Answer:
    return "404 Not Found" + _plain(b"", charset)[0].removeprefix(
        "200 OK"
    ), b"<html><body>Not found</body></html>"


def _moved(_: bytes, _charset: str) -> Answer:
    return "301 Moved Permanently\r\nLocation: https://site0.example/\r\nContent-Type: text/html", b""


def _picture(content: bytes, _charset: str) -> Answer:
    packed = zlib.compress(content, 1)
    return f"200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: {len(packed)}", packed


def _feed(content: bytes, _charset: str) -> Answer:
    return "200 OK\r\nContent-Type: application/rss+xml", b"<rss>" + content[:6000]


def _request(web: Web) -> bytes:
    site = web.random.choice(web.sites)
    asked = f"GET /news HTTP/1.1\r\nHost: {site.host}\r\nUser-Agent: bench\r\n\r\n".encode()
    return _record(web, "request", f"https://{site.host}/news", asked, "application/http; msgtype=request")


def _metadata(web: Web) -> bytes:
    site = web.random.choice(web.sites)
    fields = b"fetchTimeMs: 312\r\ncharset-detected: UTF-8\r\n"
    return _record(web, "metadata", f"https://{site.host}/news", fields, "application/warc-fields")


def _revisit(web: Web) -> bytes:
    site = web.random.choice(web.sites)
    answer = _http("304 Not Modified\r\nContent-Type: text/html", b"")
    return _record(web, "revisit", f"https://{site.host}/", answer, "application/http; msgtype=response")


def _record(web: Web, sort: str, url: str, block: bytes, kind: str) -> bytes:
    chance = web.random
    day, second = chance.randint(1, 31), chance.randrange(86_400)
    name = UUID(int=chance.getrandbits(128), version=4)
    at = f"2020-10-{day:02}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z"
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {sort}\r\nWARC-Record-ID: <urn:uuid:{name}>\r\nWARC-Date: {at}\r\n{target}"
        f"Content-Type: {kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _pages(encode: Callable[[bytes, str], Answer] | None = None) -> Callable[[Web], bytes]:
    return lambda web: _response(web, web.any_page(), encode)


# Each sort of record with its share in a thousand, besides the one about a ceasefire.
_SORTS: dict[str, tuple[float, Callable[[Web], bytes]]] = {
    "page": (858, _pages()),
    "aside": (3, lambda web: _response(web, web.aside_page())),
    "foreign": (2, lambda web: _response(web, web.foreign_page())),
    "unnamed": (20, _pages(_unnamed)),
    "misnamed": (5, _pages(_misnamed)),
    "gzip": (10, _pages(_gzipped)),
    "deflate": (1, _pages(_deflated)),
    "brotli": (4, _pages(_brotli)),
    "chunked": (5, _pages(_chunked)),
    "cut": (2, _pages(_cut)),
    "empty": (2, _pages(_empty)),
    "gone": (15, _pages(_gone)),
    "moved": (15, _pages(_moved)),
    "picture": (5, _pages(_picture)),
    "feed": (8, _pages(_feed)),
    "request": (20, _request),
    "metadata": (15, _metadata),
    "revisit": (10, _revisit),
}
_CHANCES = [sum(share for share, _ in list(_SORTS.values())[: end + 1]) for end in range(len(_SORTS))]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.archive", description=__doc__)
    parser.add_argument(
        "--records", type=int, default=1_000_000, help="how many (default: a million, about 10 GB)"
    )
    parser.add_argument(
        "--out", type=Path, required=True, help="the file to write, as a rule called .warc.gz"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    written = write_archive(options.out, options.records, seed=options.seed)
    Console().print(
        f"{options.out}: {written.records:,} records, {written.news:,} of them about ceasefires, "
        f"{written.damaged:,} damaged; {written.packed / 1e9:.2f} GB, {written.unpacked / 1e9:.1f} GB unpacked"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
