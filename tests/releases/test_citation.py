"""The citation file is YAML of the Citation File Format, whatever the names hold."""

from __future__ import annotations

from datetime import date

import yaml
from hypothesis import given
from hypothesis import strategies as st

from truceline.releases import About, citation_file, citation_line

DAY = date(2026, 11, 22)


def test_persons_and_organisations_are_told_apart() -> None:
    about = About(title="Truces", authors=("Aliyeva, Ana", "Peace Desk"), licence="CC-BY-4.0")
    told = yaml.safe_load(citation_file(about, "26.1", DAY, "0.1.0"))
    assert told["authors"] == [
        {"family-names": "Aliyeva", "given-names": "Ana"},
        {"name": "Peace Desk"},
    ]
    assert (told["cff-version"], told["type"], told["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
    assert (told["version"], told["date-released"]) == ("26.1", DAY)
    assert citation_line(about, "26.1", DAY) == "Aliyeva, Ana; Peace Desk (2026). Truces. Version 26.1."


def test_without_authors_the_required_list_is_not_empty() -> None:
    told = yaml.safe_load(citation_file(About(title="Truces"), "1", DAY, "0.1.0"))
    assert told["authors"] == [{"name": "The coders of Truces"}]
    assert "license" not in told


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])),
    st.text(st.characters(exclude_categories=["Cs", "Cc"])),
)
def test_any_words_come_back_as_they_were(title: str, name: str) -> None:
    told = yaml.safe_load(citation_file(About(title=title, authors=(f"X, {name}",)), "1", DAY, "0.1.0"))
    assert told["title"] == title
    assert told["authors"][0]["given-names"] == name.strip()
