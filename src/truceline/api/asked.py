"""What a route is asked: by whom, of which ledger, as of which day; and how it answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Query, Request
from fastapi.responses import Response
from pydantic import BeforeValidator, WithJsonSchema
from starlette.exceptions import HTTPException

from truceline import __version__
from truceline.access import Access, Who
from truceline.api.paging import Page
from truceline.codec import to_plain
from truceline.desk import Desk, Snapshot

T = TypeVar("T")

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _day(given: Any) -> date:
    if isinstance(given, date):
        return given
    if not isinstance(given, str) or not _DAY.fullmatch(given):
        raise ValueError("write a day as 2020-10-12")
    return date.fromisoformat(given)


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
AsOf = Annotated[
    Day | None, Query(description="As was known at the end of this day; without it, all that is known.")
]
On = Annotated[
    Day | None,
    Query(description="The day whose standing is told; without it that of `as_of`, else of the last report."),
]


class Asking:
    """One request that reads the ledger. Where nothing has changed since the answer that it names, it ends here with 304."""

    def __init__(self, request: Request, snapshot: Snapshot) -> None:
        self.request = request
        self.snapshot = snapshot
        self._etag = _etag(request, snapshot)
        given = request.headers.get("if-none-match", "")
        if self._etag in (one.strip() for one in given.split(",")) or given.strip() == "*":
            raise HTTPException(304, headers=self.headers)

    def answer(self, value: Any) -> Response:
        """This value of our types as JSON."""
        return written(to_plain(value), headers=self.headers)

    def plain(self, plain: Any) -> Response:
        """Plain data as JSON."""
        return written(plain, headers=self.headers)

    def page(self, page: Page[T], plain: Callable[[T], Any] = to_plain) -> Response:
        """A page of a list as JSON."""
        return written(paged(page, plain), headers=self.headers)

    def on(self, day: date | None) -> date:
        """The day whose standing is told."""
        return day or self.snapshot.day

    @property
    def headers(self) -> dict[str, str]:
        """What every answer about this revision tells of itself."""
        return {"ETag": self._etag, "Cache-Control": "no-cache"}


def asking(request: Request, as_of: AsOf = None) -> Iterator[Asking]:
    """One request that reads the ledger as it is at this moment, which is let go of at its end."""
    snapshot = desk(request).snapshot(as_of)
    try:
        yield Asking(request, snapshot)
    finally:
        snapshot.close()


Asked = Annotated[Asking, Depends(asking)]


def desk(request: Request) -> Desk:
    """The ledger that is served."""
    found: Desk = request.app.state.desk
    return found


def who(request: Request) -> Who:
    """Who asks, as the guard found."""
    found: Who = request.state.who
    return found


def log(request: Request, what: str, on: str = "") -> None:
    """Notes what who asks did."""
    access: Access = request.app.state.access
    access.log(who(request), what, on)


def paged(page: Page[T], plain: Callable[[T], Any] = to_plain) -> dict[str, Any]:
    """A page of a list as plain data."""
    told = {"items": [plain(one) for one in page.items], "next": page.next}
    return told if page.total is None else {**told, "total": page.total}


def written(plain: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Plain data as an answer in JSON."""
    try:
        body = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:  # half of a pair of UTF-16, as a broken article may hold it
        body = json.dumps(plain, separators=(",", ":")).encode()
    return Response(body, status_code=status, media_type="application/json", headers=headers)


def _etag(request: Request, snapshot: Snapshot) -> str:
    """What tells this answer from that of another revision, version, day or address."""
    moment = (snapshot.revision, snapshot.derived, snapshot.as_of)
    parts = (__version__, *map(str, moment), request.url.path, request.url.query)
    told = sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return f'W/"{told}"'
