"""`make screenshots`: pictures of each page, light and dark, wide and phone, for the documentation.

Every page gives one picture of four: wide in light and dark, and a phone in both, at half size. They are written to
docs/screens/ as WebP. The ledger is that of `make demo`.
"""

from __future__ import annotations

import sys
from base64 import b64decode, b64encode
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory
from threading import Thread

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from truceline.desk import Desk
from truceline.server import make_app

CHROMIUM = "/usr/bin/chromium"
ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "screens"
LEDGER = ROOT / "build" / "demo.ledger"

CASE = "AZE-ARM-2020-10-10"
PAGES = {
    "overview": "/",
    "ceasefire": f"/ceasefires/{CASE}",
    "field": f"/ceasefires/{CASE}/fields/effect",
    "grouping": f"/ceasefires/{CASE}/grouping",
    "article": "/articles/{article}",
    "conflicts": "/conflicts",
    "conflict": "/conflicts/{conflict}",
    "actors": "/actors",
    "actor": "/actors/AZE",
    "search": "/search?q=truce",
    "review": "/review",
    "history": "/review/history",
    "add": "/add",
    "fields": "/fields",
}
WIDE, PHONE = (1200, 900), (390, 900)
QUALITY = 60


def main() -> int:
    if not LEDGER.exists():
        print("There is no build/demo.ledger: run make demo first.", file=sys.stderr)
        return 2
    with TemporaryDirectory() as folder:
        ledger = Path(folder) / "demo.ledger"
        ledger.write_bytes(LEDGER.read_bytes())
        desk = Desk(str(ledger))
        asked = _named(desk)
        server = uvicorn.Server(uvicorn.Config(make_app(desk), port=0, log_level="warning", ws="none"))
        thread = Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            thread.join(0.05)
        address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        made = Path(folder) / "screens"
        made.mkdir()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            for name, path in PAGES.items():
                picture = sheet(browser, address + path.format(**asked))
                (made / f"{name}.webp").write_bytes(picture)
                print(f"docs/screens/{name}.webp  {len(picture) / 1000:,.0f} kB")
            browser.close()
        server.should_exit = True
        thread.join(10)
        rmtree(FOLDER, ignore_errors=True)
        copytree(made, FOLDER)
    return 0


def _named(desk: Desk) -> dict[str, str]:
    """The article with most claims of the case, and the case's conflict: their ids come from their content."""
    case = desk.snapshot().case(CASE)
    documents = [join.document for join in case.joins]
    shown = desk.snapshot()
    article = max(documents, key=lambda one: (len(shown.claims_of(one)), one))
    conflict = next(one.id for one in shown.conflicts if CASE in one.ceasefires)
    return {"article": article, "conflict": conflict}


def sheet(browser: Browser, address: str) -> bytes:
    """One picture of four: wide light, wide dark, phone light, phone dark."""
    pictures = [
        (size, _picture(browser, address, size, scheme))
        for size in (WIDE, PHONE)
        for scheme in ("light", "dark")
    ]
    cells = "".join(
        f'<img width="{size[0] // 2}" height="{size[1] // 2}" src="data:image/webp;base64,{b64encode(picture).decode()}">'
        for size, picture in pictures
    )
    width = sum(size[0] // 2 for size, _ in pictures) + 8 * 5
    page = browser.new_page(viewport={"width": width, "height": WIDE[1] // 2 + 16})
    page.set_content(f'<body style="margin:8px;display:flex;gap:8px;background:#888">{cells}</body>')
    page.wait_for_function("[...document.images].every(image => image.complete)")
    picture = _webp(page)
    page.close()
    return picture


def _picture(browser: Browser, address: str, size: tuple[int, int], scheme: str) -> bytes:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    picture = _webp(page)
    context.close()
    return picture


def _webp(page: Page) -> bytes:
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    return b64decode(taken["data"])


if __name__ == "__main__":
    sys.exit(main())
