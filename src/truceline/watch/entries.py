"""Tells the entries of a feed apart: which are new, which were edited, which other feeds have brought already."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit

from truceline.model import content_id
from truceline.sources.web.feed import Entry
from truceline.store.watching import Taken, Waiting

# What a sharer or an advertiser hangs on an address, as where versions of one article are told apart (documents.copies).
_SHARED = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid)(?:=[^&]*)?(?=&|$)")
_FREE_EDITS = 3
_EDIT_PAUSE = (
    3_600.0  # seconds before an entry that was edited so often is taken again; twice as long each time
)
_DOUBLINGS = 10


class Fate(StrEnum):
    """What is done with an entry."""

    KNOWN = "known"
    NOTED = "noted"  # another feed brought it, or is bringing it
    TAKE = "take"
    LATER = "later"  # edited too often to be taken now


@dataclass(frozen=True, slots=True)
class Keyed:
    """An entry with the key by which it is the same in every feed: its address; its id or its words where it has none."""

    key: str
    entry: Entry


def keyed(entries: Iterable[Entry], feed: str) -> list[Keyed]:
    """The entries of one listing, each once. Texts that share one address, as in feeds that name their front page, are several."""
    by_key: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        by_key[_key(entry, feed)].setdefault(entry.mark, entry)
    found = []
    for key, some in by_key.items():
        whole = [entry for entry in some.values() if entry.html is not None]
        if len(whole) > 1:
            found += [Keyed(content_id(key, entry.mark), entry) for entry in whole]
        else:
            found.append(Keyed(key, (whole or [*some.values()])[0]))
    return found


def fate(
    one: Keyed,
    feed: str,
    taken: Mapping[tuple[str, str], Taken],
    awaited: Mapping[tuple[str, str], Waiting],
    now: float,
) -> Fate:
    """What is to be done with an entry of this feed; an article that nobody could give yet is taken from whoever has it whole."""
    is_whole = one.entry.html is not None
    before = taken.get((one.key, feed))
    if waits := awaited.get((one.key, feed)):
        return Fate.KNOWN if waits.mark == one.entry.mark and not is_whole else Fate.TAKE
    if before is None:
        if any(known.kept for (key, _), known in taken.items() if key == one.key):
            return Fate.NOTED
        return Fate.TAKE
    if before.mark == one.entry.mark:
        return Fate.KNOWN
    others = [known for (key, other), known in taken.items() if key == one.key and other != feed]
    if any(known.kept and known.taken > before.listed for known in others):
        return Fate.NOTED  # taken from another feed since it was as we know it here
    pause = _EDIT_PAUSE * 2.0 ** min(before.edits - _FREE_EDITS, _DOUBLINGS)
    is_often = before.edits >= _FREE_EDITS
    return Fate.LATER if is_often and now < before.taken + pause else Fate.TAKE


def host_of(address: str) -> str:
    """The host that an address is asked of, without regard to case."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _key(entry: Entry, feed: str) -> str:
    given = entry.given
    if given.url:
        return content_id("url", _bare(given.url))
    return content_id("entry", feed, given.name or entry.mark)


def _bare(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address
    return urlunsplit(
        (parts.scheme.lower(), parts.netloc.lower(), parts.path, _SHARED.sub("", parts.query), "")
    )
