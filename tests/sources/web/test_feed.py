"""Feeds give the articles they hold whole, and lead to the others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from truceline.model import Drop, RawArticle
from truceline.sources import read_sources
from truceline.sources.reader import drop
from truceline.sources.web.feed import parse_feed
from truceline.sources.web.page import Page

WHOLE = "<p>" + "The two countries agreed on a truce after long talks. " * 20 + "</p>"
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Daily</title>
<item><title>One &amp; whole</title><link>http://d.example/1</link><guid>id-1</guid>
<pubDate>Sat, 10 Oct 2020 12:00:00 +0400</pubDate><description>Short.</description>
<content:encoded><![CDATA[{WHOLE}]]></content:encoded></item>
<item><title>Two</title><link>http://d.example/2</link><pubDate>Sun, 11 Oct 2020 12:00:00 GMT</pubDate>
<description>Only how it begins …</description></item>
<item><title>Three</title><description>Teaser.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
<entry><title>One</title><id>urn:1</id><link href="http://d.example/1"/><published>2020-10-10T08:00:00Z</published>
<content type="html"><![CDATA[{WHOLE}]]></content></entry>
<entry><title>Two</title><id>urn:2</id><link href="http://d.example/2"/><updated>2020-10-11T08:00:00Z</updated>
<summary>{"Some words. " * 200} Read more</summary></entry></feed>"""


def serve(pages: dict[str, bytes]) -> Callable[[str], Page | Drop]:
    def fetch(url: str) -> Page | Drop:
        if url not in pages:
            return drop(url, "http_status", "the server answers 404; open it in a browser")
        return Page(url=url, content=pages[url], media_type="", fetched="2020-10-12T00:00:00+00:00")

    return fetch


def test_an_entry_that_is_whole_is_an_article(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    article, two, three = read_sources([path])
    assert isinstance(article, RawArticle)
    assert (article.given.title, article.given.outlet, article.given.url) == (
        "One & whole",
        "The Daily",
        "http://d.example/1",
    )
    assert article.given.published == "Sat, 10 Oct 2020 12:00:00 +0400"
    assert (article.where, article.name, article.media_type) == (f"{path}:1", "id-1", "text/html")
    assert article.content.decode() == WHOLE
    assert isinstance(two, Drop)
    assert isinstance(three, Drop)
    assert (two.reason, three.reason) == ("teaser", "teaser")
    assert "http://d.example/2" in two.detail


@pytest.mark.parametrize("feed", [RSS, ATOM])
def test_the_page_of_a_teaser_is_fetched(feed: str) -> None:
    fetch = serve(
        {"http://d.example/feed": feed.encode(), "http://d.example/2": b"<html><p>The whole of two."}
    )
    items = list(read_sources(["http://d.example/feed"], fetch=fetch))
    one, two = (item for item in items if isinstance(item, RawArticle))
    assert one.content.decode() == WHOLE
    assert one.meta == {"feed": "http://d.example/feed", "fetched": "2020-10-12T00:00:00+00:00"}
    assert two.content == b"<html><p>The whole of two."
    assert (two.given.title, two.given.url) == ("Two", "http://d.example/2")
    assert "11" in (two.given.published or "")
    assert two.meta["feed"] == "http://d.example/feed"


def test_a_page_that_cannot_be_fetched_is_a_drop() -> None:
    fetch = serve({"http://d.example/feed": ATOM.encode()})
    items = list(read_sources(["http://d.example/feed"], fetch=fetch))
    assert [item.reason for item in items if isinstance(item, Drop)] == ["http_status"]


@pytest.mark.parametrize(
    "content",
    [
        b"<rss",
        b"<rss></rss>",
        b"<rss><channel>\0\xff</channel>",
        b"<feed>" + b"<entry>" * 5000,
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(9))
        + b"]><rss><channel><item><title>&j;</title></item></channel></rss>",
    ],
    ids=["cut", "empty", "binary", "nested", "laughs"],
)
def test_a_broken_feed_does_no_harm(content: bytes) -> None:
    items = list(
        read_sources(["http://d.example/feed.xml"], fetch=serve({"http://d.example/feed.xml": content}))
    )
    assert items
    assert all(isinstance(item, Drop) for item in items)


def test_a_feed_that_is_too_long_is_a_drop(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(b"<rss>" + b"<item/>" * 2_000_000)
    (item,) = read_sources([tmp_path / "feed.xml"])
    assert isinstance(item, Drop)
    assert item.reason == "enormous"


def test_a_feed_tells_how_often_it_wants_to_be_asked() -> None:
    told = """<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>T</title>
    <ttl>90</ttl><sy:updatePeriod> daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
    <skipHours><hour>0</hour><hour>24</hour><hour>13</hour></skipHours><skipDays><day>Sunday</day></skipDays>
    </channel></rss>"""
    feed = parse_feed(told.encode())
    assert (feed.title, feed.is_feed, feed.is_whole, feed.entries) == ("T", True, True, ())
    assert (feed.interval, feed.hours, feed.days) == (21_600.0, frozenset({0, 13}), frozenset({6}))
    plain = parse_feed(b"<rss version='2.0'><channel><ttl>-5</ttl><hour>7</hour></channel></rss>")
    assert (plain.interval, plain.hours, plain.days) == (0.0, frozenset(), frozenset())


@pytest.mark.parametrize("content", [b"", b" \n", b"<html><body><p>words</p></body></html>", b"\x00\x01"])
def test_what_is_no_feed_is_told_as_none(content: bytes) -> None:
    assert not parse_feed(content).is_feed


def test_a_feed_that_breaks_off_is_told_so_and_its_last_entry_waits() -> None:
    whole = parse_feed(RSS.encode())
    cut = parse_feed(RSS[: RSS.index("Only how")].encode())
    assert (whole.is_whole, cut.is_whole, cut.is_feed) == (True, False, True)
    assert cut.entries == whole.entries[:1]


def test_a_feed_with_a_fault_within_is_read_to_its_end() -> None:
    feed = parse_feed(RSS.replace("Only how", "This & that, <b>only").encode())
    assert feed.is_whole
    assert [entry.given.title for entry in feed.entries] == ["One & whole", "Two", "Three"]
