"""Tells which documents take the place of earlier ones: corrections, updates, and new text at the same address."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from truceline.documents.copies.owners import owner_of
from truceline.model import CLAIM_GIVING, Document

CORRECTED = "corrected or updated by its publisher"
REWRITTEN = "a later text stands at its address"

# What a sharer or an advertiser hangs on an address.
_SHARED = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid|amp|output)(?:=[^&]*)?(?=&|$)")
# The last part of an address that names an article, not a section or a front page.
_ARTICLE = re.compile(r"[^/]*\d{5,}[^/]*|[^/]{12,}|[^/]+\.s?html?")
_FIRST_WORDS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of several versions of an article: the day of publication, when it was fetched, and its number.

    `number` is 0 for an article that does not say that it corrects or updates another, 1 for one that does, more where
    it says so ("UPDATE 2"). `day` and `fetched` are None where they are not known.
    """

    id: str
    address: str | None
    day: date | None
    fetched: datetime | None
    number: int


def corrections(documents: Iterable[Document], groups: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """For each document whose place another takes, by its id, the id of that one and the reason.

    Versions of one article are copies that one publisher printed (`groups` names for a document the group of its copies), of
    which the later says that it corrects or updates; or texts at one address. Where nothing tells which came later,
    all stay. The order of the documents changes nothing.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    found: dict[str, tuple[str, str]] = {}
    for versions in _articles(ordered, groups):
        rank = _ranking(versions)
        for old in versions:
            later = [new for new in versions if rank[new.id] > rank[old.id] and _replaces(new, old)]
            if later:
                newest = max(later, key=lambda version: (rank[version.id], version.id))
                reason = CORRECTED if newest.number else REWRITTEN
                found[old.id] = (newest.id, reason)
    return found


def _articles(documents: Sequence[Document], groups: Mapping[str, str]) -> Iterator[list[Version]]:
    """The versions of each article that there are several of."""
    leaders = {document.id: document.id for document in documents}
    first: dict[tuple[str, ...], str] = {}
    for document in documents:
        for key in _keys(document, groups):
            one, other = _leader(leaders, first.setdefault(key, document.id)), _leader(leaders, document.id)
            leaders[max(one, other)] = min(one, other)
    articles: dict[str, list[Version]] = defaultdict(list)
    for document in documents:
        articles[_leader(leaders, document.id)].append(_version(document))
    return (versions for versions in articles.values() if len(versions) > 1)


def _leader(leaders: dict[str, str], identity: str) -> str:
    while leaders[identity] != identity:
        identity = leaders[identity]
    return identity


def _keys(document: Document, groups: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    if address := address_of(document):
        yield "address", address
    publisher = publisher_of(document)
    if publisher and document.id in groups:
        yield "copies", publisher, groups[document.id]


def _ranking(versions: Sequence[Version]) -> dict[str, tuple[date, int, datetime]]:
    """What orders the versions: the day, the number, and when each was fetched; each only where all tell it."""
    dated = all(version.day for version in versions)
    fetched = all(version.fetched for version in versions)
    return {
        version.id: (
            version.day if dated and version.day else date.min,
            version.number,
            version.fetched if fetched and version.fetched else datetime.min.replace(tzinfo=UTC),
        )
        for version in versions
    }


def _replaces(new: Version, old: Version) -> bool:
    return new.number > 0 or (new.address is not None and new.address == old.address)


def _version(document: Document) -> Version:
    return Version(
        id=document.id,
        address=address_of(document),
        day=document.dating.day,
        fetched=_moment(document.meta.get("fetched", "")),
        number=_number(document),
    )


def _moment(words: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _number(document: Document) -> int:
    """Which correction or update a document says it is, in its title or the first words of its text; 0 if none."""
    first = next((segment for segment in document.segments if segment.kind in CLAIM_GIVING), None)
    opening = document.text[first.start : first.start + _FIRST_WORDS].lstrip() if first else ""
    for words in (document.title or "", opening):
        for pattern in load_patterns():
            if match := pattern.match(words):
                return max((int(number) for number in match.groups() if number), default=1)
    return 0


@cache
def load_patterns() -> tuple[re.Pattern[str], ...]:
    """The patterns of `corrections.toml`."""
    place = files("truceline.documents.copies").joinpath("corrections.toml")
    data = tomllib.loads(place.read_text(encoding="utf-8"))
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in data["patterns"])


def publisher_of(document: Document) -> str | None:
    """Who printed a document: the owner of its outlet, the outlet, or the host of its address."""
    if document.outlet:
        return (owner_of(document.outlet) or document.outlet).casefold()
    host = _split(document.url)[0]
    return host or None


def address_of(document: Document) -> str | None:
    """The address of a document without what makes no difference; None where it has none or it names no article."""
    host, path, query = _split(document.url)
    if not host or not (_ARTICLE.fullmatch(path.rpartition("/")[2]) or query):
        return None
    return f"{host}{path}?{query}"


def _split(url: str | None) -> tuple[str, str, str]:
    try:
        parts = urlsplit(url or "")
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return "", "", ""
    return host, parts.path.rstrip("/"), _SHARED.sub("", parts.query).lstrip("&")
