"""Words of others stay words: nothing that is written into an article, a name or a reason becomes part of a page."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from lxml import html as markup
from markupsafe import escape
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

from truceline.desk import Desk
from truceline.ledger import Ledger
from truceline.server import make_app
from truceline.web.pages import ROUTERS
from web.conftest import serving
from web.hostile import PAYLOADS, make_ledger

ADDRESSES = {
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "xlink:href",
    "ping",
    "background",
    "manifest",
}
FORBIDDEN = {
    "iframe",
    "object",
    "embed",
    "base",
    "style",
    "frame",
    "frameset",
    "applet",
    "math",
    "template",
    "noscript",
    "foreignobject",
    "animate",
    "set",
    "marquee",
    "plaintext",
    "listing",
    "video",
    "audio",
    "img",
}
MARKED = [
    one
    for one in PAYLOADS
    if re.search(r"[<>&'\"]", one) and one not in {str(escape(other)) for other in PAYLOADS}
]
"""Payloads with characters that a page writes otherwise, but for the one that is another one written so."""
OF_A_ROUTE = {"/articles/{document}": 100, "/ceasefires/{case}": 12}
"""Pages that are walked of a route; of every other one a few."""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_ledger(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def visitor(ledger: Path) -> Iterator[TestClient]:
    with TestClient(make_app(Desk(str(ledger))), base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.fixture(scope="module")
def articles(ledger: Path) -> list[str]:
    with Ledger(ledger) as opened:
        return [f"/articles/{one.id}" for one in opened.documents()]


def faults_of(page: str) -> list[str]:
    """What stands in a page that is none of ours."""
    found = [f"as it is: {one!r}" for one in MARKED if one in page]
    found += [
        f"unseen: U+{ord(one):04X}" for one in "\u0000\u202e\u202c\u2066\u2028\u200b\ufeff" if one in page
    ]
    for element in markup.fromstring(page).iter(markup.etree.Element):
        tag = str(element.tag).lower()
        if tag in FORBIDDEN:
            found.append(f"<{tag}>")
        if tag == "script" and ((element.text or "").strip() or not element.get("src")):
            found.append("a script in the page")
        if tag == "meta" and element.get("http-equiv", "refresh").lower() != "refresh":
            found.append("<meta http-equiv>")
        found += [
            f"<{tag} {name}={value!r}>"
            for name, value in element.items()
            if not is_ours(tag, name.lower(), value, element)
        ]
    return found


def is_ours(tag: str, name: str, value: str, element: Any) -> bool:
    """Whether an attribute is one that our pages have."""
    if name.startswith(("on", "hx-on")) or name in {"style", "srcdoc"}:
        return False
    if name in {"hx-vals", "hx-headers", "hx-vars"}:
        return not value.startswith(("js:", "javascript:"))
    if name == "content" and element.get("http-equiv"):
        return value.isdecimal()
    if name not in ADDRESSES and not name.startswith(("hx-get", "hx-post")):
        return True
    if value == "" or value[0] in "#?" or re.match(r"/(?![/\\])", value):
        return True
    return tag == "a" and value.startswith(("https://", "http://")) and "noreferrer" in element.get("rel", "")


def patterns() -> list[str]:
    """The addresses of all pages there are to read."""
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    return [route.path for route in routes if "GET" in (route.methods or ())]


def route_of(path: str, known: list[str]) -> str | None:
    """The route that answers an address: one without parameters before one with."""
    fitting = [
        one
        for one in known
        if re.fullmatch(re.sub(r"\{[^}]*:path\}", ".+", re.sub(r"\{[^}:]*\}", "[^/]+", one)), path)
    ]
    return min(fitting, key=lambda one: one.count("{"), default=None)


OF_A_FILE = [
    "<meta http-equiv>",
    "<meta content=\"default-src 'none'; style-src 'unsafe-inline'\">",
    "<style>",
]
"""What a file that is downloaded brings along, once each: its own rule that nothing may run in it, and its style."""


def walk(visitor: TestClient, articles: Sequence[str]) -> tuple[dict[str, list[str]], Counter[str]]:
    """The faults of each page that is reached from page to page, and how many pages of each route were."""
    known = patterns()
    sought = [f"/search?q={quote(one)}" for one in PAYLOADS[::9]]
    waiting = deque([*(one for one in known if "{" not in one), *articles, *sought])
    seen, visited, wrong = set(waiting), Counter[str](), {}
    while waiting:
        address = waiting.popleft()
        route = route_of(urlsplit(address).path, known)
        if route is None or visited[route] >= OF_A_ROUTE.get(route, 8):
            continue
        visited[route] += 1
        answer = visitor.get(address, follow_redirects=True)
        assert answer.status_code < 500, address
        if not answer.headers["content-type"].startswith("text/html"):
            assert answer.headers["x-content-type-options"] == "nosniff", address
            continue
        assert "script-src 'self'" in answer.headers["content-security-policy"], address
        found = faults_of(answer.text)
        if found != (OF_A_FILE if "attachment" in answer.headers.get("content-disposition", "") else []):
            wrong[address] = found
        for link in markup.fromstring(answer.text).xpath("//a/@href | //*/@hx-get"):
            if link.startswith("/") and (bare := link.partition("#")[0]) not in seen:
                seen.add(bare)
                waiting.append(bare)
    return wrong, visited


def test_there_are_payloads_of_every_sort() -> None:
    assert len(set(PAYLOADS)) >= 40


def test_a_page_that_takes_foreign_markup_is_found_out() -> None:
    """The test of the test: each payload, put into a page as it is, in its words or in an attribute, is told."""
    for payload in MARKED:
        assert faults_of(f"<!doctype html><title>x</title><p>{payload}</p>"), payload
    for address in (
        "javascript:alert(1)",
        "//evil.example/",
        "data:text/html,x",
        "/\\evil.example",
        "java\tscript:x",
    ):
        assert faults_of(f'<!doctype html><title>x</title><a href="{address}">x</a>'), address


def test_on_every_page_hostile_words_stay_words(visitor: TestClient, articles: list[str]) -> None:
    wrong, visited = walk(visitor, articles)
    assert wrong == {}
    assert visited["/articles/{document}"] >= len(articles) > len(PAYLOADS)
    unseen = {
        one for one in patterns() if not visited[one] and "." not in one
    }  # what is downloaded is no page
    assert unseen <= {"/add/{job}"}, "pages that no link leads to"


def watch(page: Page, address: str) -> list[str]:
    """What happens in a page that must not: dialogs, errors and refusals by its policy, requests elsewhere."""
    told: list[str] = []

    def asked(dialog: Dialog) -> None:
        told.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def logged(line: ConsoleMessage) -> None:
        told.extend([line.text] if line.type == "error" else [])

    def requested(request: Request) -> None:
        told.extend([] if request.url.startswith(address) else [request.url])

    page.on("dialog", asked)
    page.on("console", logged)
    page.on("request", requested)
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


def test_hostile_words_run_nowhere_in_a_browser(
    browser: Browser, ledger: Path, visitor: TestClient, articles: list[str]
) -> None:
    known = patterns()
    case = re.findall(r'href="(/ceasefires/[^"?#/]+)"', visitor.get("/").text)[0]
    sought = f"/search?q={quote(PAYLOADS[0])}"
    walked = [
        *articles[::12],
        case,
        f"{case}/fields/venue",
        "/",
        "/actors",
        "/review",
        "/review/history",
        sought,
    ]
    with serving(ledger) as address:
        context = browser.new_context()
        page = context.new_page()
        told = watch(page, address)
        for path in walked:
            if route_of(urlsplit(path).path, known) is not None:
                page.goto(address + path)
                page.mouse.move(300, 400)
                page.keyboard.press("n")
                page.wait_for_timeout(150)
        context.close()
    assert told == []
