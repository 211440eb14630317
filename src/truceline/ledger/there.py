"""A ledger that `truceline serve` serves elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from truceline.codec import from_plain
from truceline.errors import InputError
from truceline.evaluation.coding import CodedCase
from truceline.exports import Losses, write_pieces
from truceline.ledger.kept import Sources
from truceline.ledger.shown import CLAIM, ShownThere
from truceline.ledger.wire import Wire
from truceline.model import Ceasefire, Claim, Document, Drop, Judgement, Noted, RawArticle, Verdict
from truceline.run import Judged, Progress, Report
from truceline.settings import Settings
from truceline.views import (
    ActorRow,
    ArticleRow,
    ConflictRow,
    Details,
    Explanation,
    Extract,
    JudgementShown,
    Shown,
    Timeline,
    UnsettledShown,
)
from truceline.views.screening import Screening

TOKEN = "TRUCELINE_TOKEN"  # noqa: S105  # the name of the variable


class There:
    """A ledger that another process keeps, asked over its API."""

    def __init__(self, address: str, *, settings: Settings, token: str | None = None) -> None:
        self._settings = settings
        self._wire = Wire(address, token_of(settings, token))

    def add(self, sources: Sources, progress: Progress | None) -> Report:
        """Hands the files to the server, and waits until they are in the ledger."""
        from truceline.ledger.sending import send

        if sources.machines is not None:
            raise InputError(
                "the server reads what it is handed with its own processes.",
                next_step="Leave out --engine, or add to the ledger where it lies.",
            )
        return send(self._wire, sources, progress)

    def add_articles(
        self, articles: Iterable[RawArticle | Drop], named: tuple[str, ...], progress: Progress | None
    ) -> Report:
        """Raises InputError: articles at hand are added where the ledger lies."""
        del articles, named, progress
        raise InputError(
            "articles at hand cannot be sent to a ledger that is served.",
            where=self._wire.address,
            next_step="Name the ledger's own file or database instead: a server that serves it sees what is added.",
        )

    def changes(self, since: int, most: int | None) -> tuple[Noted, ...]:
        """What became of ceasefires after the change of this number."""
        found = self._wire.each("/changes", {"since": since})
        return tuple(from_plain(one, Noted) for one in islice(found, most))

    def last_change(self) -> int:
        """The number of the newest change."""
        return int(self._wire.get("/status")["last_change"])

    def shown(self, as_of: date | None) -> Shown:
        """The ledger as it is shown; what is not asked of it stays there."""
        return ShownThere(self._wire, as_of)

    def conflicts(self, as_of: date | None) -> tuple[ConflictRow, ...]:
        """The conflicts."""
        return self.shown(as_of).conflict_rows()

    def timeline(self, asked: str, *, whole: bool, as_of: date | None) -> Timeline:
        """A ceasefire or a conflict in order of time."""
        return self.shown(as_of).timeline(asked, whole=whole)

    def ceasefires(self, as_of: date | None) -> tuple[Ceasefire, ...]:
        """The ceasefires."""
        return self.shown(as_of).ceasefires

    def explain(self, ceasefire: str, field: str, as_of: date | None) -> Explanation:
        """Why a field is as it is."""
        shown = self.shown(as_of)
        return shown.explain(ceasefire, field, shown.day)

    def claims(self) -> tuple[Claim, ...]:
        """All claims."""
        found = (from_plain(one, CLAIM) for one in self._wire.each("/claims"))
        return tuple(sorted(found, key=lambda one: (one.source.document, one.span.start, one.id)))

    def actors(self, as_of: date | None) -> tuple[ActorRow, ...]:
        """Who is known."""
        found = self._wire.each("/actors", {"as_of": as_of, "whole": True})
        return tuple(from_plain(one, ActorRow) for one in found)

    def judge(self, verdict: Verdict, subject: str, details: Details, *, by: str | None, why: str) -> Judged:
        """Hands the judgement to the server; who judges is for the server to say where it knows who asks."""
        since = details.get("since")
        told = {
            "verdict": str(verdict),
            "subject": subject,
            "why": why,
            **{key: value for key, value in details.items() if value},
            **({"since": since.isoformat()} if since else {}),
            **({"by": by} if by else {}),
        }
        return from_plain(self._wire.post("/judgements", told), Judged)

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements."""
        found = self._wire.each("/judgements")
        return tuple(from_plain(one, JudgementShown).judgement for one in found)

    def unsettled(self) -> tuple[UnsettledShown, ...]:
        """The judgements that do not fit."""
        return tuple(from_plain(one, UnsettledShown) for one in self._wire.each("/unsettled"))

    def documents(self) -> tuple[Document, ...]:
        """All documents."""
        return tuple(from_plain(one, Document) for one in self._wire.each("/articles", {"whole": True}))

    def drops(self) -> tuple[Drop, ...]:
        """All that was left out."""
        return tuple(from_plain(one, Drop) for one in self._wire.each("/drops"))

    def extract(self, as_of: date | None) -> Extract:
        """The ledger as files are made of it: each part is asked for by itself."""
        rows = (from_plain(one, ArticleRow) for one in self._wire.each("/articles", {"as_of": as_of}))
        return Extract(
            shown=self.shown(as_of),
            articles=tuple(sorted(rows, key=lambda one: one.id)),
            drops=self.drops(),
            judgements=self.judgements(),
        )

    def screening(self, as_of: date | None) -> Screening:
        """What was searched, and what was left out and why."""
        return from_plain(self._wire.get("/screening", {"as_of": as_of}), Screening)

    def export(self, name: str, to: BinaryIO | Path, as_of: date | None, table: str | None) -> Losses:
        """Writes the ledger in a format, which the server makes."""
        path, asked = f"/export/{quote(name, safe='')}", {"as_of": as_of, "table": table}
        pieces = self._wire.pieces(path, asked)
        if isinstance(to, Path):
            write_pieces(pieces, to)
        else:
            for piece in pieces:
                to.write(piece)
        return from_plain(self._wire.get(f"{path}/lossiness", asked), Losses)

    def keep_coding(self, name: str, digest: str, coding: Sequence[CodedCase]) -> bool:
        """Raises InputError: a coding is kept where the ledger lies."""
        raise InputError(
            f"the coding {name} cannot be sent to a ledger that is served ({len(coding)} cases, {digest[:8]}).",
            next_step="Keep it where the ledger lies: truceline evaluate --against FILE --keep --ledger FILE.",
        )

    def close(self) -> None:
        """Lets go of the connection."""
        self._wire.close()


def token_of(settings: Settings, given: str | None) -> str | None:
    """What the server is shown: what was given, else what the settings or the environment say."""
    return given or settings.token or os.environ.get(TOKEN)
