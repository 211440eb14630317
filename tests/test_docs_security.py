"""The page on security names only what is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/security.md").read_text("utf-8")


def test_each_module_that_it_names_is_there() -> None:
    named = re.findall(r"`([\w/]+\.(?:py|md|json))`|(?<=\| )`([a-z]+)`(?= \|)", PAGE)
    places = [(place or folder) for place, folder in named]
    places = [place for place in places if not place.startswith("build/")]
    assert len(places) > 25
    there = [ROOT, ROOT / "src/truceline"]
    assert [place for place in places if not any((root / place).exists() for root in there)] == []


def test_each_command_of_make_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make (\w+)`", PAGE)) <= targets
