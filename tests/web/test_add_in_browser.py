"""Articles are dropped, or chosen, in a browser; what became of them is two clicks from the words."""

from __future__ import annotations

import base64
from pathlib import Path

from playwright.sync_api import Browser, FilePayload, Page, expect

from web.conftest import faults

WORDS = "Azerbaijan and Armenia agreed a ceasefire on October 10, 2019."
TRUCE = f"BAKU, October 11, 2019 - {WORDS}"
DROPPED = """([name, content]) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], name));
    for (const kind of ["dragover", "drop"]) {
        document.getElementById("drop").dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true }));
    }
}"""


def test_a_file_is_dropped_and_its_ceasefire_is_one_click_away(page: Page, own_served: str) -> None:
    page.goto(f"{own_served}/add")
    assert faults(page) == []
    page.evaluate(DROPPED, ["truce.txt", base64.b64encode(TRUCE.encode()).decode()])
    expect(page.locator("#chosen")).to_contain_text("truce.txt")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/add/2*")
    expect(page.locator("#job")).to_contain_text("1 new, 0 known before", timeout=90_000)
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page) == []
    page.set_viewport_size({"width": 375, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.get_by_role("link", name="ARM-AZE-2019-10-10").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ARM-AZE-2019-10-10")


def test_more_than_is_allowed_is_told_before_it_is_sent(page: Page, own_served: str) -> None:
    page.goto(f"{own_served}/add")
    page.locator("#add").evaluate("form => { form.dataset.most = '1000000' }")
    page.set_input_files("#files", FilePayload(name="a.txt", mimeType="text/plain", buffer=b"x" * 1_500_000))
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#sending")).to_contain_text("These are 1.5 MB; at most 1 MB go at once.")


def test_without_scripts_the_form_and_the_report_work(
    browser: Browser, own_served: str, tmp_path: Path
) -> None:
    (tmp_path / "truce.txt").write_text(TRUCE, "utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{own_served}/add")
    page.set_input_files("#files", [tmp_path / "truce.txt"])
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#job")).to_contain_text("1 new, 0 known before", timeout=90_000)
    context.close()
