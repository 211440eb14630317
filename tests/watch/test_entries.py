"""Entries are told apart by their address, whatever the feed says of them besides."""

from __future__ import annotations

from typing import Any

import pytest

from truceline.model import Given
from truceline.sources.web.feed import Entry
from truceline.store.watching import Taken
from truceline.watch.entries import Fate, Keyed, fate, host_of, keyed

FEED, OTHER = "https://a.example/rss", "https://b.example/rss"
DAY = 86_400.0


def entry(url: str | None, mark: str = "1", html: str | None = None, **given: str) -> Entry:
    return Entry(given=Given(url=url, **given), html=html, mark=mark)


def keys(*entries: Entry, feed: str = FEED) -> list[str]:
    return [one.key for one in keyed(entries, feed)]


@pytest.mark.parametrize(
    "address",
    [
        "https://n.example/a?id=7",
        "HTTPS://N.example/a?id=7#comments",
        "https://n.example/a?id=7&utm_source=rss&utm_medium=feed",
        "https://n.example/a?id=7&fbclid=xyz",
    ],
)
def test_an_address_is_the_same_whatever_sharers_hang_on_it(address: str) -> None:
    assert keys(entry(address, name="guid-1"), feed=OTHER) == keys(
        entry("https://n.example/a?id=7", name="guid-2")
    )


def test_other_addresses_are_others() -> None:
    assert len({*keys(entry("https://n.example/a?id=7")), *keys(entry("https://n.example/a?id=8"))}) == 2


def test_what_a_feed_lists_twice_is_one_entry() -> None:
    assert len(keys(entry("https://n.example/a"), entry("https://n.example/a#top"))) == 1


def test_texts_at_one_address_are_several_and_pages_at_one_address_are_one() -> None:
    front = "https://n.example/"
    assert (
        len(set(keys(entry(front, "1", "<p>one"), entry(front, "2", "<p>two"), entry(front, "1", "<p>one"))))
        == 2
    )
    assert len(keys(entry(front, "1"), entry(front, "2"))) == 1


def test_an_entry_without_an_address_goes_by_its_id_or_its_words_in_its_feed() -> None:
    named, unnamed = entry(None, "1", name="id-1"), entry(None, "1")
    assert keys(named) == keys(entry(None, "2", name="id-1"))
    assert keys(unnamed) != keys(entry(None, "2"))
    assert keys(named, feed=OTHER) != keys(named)


def taken(feed: str = FEED, mark: str = "1", **values: Any) -> dict[tuple[str, str], Taken]:
    known = {"kept": True, "taken": 0.0, "listed": 0.0, **values}
    return {("k", feed): Taken(key="k", feed=feed, mark=mark, **known)}


def asked(mark: str = "1", html: str | None = None) -> Keyed:
    return Keyed("k", entry("https://n.example/a", mark, html))


def test_what_is_new_is_taken_and_what_is_known_is_not() -> None:
    assert fate(asked(), FEED, {}, {}, DAY) is Fate.TAKE
    assert fate(asked(), FEED, taken(), {}, DAY) is Fate.KNOWN


def test_what_another_feed_brought_is_noted_unless_it_could_not_be_had() -> None:
    assert fate(asked(), FEED, taken(OTHER), {}, DAY) is Fate.NOTED
    assert fate(asked(html="<p>whole"), FEED, taken(OTHER, kept=False), {}, DAY) is Fate.TAKE


def test_what_was_edited_is_taken_again_but_once_for_all_feeds() -> None:
    assert fate(asked("2"), FEED, taken(), {}, DAY) is Fate.TAKE
    both = {**taken(listed=DAY), **taken(OTHER, "x", taken=DAY + 10)}
    assert fate(asked("2"), FEED, both, {}, DAY + 20) is Fate.NOTED
    before = {**taken(listed=DAY), **taken(OTHER, "x", taken=DAY - 10)}
    assert fate(asked("2"), FEED, before, {}, DAY + 20) is Fate.TAKE


def test_what_changes_all_the_time_is_taken_ever_more_seldom() -> None:
    often = taken(edits=5, taken=DAY)
    assert fate(asked("2"), FEED, often, {}, DAY + 3_600) is Fate.LATER
    assert fate(asked("2"), FEED, often, {}, DAY + 4 * 3_600) is Fate.TAKE


@pytest.mark.parametrize(
    "address, host", [("https://N.example:8/a", "n.example"), ("http://[::1", ""), ("", "")]
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host
