"""Forms of pages, filled in and sent without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

from fastapi.testclient import TestClient
from httpx2 import Response

from truceline.desk import Desk
from truceline.server import make_app

Form = dict[str, list[str]]


class Forms(HTMLParser):
    """The forms of a page with what they would send; buttons that send something are forms of their own."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, Form]] = []
        self._open: Form | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = {}
            self.found.append((given.get("action", ""), self._open))
        elif tag in {"input", "button"} and self._open is not None and "name" in given:
            self._open.setdefault(given["name"], []).append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


def forms(page: Response, **having: str) -> list[Form]:
    """The forms of a page that decide something and send these values."""
    found = [form for action, form in Forms(page.text).found if action == "/judge"]
    return [form for form in found if all(form.get(name) == [value] for name, value in having.items())]


@contextmanager
def reviewers(ledger: Path, *names: str) -> Iterator[tuple[TestClient, ...]]:
    """Reviewers of one ledger, each with a browser of their own."""
    app = make_app(Desk(str(ledger)))
    with TestClient(app, base_url="http://127.0.0.1") as first:
        others = [TestClient(app, base_url="http://127.0.0.1") for _ in names[1:]]
        opened = (first, *others)
        for client, name in zip(opened, names, strict=True):
            client.cookies.set("truceline-name-80", name)
        yield opened


def secret_of(client: TestClient) -> str:
    """The secret that forms of this visit carry."""
    page = client.get("/review")
    return next(form["csrf"][0] for _, form in Forms(page.text).found if "csrf" in form)


def words_of(page: Response) -> str:
    """What a page says, without its marks."""
    return " ".join(re.sub(r"<[^>]+>", "", page.text).split())
