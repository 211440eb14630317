"""What a page is asked: by whom, of which ledger, as of which day."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from truceline.access import Access, Who
from truceline.desk import Desk, Snapshot
from truceline.errors import InputError
from truceline.web.templating import page, who


class Asking:
    """One request for a page."""

    def __init__(self, request: Request) -> None:
        self.request = request

    @property
    def desk(self) -> Desk:
        """The ledger that is served."""
        desk: Desk = self.request.app.state.desk
        return desk

    @property
    def who(self) -> Who:
        """Who asks."""
        return who(self.request)

    @property
    def access(self) -> Access:
        """Who may do what."""
        access: Access = self.request.app.state.access
        return access

    def log(self, what: str, on: str = "") -> None:
        """Writes down that who asks did something, and on what."""
        self.access.log(self.who, what, on)

    @cached_property
    def as_of(self) -> date | None:
        """The day as which the ledger is asked for. Raises InputError if it is no day."""
        return self.day("as_of")

    def day(self, name: str) -> date | None:
        """The day that a parameter of the address gives, None without one. Raises InputError if it is no day."""
        words = self.request.query_params.get(name, "").strip()
        if not words:
            return None
        try:
            return date.fromisoformat(words)
        except ValueError:
            raise InputError(f"{words!r} is no day.", next_step="Write it as 2020-10-12.") from None

    def number(self, name: str) -> int | None:
        """The whole number, 0 or more, that a parameter of the address gives, None without one. Raises InputError if it is none."""
        words = self.request.query_params.get(name, "").strip()
        if not words:
            return None
        if not (words.isascii() and words.isdecimal() and len(words) < 10):  # longer is beyond any text
            raise InputError(f"{words!r} is no number.", next_step="Write it as 0, 20 or 20000.")
        return int(words)

    @cached_property
    def snapshot(self) -> Snapshot:
        """The ledger, as of the day asked for."""
        return self.desk.snapshot(self.as_of)

    def render(self, template: str, **values: Any) -> HTMLResponse:
        """The page of this template, with the snapshot and these values."""
        return page(self.request, template, snapshot=self.snapshot, **values)


Asked = Annotated[Asking, Depends(Asking)]
