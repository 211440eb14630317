"""Which feeds are watched: as feed readers write it, or a list; a fault tells its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from truceline.errors import SourceError
from truceline.watch.outlines import Feed, read_outlines

OPML = """<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0"><head><title>News</title></head><body>
<outline text="Wires"><outline text="Caucasus">
  <outline type="rss" text=" The  Wire " title="" xmlUrl="https://wire.example/rss?a=1&amp;b=2" htmlUrl="https://wire.example"/>
</outline></outline>
<outline type="rss" title="Gazette" text="gz" XMLURL="http://gazette.example/feed"/>
<outline text="A folder with nothing in it"/>
<outline type="link" text="A page" url="https://page.example"/>
<outline xmlUrl="https://wire.example/rss?a=1&amp;b=2" text="again"/>
</body></opml>"""


def read(folder: Path, content: str | bytes) -> tuple[Feed, ...]:
    path = folder / "feeds.opml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_outlines(path)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_feeds_are_found_however_deep_they_lie_each_once(tmp_path: Path, mark: bytes) -> None:
    assert read(tmp_path, mark + OPML.encode()) == (
        Feed(address="https://wire.example/rss?a=1&b=2", title="The Wire"),
        Feed(address="http://gazette.example/feed", title="Gazette"),
    )


def test_a_plain_list_names_an_address_a_line_and_the_outlet(tmp_path: Path) -> None:
    assert read(tmp_path, "# ours\nhttps://wire.example/rss  The Wire\r\n\nHTTP://b.example/feed\n") == (
        Feed(address="https://wire.example/rss", title="The Wire"),
        Feed(address="HTTP://b.example/feed"),
    )


@pytest.mark.parametrize(
    "content, line, what",
    [
        ("https://a.example/rss\nwire.example/rss\n", ":2", "'wire.example/rss' is no web address"),
        (OPML.replace('xmlUrl="https://wire', 'xmlUrl="file:///wire'), ":4", "is no web address"),
        (OPML.replace("</body>", ""), ":10", "this is no OPML: mismatched tag"),
        (OPML.replace('XMLURL="http://gazette.example/feed"', ""), ":6", "a feed without xmlUrl"),
        ("<html><body></body></html>", ":1", "this is no OPML, but <html>"),
        ('<!DOCTYPE o [<!ENTITY a "b">]>\n<opml/>', ":1", "it declares entities"),
        ("# nothing yet\n", "", "no feed is named here"),
        ("<opml><body/></opml>", "", "no feed is named here"),
        (b"\xff\xfe\x00", "", "no text in UTF-8"),
        ("x" * 5_000_001, "", "no list of feeds"),
    ],
)
def test_a_fault_tells_where_it_is_and_what_to_do(
    tmp_path: Path, content: str | bytes, line: str, what: str
) -> None:
    with pytest.raises(SourceError) as told:
        read(tmp_path, content)
    assert told.value.where == f"{tmp_path / 'feeds.opml'}{line}"
    assert what in told.value.what
    assert told.value.next_step


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_outlines(tmp_path / "none.opml")
