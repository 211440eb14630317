"""Web archives are read record by record; what is no text or passes no gate is counted."""

import gzip
import io
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import zstandard
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from truceline.documents import bytes_gate
from truceline.model import Drop, RawArticle, Stage
from truceline.sources import Gate, read_sources

Page = tuple[bytes, list[tuple[str, str]]]
HTML = [("Content-Type", "text/html; charset=utf-8")]


def write(writer: WARCWriter, record: ArcWarcRecord) -> None:
    writer.write_record(record)
    record.raw_stream.close()


def warc(*pages: Page, is_gzip: bool = True, status: str = "200 OK") -> bytes:
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=is_gzip)
    write(writer, writer.create_warcinfo_record("test.warc", {"software": "a test"}))
    for number, (content, headers) in enumerate(pages):
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        url = f"http://news.example/{number}"
        write(
            writer,
            writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(content),
                http_headers=http,
                warc_headers_dict={"WARC-Date": "2020-10-11T08:00:00Z"},
            ),
        )
    return made.getvalue()


def wet(*texts: str) -> bytes:
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=True)
    for text in texts:
        write(
            writer,
            writer.create_warc_record(
                "http://news.example/",
                "conversion",
                payload=io.BytesIO(text.encode()),
                warc_content_type="text/plain",
            ),
        )
    return made.getvalue()


def read(path: Path, gate: Gate | None = None) -> tuple[list[RawArticle], list[Drop]]:
    items = list(read_sources([path], gate=gate))
    return [i for i in items if isinstance(i, RawArticle)], [i for i in items if isinstance(i, Drop)]


PAGES = warc((b"<p>one", HTML), (b"<p>two", HTML), is_gzip=False)


@pytest.mark.parametrize(
    "content",
    [PAGES, warc((b"<p>one", HTML), (b"<p>two", HTML)), gzip.compress(PAGES), zstandard.compress(PAGES)],
    ids=["plain", "gzip by record", "gzip as a whole", "zstd"],
)
def test_an_archive_in_every_packing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "crawl"
    path.write_bytes(content)
    articles, drops = read(path)
    assert drops == []
    assert [article.content for article in articles] == [b"<p>one", b"<p>two"]
    first = articles[0]
    assert first.media_type == "text/html"
    assert first.given.url == "http://news.example/0"
    assert (first.given.name or "").startswith("urn:uuid:")
    assert first.given.published is None
    assert first.meta == {"fetched": "2020-10-11T08:00:00Z", "charset": "utf-8"}
    assert first.where.startswith(f"{path}:")


def test_the_text_of_a_wet_file(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.wet.gz"
    path.write_bytes(wet("one", "two"))
    articles, drops = read(path)
    assert [(article.content, article.media_type) for article in articles] == [
        (b"one", "text/plain"),
        (b"two", "text/plain"),
    ]
    assert drops == []


def test_the_way_a_page_was_sent_is_undone(tmp_path: Path) -> None:
    chunks = b"6\r\n<p>one\r\n4;x=y\r\n two\r\n0\r\n\r\n"
    path = tmp_path / "a.warc.gz"
    path.write_bytes(
        warc(
            (chunks, [*HTML, ("Transfer-Encoding", "chunked")]),
            (gzip.compress(b"<p>three"), [*HTML, ("Content-Encoding", "gzip")]),
            (zlib.compress(b"<p>four"), [*HTML, ("Content-Encoding", "deflate")]),
            (b"<p>unpacked already", [*HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
            ("<p>пять".encode("cp1251"), [("Content-Type", "text/html; charset=windows-1251")]),
        )
    )
    articles, _ = read(path)
    assert [article.content.decode() for article in articles] == [
        "<p>one two",
        "<p>three",
        "<p>four",
        "<p>unpacked already",
        "<p>пять",
    ]


def test_what_is_left_out_is_told_once_for_each_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    image = (b"\x89PNG", [("Content-Type", "image/png")])
    path.write_bytes(
        warc(*[image] * 5, (b"", HTML), (b"<p>rain", HTML), (b"<p>a truce", HTML))
        + warc((b"<p>gone", HTML), status="404 Not Found")
    )
    articles, drops = read(path, bytes_gate())
    assert [article.content for article in articles] == [b"<p>a truce"]
    assert {drop.reason: drop.stage for drop in drops} == {
        "no_ceasefire_term": Stage.GATE,
        "not_text": Stage.SOURCES,
        "empty": Stage.SOURCES,
        "http_status": Stage.SOURCES,
    }
    told = {drop.reason: drop.detail for drop in drops}
    assert told["no_ceasefire_term"].startswith("1 of 2 pages")
    assert told["not_text"].startswith("5 records are neither HTML nor text: image/png 5")
    assert {drop.where for drop in drops} == {str(path)}
    counts = {drop.reason: (drop.records, drop.days) for drop in drops}
    assert counts["not_text"] == (5, (("2020-10-11", 5),))
    assert counts["no_ceasefire_term"] == (1, (("2020-10-11", 1),))


def test_a_bomb_in_a_page_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc((gzip.compress(bytes(3_000_000)), [*HTML, ("Content-Encoding", "gzip")])))
    items = list(read_sources([path], max_bytes=100_000))
    assert [item.reason for item in items if isinstance(item, Drop)] == ["enormous"]


@pytest.mark.parametrize("is_gzip", [True, False])
def test_an_archive_that_breaks_off_is_read_up_to_there(tmp_path: Path, is_gzip: bool) -> None:  # noqa: FBT001
    path = tmp_path / "a.warc.gz"
    pages = [(f"<p>page {number} ".encode() + bytes(range(32, 127)) * 50, HTML) for number in range(200)]
    whole = warc(*pages, is_gzip=is_gzip)
    path.write_bytes(whole[: len(whole) // 2])
    articles, drops = read(path)
    assert 95 <= len(articles) <= 101
    assert {drop.reason for drop in drops} & {"broken_off", "broken_record"}


def test_a_fault_in_the_middle_of_an_archive(tmp_path: Path) -> None:
    first, second = (warc(*[(b"<p>page" * 50, HTML)] * 30) for _ in range(2))
    path = tmp_path / "a.warc.gz"
    path.write_bytes(first[:-15] + second)
    articles, drops = read(path)
    assert len(articles) == 59
    assert {drop.reason for drop in drops} == {"broken_record"}


def test_an_archive_in_an_archive(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("crawl.warc.gz", warc((b"<p>one", HTML)))
    articles, _ = read(path)
    assert [article.where.partition("!")[2].partition(":")[0] for article in articles] == ["crawl.warc.gz"]


LIMITED = """
import resource, sys
from truceline.documents import bytes_gate
from truceline.model import RawArticle
from truceline.sources import read_sources
bytes_gate()(b"x")
resource.setrlimit(resource.RLIMIT_AS, (900_000_000, 900_000_000))
items = list(read_sources(sys.argv[1:], gate=bytes_gate()))
print(sum(isinstance(i, RawArticle) for i in items), sorted(i.reason for i in items if not isinstance(i, RawArticle)))
"""


def test_memory_is_bounded(tmp_path: Path) -> None:
    """One page of 300 MB and 20,000 of 20 kB, with 50 MB to an article and a limit to the whole process."""
    path = tmp_path / "a.warc.gz"
    page = warc((b"<p>It rained. " * 1500, HTML))
    path.write_bytes(warc((bytes(300_000_000), HTML)) + page * 20_000 + warc((b"<p>a truce", HTML)))
    done = subprocess.run([sys.executable, "-c", LIMITED, path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "1 ['enormous', 'no_ceasefire_term']"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_text("<p>A ceasefire began. <a href=b.html>b</a> <img src=c.png>")
    (tmp_path / "site" / "b.html").write_text("<p>It rained.")
    (tmp_path / "site" / "c.png").write_bytes(b"\x89PNG\0")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_archive_made_by_wget(tmp_path: Path, site: str) -> None:
    try:
        subprocess.run(
            ["wget", "-q", "-r", "-l1", "-p", "--delete-after", "--warc-file=crawl", f"{site}/a.html"],
            cwd=tmp_path,
            check=False,
            env={"PATH": "/usr/bin:/bin", "no_proxy": "*"},
            timeout=60,
        )
    except FileNotFoundError:
        pytest.skip("no wget here")
    articles, drops = read(tmp_path / "crawl.warc.gz", bytes_gate())
    assert [article.given.url for article in articles] == [f"{site}/a.html"]
    assert articles[0].content.startswith(b"<p>A ceasefire")
    assert {"no_ceasefire_term", "not_text"} <= {drop.reason for drop in drops}
