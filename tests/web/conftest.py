from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, sync_playwright

from truceline.desk import Desk
from truceline.server import make_app

CHROMIUM = "/usr/bin/chromium"  # Debian's

Desk.patience = 60  # seconds: the machines that run tests are shared

Serve = Callable[[Path], str]


@contextmanager
def serving(ledger: Path) -> Iterator[str]:
    """The ledger served on a free port of this machine; gives its address."""
    app = make_app(Desk(str(ledger)))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", ws="none"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
        if not thread.is_alive():
            raise RuntimeError("the server did not start")
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def served(karabakh: Path) -> Iterator[str]:
    """The address of the example ledger; only to be read."""
    with serving(karabakh) as address:
        yield address


@pytest.fixture
def own_served(own_karabakh: Path) -> Iterator[str]:
    """The address of a copy of the example ledger, to be written to."""
    with serving(own_karabakh) as address:
        yield address


@pytest.fixture
def client(karabakh: Path) -> Iterator[TestClient]:
    """The application without a browser; only to be read."""
    with TestClient(make_app(Desk(str(karabakh))), base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh browser profile; what goes wrong in it, scripts or what it loads, fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    yield opened
    seen = len(wrong)
    context.close()
    # A server of the test's own is gone by now: what the page still asked of it says nothing.
    assert wrong[:seen] + [one for one in wrong[seen:] if "ERR_CONNECTION_REFUSED" not in one] == []


def faults(page: Page) -> list[dict[str, Any]]:
    """What axe-core finds wrong with a page for people who do not see, point or tell colours (WCAG 2.2 AA)."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    return [
        {"rule": one["id"], "what": one["help"], "where": [node["target"] for node in one["nodes"][:3]]}
        for one in found.response["violations"]
    ]
