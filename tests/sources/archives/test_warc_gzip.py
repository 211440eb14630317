"""A web archive with a member of gzip for each record is read record by record, whatever is wrong with some of them."""

import gzip
import random
from io import BytesIO
from pathlib import Path

import pytest
import zstandard
from bench.archive import write_archive
from fastwarc.stream_io import BrotliWriter
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.documents import bytes_gate
from truceline.model import Drop, RawArticle
from truceline.sources import Gate, read_sources


def member(
    page: bytes,
    *,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    also: str = "",
    length: int | None = None,
) -> bytes:
    """A response in a member of its own; `length` is what the record says of itself where that is wrong."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{also}\r\n".encode() + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2020-10-11T08:00:00Z\r\n"
        "WARC-Target-URI: http://news.example/\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) + (length or 0)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0)


def brotli(content: bytes) -> bytes:
    """The same packed with brotli."""
    packed = BytesIO()
    with BrotliWriter(packed) as writer:
        writer.write(content)
    return packed.getvalue()


def page(number: int) -> bytes:
    """A page that does not pack well, with a number by which it is known."""
    return b"<p>%d a truce " % number + random.Random(number).randbytes(300).hex().encode()


def number_of(article: RawArticle) -> int:
    return int(article.content.split()[0].removeprefix(b"<p>"))


def read(
    path: Path, content: bytes, gate: Gate | None = None, max_bytes: int = 1_000_000
) -> tuple[list[RawArticle], dict[str, Drop]]:
    path.write_bytes(content)
    items = list(read_sources([path], gate=gate, max_bytes=max_bytes))
    return [i for i in items if isinstance(i, RawArticle)], {
        i.reason: i for i in items if isinstance(i, Drop)
    }


PAGES = [member(page(number)) for number in range(12)]


def test_the_place_of_an_article_is_its_member_in_the_packed_file(tmp_path: Path) -> None:
    articles, drops = read(tmp_path / "a.warc.gz", b"".join(PAGES))
    assert drops == {}
    offsets = [int(article.where.rpartition(":")[2]) for article in articles]
    assert offsets == [len(b"".join(PAGES[:number])) for number in range(12)]


@pytest.mark.parametrize("damaged", [0, 5, 11])
def test_a_damaged_member_costs_its_record_and_no_other(tmp_path: Path, damaged: int) -> None:
    pages = list(PAGES)
    pages[damaged] = pages[damaged][:60] + bytes(20) + pages[damaged][80:]
    articles, drops = read(tmp_path / "a.warc.gz", b"".join(pages))
    assert [number_of(article) for article in articles] == [n for n in range(12) if n != damaged]
    assert drops["broken_record"].records == 1
    assert drops["broken_record"].detail.startswith("1 records are damaged")


def test_a_member_whose_end_is_missing_costs_its_record_and_no_other(tmp_path: Path) -> None:
    articles, drops = read(tmp_path / "a.warc.gz", b"".join([*PAGES[:4], PAGES[4][:-30], *PAGES[5:]]))
    assert [number_of(article) for article in articles] == [n for n in range(12) if n != 4]
    assert set(drops) == {"broken_record"}


def test_an_archive_that_is_cut_off_is_read_up_to_there(tmp_path: Path) -> None:
    articles, drops = read(tmp_path / "a.warc.gz", b"".join(PAGES)[:-100])
    assert [number_of(article) for article in articles] == list(range(11))
    assert set(drops) == {"broken_off"}
    assert "fetch it anew" in drops["broken_off"].detail


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 11), st.integers(4, 280), st.integers(1, 255)), max_size=4),
    st.binary(max_size=40),
)
def test_whatever_is_damaged_the_others_are_read(
    tmp_path_factory: pytest.TempPathFactory, faults: list[tuple[int, int, int]], behind: bytes
) -> None:
    """Bytes changed anywhere in some members, and anything at all behind the last."""
    pages = [bytearray(one) for one in PAGES]
    for number, place, change in faults:
        pages[number][place] ^= change
    touched = {number for number, _, _ in faults}
    articles, _ = read(tmp_path_factory.mktemp("archive") / "a.warc.gz", b"".join(pages) + behind)
    found = [number_of(article) for article in articles if article.content.startswith(b"<p>")]
    assert set(found) >= set(range(12)) - touched
    assert found == sorted(found)


def test_filling_between_members_is_passed_over(tmp_path: Path) -> None:
    articles, drops = read(tmp_path / "a.warc.gz", b"".join(one + bytes(100_000) for one in PAGES))
    assert len(articles) == 12
    assert drops == {}


@pytest.mark.parametrize("most", [100_000, 1_000], ids=["kept whole", "read as a stream"])
def test_many_records_in_a_later_member(tmp_path: Path, most: int) -> None:
    together = gzip.compress(b"".join(gzip.decompress(one) for one in PAGES[1:-1] * 20))
    articles, drops = read(tmp_path / "a.warc.gz", PAGES[0] + together + PAGES[-1], max_bytes=most)
    assert len(articles) == 2 + 200
    assert drops == {}


def test_an_enormous_record_is_counted_and_passed_over(tmp_path: Path) -> None:
    enormous = member(b"<p>" + bytes(20_000_000))
    articles, drops = read(
        tmp_path / "a.warc.gz", PAGES[0] + enormous + enormous + PAGES[1], max_bytes=100_000
    )
    assert [number_of(article) for article in articles] == [0, 1]
    assert drops["enormous"].records == 2
    assert set(drops) == {"enormous"}


@pytest.mark.parametrize("wrong", [-40, 40])
def test_a_record_that_is_wrong_about_its_length(tmp_path: Path, wrong: int) -> None:
    articles, drops = read(tmp_path / "a.warc.gz", PAGES[0] + member(page(1), length=wrong) + PAGES[2])
    assert [number_of(article) for article in articles] == [0, 1, 2]
    assert "another length than they say" in drops["broken_record"].detail


@pytest.mark.parametrize("gate", [None, bytes_gate()])
def test_what_is_no_record_is_counted(tmp_path: Path, gate: Gate | None) -> None:
    other = gzip.compress(b"<p>a truce, and no record")
    articles, drops = read(tmp_path / "a.warc.gz", PAGES[0] + other + PAGES[1], gate)
    assert len(articles) == 2
    assert drops["broken_record"].records == 1


@pytest.mark.parametrize(
    "encoding, packed",
    [("br", brotli(b"<p>a truce")), ("zstd", zstandard.compress(b"<p>a truce"))],
)
def test_pages_packed_for_the_way_in_newer_ways(tmp_path: Path, encoding: str, packed: bytes) -> None:
    also = f"Content-Encoding: {encoding}\r\n"
    sound, broken, plain = (member(one, also=also) for one in (packed, packed[:-3], b"<p>a truce as it is"))
    articles, _ = read(tmp_path / "a.warc.gz", sound + broken + plain)
    assert [article.content for article in articles] == [b"<p>a truce", packed[:-3], b"<p>a truce as it is"]


def test_a_bomb_in_brotli_is_not_unpacked(tmp_path: Path) -> None:
    bomb = member(brotli(bytes(3_000_000)), also="Content-Encoding: br\r\n")
    articles, drops = read(tmp_path / "a.warc.gz", bomb, max_bytes=100_000)
    assert articles == []
    assert set(drops) == {"enormous"}


def test_packed_or_not_an_archive_gives_the_same(tmp_path: Path) -> None:
    """The way that asks the gate before a record is made, beside the way that makes all records, on pages of all sorts."""
    packed = tmp_path / "a.warc.gz"
    write_archive(packed, 600, damage=False)
    plain = gzip.decompress(packed.read_bytes())
    ours, drops = read(packed, packed.read_bytes(), bytes_gate())
    theirs, others = read(tmp_path / "a.warc", plain, bytes_gate())
    assert [(one.content, one.given, one.meta) for one in ours] == [
        (one.content, one.given, one.meta) for one in theirs
    ]
    assert ours
    assert {reason: (one.records, one.days, one.detail) for reason, one in drops.items()} == {
        reason: (one.records, one.days, one.detail) for reason, one in others.items()
    }
    assert len(drops) >= 4
