from __future__ import annotations

from playwright.sync_api import Page

from web.conftest import faults


def test_the_overview_lists_the_ceasefires(page: Page, served: str) -> None:
    page.goto(served)
    assert page.get_by_role("link", name="AZE-ARM-2020-10-10").is_visible()
    assert faults(page) == []
