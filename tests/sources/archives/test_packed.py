"""What is packed in something else is read as if it were not, and can do no harm."""

import bz2
import gzip
import io
import lzma
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from truceline.model import Drop, RawArticle
from truceline.sources import Limits, read_sources
from truceline.sources.choose import read_stream

Made = tuple[list[RawArticle], list[Drop]]


def read(path: Path | str, limits: Limits | None = None) -> Made:
    if limits is None:
        items = list(read_sources([path]))
    else:
        with Path(path).open("rb") as stream:
            items = list(read_stream(stream, Path(path).name, str(path), limits))
    return [i for i in items if isinstance(i, RawArticle)], [i for i in items if isinstance(i, Drop)]


def zipped(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def tarred(members: dict[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=form) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return made.getvalue()


MEMBERS = {
    "a.txt": b"Words of one article.",
    "b/page.html": b"<!DOCTYPE html><p>words",
    "b/w.jsonl": b'{"text": "one"}\n{"text": "two"}\n',
    "README.md": b"no article",
    "b/.hidden": b"no article",
    "__MACOSX/._a.txt": b"\0\0",
}
WHERE = ["!a.txt", "!b/page.html", "!b/w.jsonl:1", "!b/w.jsonl:2"]


@pytest.mark.parametrize(
    "name,content",
    [
        ("a.zip", zipped(MEMBERS)),
        ("a.tar", tarred(MEMBERS)),
        ("gnu.tar", tarred(MEMBERS, tarfile.GNU_FORMAT)),
        ("a.tar.gz", gzip.compress(tarred(MEMBERS))),
        ("a.tgz", gzip.compress(tarred(MEMBERS))),
        ("a.tar.bz2", bz2.compress(tarred(MEMBERS))),
        ("a.tar.xz", lzma.compress(tarred(MEMBERS))),
        ("no-suffix", zipped(MEMBERS)),
    ],
)
def test_each_member_is_read_by_what_it_holds(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    articles, drops = read(tmp_path / name)
    assert [article.where for article in articles] == [f"{tmp_path / name}{where}" for where in WHERE]
    assert [article.media_type for article in articles] == ["text/plain", "text/html", *["text/plain"] * 2]
    assert drops == []


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_keeps_its_place(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "w.jsonl.packed"
    path.write_bytes(pack(b'{"text": "one"}\n') + pack(b'{"text": "two"}\n'))
    articles, drops = read(path)
    assert [(article.where, article.content) for article in articles] == [
        (f"{path}:1", b"one"),
        (f"{path}:2", b"two"),
    ]
    assert drops == []


def test_the_name_without_its_packing_counts(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"words"))
    (tmp_path / "b.odd.gz").write_bytes(gzip.compress(b"words"))
    articles, drops = read(tmp_path)
    assert [article.content for article in articles] == [b"words"]
    assert [drop.reason for drop in drops] == ["no_reader"]


def test_an_archive_made_by_another_program(tmp_path: Path) -> None:
    (tmp_path / ("long" * 40 + ".txt")).write_text("words")
    made = tmp_path / "made"
    made.mkdir()
    subprocess.run(["tar", "-C", tmp_path, "--exclude=made", "-czf", made / "a.tar.gz", "."], check=True)
    articles, drops = read(made / "a.tar.gz")
    assert [article.where for article in articles] == [f"{made / 'a.tar.gz'}!./{'long' * 40}.txt"]
    assert drops == []


def test_archives_lie_in_archives_but_not_without_end(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"b.tar.gz": gzip.compress(tarred({"c.zip": zipped({"d.txt": b"words"})}))}))
    articles, _ = read(path)
    assert [article.where for article in articles] == [f"{path}!b.tar.gz!c.zip!d.txt"]
    content = b"words"
    for _ in range(7):
        content = gzip.compress(content)
    path.write_bytes(content)
    articles, drops = read(path)
    assert articles == []
    assert [drop.reason for drop in drops] == ["packed_too_deep"]


def test_a_name_that_climbs_is_shown_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "in" / "a.zip"
    path.parent.mkdir()
    path.write_bytes(zipped({"../../evil.txt": b"words", "/abs\n\x1b[2J\u202e.txt": b"words"}))
    articles, _ = read(path)
    assert [article.where for article in articles] == [
        f"{path}!../../evil.txt",
        rf"{path}!/abs\n\x1b[2J\u202e.txt",
    ]
    assert [each.name for each in tmp_path.rglob("*")] == ["in", "a.zip"]


def test_links_and_devices_are_drops(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for name, kind in [("s", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE), ("d", tarfile.CHRTYPE)]:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("a.txt")
        info.size = 5
        archive.addfile(info, io.BytesIO(b"words"))
    articles, drops = read(path)
    assert [article.content for article in articles] == [b"words"]
    assert {(drop.reason, drop.where[-2:]) for drop in drops} == {
        ("not_a_file", "!s"),
        ("not_a_file", "!h"),
        ("not_a_file", "!d"),
    }
    link = zipfile.ZipInfo("s.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr(link, "/etc/passwd")
    assert [drop.reason for drop in read(tmp_path / "a.zip")[1]] == ["not_a_file"]


def test_a_password_is_a_drop(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    content = bytearray(zipped({"a.txt": b"words"}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + flags] |= 1
    path.write_bytes(content)
    assert [(drop.reason, drop.where) for drop in read(path)[1]] == [("password", f"{path}!a.txt")]


def test_what_stands_before_a_fault_is_kept(tmp_path: Path) -> None:
    lines = b"".join(b'{"text": "article %d of many"}\n' % number for number in range(2000))
    packed = gzip.compress(lines)
    path = tmp_path / "w.jsonl.gz"
    path.write_bytes(packed[: len(packed) // 2])
    articles, drops = read(path)
    assert len(articles) > 500
    assert drops[-1].reason == "broken_off"
    path = tmp_path / "a.tar"
    path.write_bytes(tarred({"a.txt": b"words", "b.txt": b"x" * 5000})[:3000])
    articles, drops = read(path)
    assert [article.content[:5] for article in articles] == [b"words", b"xxxxx"]
    assert [drop.reason for drop in drops] == ["broken_off", "broken_archive"]


@pytest.mark.parametrize(
    "name,content",
    [
        ("a.zip", b"PK\x03\x04" + b"\xff" * 200),
        ("a.zip", zipped({"a.txt": b"words" * 1000})[:-30]),
        ("a.gz", b"\x1f\x8b\x08" + b"\xff" * 200),
        ("a.xz", b"\xfd7zXZ\0" + b"\xff" * 200),
        ("a.bz2", b"BZh91AY&SY" + b"\xff" * 200),
        ("a.zst", b"\x28\xb5\x2f\xfd" + b"\xff" * 200),
        ("a.tar", b"\0" * 257 + b"ustar" + b"\xff" * 250),
    ],
)
def test_what_is_broken_is_a_drop(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    articles, drops = read(tmp_path / name)
    assert not any(article.content.strip() for article in articles)
    assert {drop.reason for drop in drops} & {"broken_archive", "broken_off"}
    assert all(";" in drop.detail for drop in drops)


def test_a_name_of_gigabytes_is_not_read(tmp_path: Path) -> None:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 8 << 30
    (tmp_path / "a.tar").write_bytes(info.tobuf(tarfile.GNU_FORMAT) + b"x" * 1024)
    assert [drop.reason for drop in read(tmp_path / "a.tar")[1]] == ["broken_archive"]


def test_bombs_are_drops_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"bomb.txt": b"a" * 30_000_000, "good.txt": b"words"}))
    articles, drops = read(path)
    assert [article.content for article in articles] == [b"words"]
    assert [(drop.reason, drop.where) for drop in drops] == [("grows_too_much", f"{path}!bomb.txt")]


def test_all_of_an_archive_together_has_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({f"{number}.txt": os.urandom(5000).hex().encode() for number in range(9)}))
    articles, drops = read(path, Limits(max_unpacked=35_000))
    assert len(articles) == 3
    assert [drop.reason for drop in drops] == ["unpacks_too_large"]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_too_many_members_are_a_drop(tmp_path: Path, pack: Callable[[dict[str, bytes]], bytes]) -> None:
    (tmp_path / "a").write_bytes(pack({f"{number}.txt": b"words" for number in range(20)}))
    _, drops = read(tmp_path / "a", Limits(max_members=10))
    assert [drop.reason for drop in drops] in (["too_many_members"], ["broken_archive"])


def test_an_archive_on_standard_input() -> None:
    for content in (zipped({"a.txt": b"words"}), gzip.compress(tarred({"a.txt": b"words"}))):
        code = "from truceline.sources import read_sources; print([i.where for i in read_sources(['-'])])"
        done = subprocess.run([sys.executable, "-c", code], input=content, capture_output=True, check=True)
        assert done.stdout.decode().strip() == "['-!a.txt']"


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({limit}, {limit}))
from truceline.sources import read_sources
from truceline.model import RawArticle
items = list(read_sources(sys.argv[1:]))
print(sum(isinstance(i, RawArticle) for i in items), sorted({{i.reason for i in items if not isinstance(i, RawArticle)}}))
"""


def test_memory_is_bounded(tmp_path: Path) -> None:
    """300 MB of zeros in a ZIP, a JSON line of 300 MB in gzip and a ZIP in a ZIP, with 50 MB to an article."""
    zeros = bytes(300_000_000)
    with zipfile.ZipFile(tmp_path / "zeros.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", zeros)
        archive.writestr("text.txt", b"a" * len(zeros))
    with gzip.open(tmp_path / "line.jsonl.gz", "wb", compresslevel=1) as stream:
        stream.write(b'{"text": "' + zeros + b'"}\n{"text": "words"}\n')
    (tmp_path / "nested.zip").write_bytes(zipped({"zeros.zip": (tmp_path / "zeros.zip").read_bytes()}))
    code = LIMITED.format(limit=700_000_000)  # of which Python and its libraries map half
    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    count, _, reasons = done.stdout.partition(" ")
    assert "enormous" in reasons
    assert int(count) <= 1
