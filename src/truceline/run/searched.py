"""Notes what a run searched and what came of every record, so that a method section can tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path, PurePath
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit
from uuid import uuid4

from truceline.model import Coded, Drop, Met, Outcome, RawArticle, Run, Stage
from truceline.settings import Settings
from truceline.sources import bare_address, is_url
from truceline.store import Saved, Store

DECIDING = ("pipeline", "max_bytes", "columns")
"""The settings that decide what is read and how."""

_OF_SOURCES = frozenset(
    {
        "broken_archive",
        "broken_off",
        "file_named_twice",
        "no_articles",
        "no_file_named",
        "no_such_file",
        "not_found",
        "too_many_members",
    }
)
"""Reasons that are told of a source as a whole: no record of it is left out by them."""

_SECRET = re.compile(r"token|key|secret|pass|pwd|auth|sig|session|credential", re.IGNORECASE)
_INSIDE = re.compile(
    r"!.*$|:\d+$"
)  # a member of an archive, a record of a file: `news.zip!a.txt`, `wire.jsonl:3`
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What a run is to read: sources as they were named, without passwords, and the settings that decide."""

    sources: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)


def search(
    sources: Iterable[object], settings: Settings, *, metadata: object = None, columns: object = None
) -> Search:
    """The search for these sources under these settings; `metadata` and `columns` are those handed in for this run."""
    told = {name: str(getattr(settings, name)) for name in DECIDING if getattr(settings, name) != ""}
    given = {"metadata": metadata, "columns": columns}
    if Path(settings.actors).is_file():
        told["actors"] = settings.actors
    told |= {name: str(value) for name, value in given.items() if value}
    return Search(sources=tuple(bare(str(source)) for source in sources), settings=told)


def bare(source: str) -> str:
    """A source as it may be shown: an address without user, password, and the values of parameters that are secrets."""
    if not is_url(source):
        return bare_address(source)
    try:
        parts = urlsplit(source)
        host = parts.hostname or ""
        place = f"{host}:{parts.port}" if parts.port else host
    except ValueError:
        return source.partition("?")[0].rpartition("@")[2]
    asked = parse_qsl(parts.query, keep_blank_values=True)
    if any(_SECRET.search(name) for name, _ in asked):
        query = urlencode(
            [(name, "***" if _SECRET.search(name) else value) for name, value in asked], safe="*"
        )
    else:
        query = parts.query
    return urlunsplit((parts.scheme, place, parts.path, query, ""))


class Searched:
    """A run that notes what it meets, batch by batch, in the transaction that stores the batch."""

    def __init__(self, store: Store, search: Search) -> None:
        began = store.now()
        run = Run(
            id=uuid4().hex,
            began=began,
            version=version("truceline"),
            sources=search.sources,
            settings=search.settings,
        )
        self.run, self._store, self._named = run.id, store, search.sources
        store.begin_run(run)

    def batch(
        self,
        known: Sequence[RawArticle],
        coded: Sequence[Coded],
        drops: Sequence[Drop],
        days: Mapping[str, date],
    ) -> Noted:
        """What a batch met; `days` are the days of publication, by id, of those known before."""
        return Noted(run=self.run, named=self._named, known=known, coded=coded, drops=drops, days=days)

    def end(self) -> None:
        """Notes that the run came to its end."""
        self._store.end_run(self.run)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What one batch met: each record comes to one thing."""

    run: str
    named: tuple[str, ...]
    known: Sequence[RawArticle]
    coded: Sequence[Coded]
    drops: Sequence[Drop]
    days: Mapping[str, date]

    def met(self, saved: Saved) -> Iterator[Met]:
        """What was met; an article that another run stored meanwhile was known."""
        for article in self.known:
            day = self.days.get(article.id)
            yield self._met(article, day.isoformat() if day else _said(article), Outcome.KNOWN)
        for one in self.coded:
            yield self._coded(one, is_new=one.article.id in saved.new)
        for drop in self.drops:
            yield from self._dropped(drop)

    def _coded(self, one: Coded, *, is_new: bool) -> Met:
        dated = one.document.dating.day if one.document else None
        day = dated.isoformat() if dated else _said(one.article)
        if not is_new:
            return self._met(one.article, day, Outcome.KNOWN)
        if one.drops and not one.claims:
            return self._met(one.article, day, one.drops[0].reason, stage=one.drops[0].stage)
        outcome = Outcome.CLAIMS if one.claims else Outcome.NO_CLAIMS
        return self._met(one.article, day, outcome, claims=len(one.claims))

    def _met(
        self,
        article: RawArticle,
        day: str | None,
        outcome: str,
        *,
        stage: Stage | None = None,
        claims: int = 0,
    ) -> Met:
        source = source_of(article.where, self.named)
        return Met(
            source=source, day=day, outcome=str(outcome), stage=stage and str(stage), records=1, claims=claims
        )

    def _dropped(self, drop: Drop) -> Iterator[Met]:
        source = source_of(drop.where, self.named)
        records = 0 if drop.reason in _OF_SOURCES else drop.records
        days: list[tuple[str | None, int]] = [*drop.days]
        undated = records - sum(number for _, number in days)
        if undated or not days:
            days.append((None, undated))
        for day, number in days:
            yield Met(source=source, day=day, outcome=drop.reason, stage=str(drop.stage), records=number)


def source_of(where: str, named: Sequence[str]) -> str:
    """The source that a record came from: as it was named, or the file of many articles that lies in a folder named.

    A page that a feed led to is of its host.
    """
    file = _INSIDE.sub("", where)
    for source in named:
        if bare(file) == source or where == source:
            return source
    home = next((one for one in named if not is_url(one) and PurePath(file).is_relative_to(one)), None)
    if home is not None and file == where:
        return home
    if is_url(file):
        parts = urlsplit(bare(file))
        return f"{parts.scheme}://{parts.netloc}/"
    return file


def _said(article: RawArticle) -> str | None:
    """The day that came with an article: of its publication, else of its fetching."""
    for told in (article.given.published, article.meta.get("fetched")):
        if told and (found := _DAY.match(told)):
            return found[0]
    return None
