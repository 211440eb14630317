"""Copies go back to one original; corrections take the place of what they correct; all of it in any order."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from truceline.documents import make_document, trace
from truceline.documents.copies.corrections import CORRECTED, REWRITTEN, address_of
from truceline.documents.copies.lineage import FULLER
from truceline.documents.copies.owners import load_owners, owner_of
from truceline.model import Dating, DatingMethod, Document, Lineage, RawArticle, Segment, SegmentKind
from truceline.sources import read_sources

WORDS = [f"word{number}" for number in range(400)]
NEWS = " ".join(WORDS[:120])
OTHER = " ".join(WORDS[200:320])


def document(
    name: str,
    text: str = NEWS,
    day: int | None = None,
    *,
    outlet: str | None = None,
    origin: str | None = None,
    title: str | None = None,
    url: str | None = None,
    fetched: str | None = None,
) -> Document:
    known = (
        Dating(earliest=(d := date(2020, 10, day)), latest=d, method=DatingMethod.URL) if day else Dating()
    )
    return Document(
        id=name,
        name=name,
        text=text,
        segments=(Segment(kind=SegmentKind.BODY, start=0, end=len(text), reason="all"),),
        dating=known,
        language="en",
        title=title,
        outlet=outlet,
        origin=origin,
        url=url,
        meta={"fetched": fetched} if fetched else {},
    )


def traced(*documents: Document) -> dict[str, Lineage]:
    """The lineages, which are the same for every order."""
    found = [trace(order) for order in permutations(documents)]
    assert all(one == found[0] for one in found)
    return found[0]


def test_copies_go_back_to_the_first_printed_and_to_whom_they_credit() -> None:
    cut = " ".join(WORDS[:80])
    lineages = traced(
        document("a", cut, 11, outlet="Herald"),
        document("b", NEWS, 10, outlet="Courier"),
        document("c", NEWS, 12, outlet="Gazette", origin="Interlink"),
    )
    assert {lineage.root for lineage in lineages.values()} == {"interlink"}
    assert [lineages[name].copy_of for name in "abc"] == ["b", None, "b"]


def test_of_copies_of_one_day_the_fullest_is_the_original() -> None:
    lineages = traced(document("a", " ".join(WORDS[:80]), 10), document("b", NEWS, 10))
    assert (lineages["a"].copy_of, lineages["a"].root) == ("b", "b")


def test_outlets_of_one_owner_are_one_origin() -> None:
    lineages = traced(document("a", NEWS, outlet="RIA Novosti"), document("b", OTHER, outlet="Sputnik"))
    assert lineages["a"].root == lineages["b"].root == "rossiya segodnya"


@pytest.mark.parametrize(
    "printed,owner",
    [
        ("reuters", "Thomson Reuters"),
        ("The Times", "News Corp"),
        ("Nobody's Gazette", None),
        ("RT.com", "TV-Novosti"),
    ],
)
def test_the_owner_of_an_outlet(printed: str, owner: str | None) -> None:
    assert owner_of(printed) == owner


def test_no_outlet_has_two_owners() -> None:
    assert len(set(load_owners().values())) > 20


@pytest.mark.parametrize(
    "title",
    [
        "CORRECTION: Truce began at 8",
        "CORRECTED-Truce began at 8",
        "UPDATE 2-Truce began",
        "(Corrected) Truce",
        "Clarification: x",
    ],
)
def test_a_correction_takes_the_place_of_what_it_corrects(title: str) -> None:
    old = document("a", NEWS, 10, outlet="Herald", title="Truce begins at 8")
    new = document("b", f"{NEWS} corrected", 11, outlet="Herald", title=title)
    lineage = traced(old, new)["a"]
    assert (lineage.superseded_by, lineage.reason) == ("b", CORRECTED)


@pytest.mark.parametrize(
    "title", ["Corrections officers keep truce", "Update on the truce", "Truce: a correction"]
)
def test_words_of_correction_elsewhere_are_none(title: str) -> None:
    old = document("a", NEWS, 10, outlet="Herald", title="Truce begins at 8")
    assert (
        traced(old, document("b", f"{NEWS} x", 11, outlet="Herald", title=title))["a"].superseded_by is None
    )


def test_a_correction_of_another_outlet_or_of_another_article_takes_no_place() -> None:
    old = document("a", NEWS, 10, outlet="Herald")
    elsewhere = document("b", f"{NEWS} x", 11, outlet="Courier", title="CORRECTION: x")
    other = document("c", OTHER, 11, outlet="Herald", title="CORRECTION: y")
    assert all(lineage.superseded_by is None for lineage in traced(old, elsewhere, other).values())


def test_the_last_of_several_updates_stands() -> None:
    lineages = traced(
        document("a", NEWS, 10, outlet="Herald", title="Truce"),
        document("b", f"{NEWS} one", 10, outlet="Herald", title="UPDATE 1-Truce"),
        document("c", f"{NEWS} one two", 10, outlet="Herald", title="UPDATE 2-Truce"),
    )
    assert [lineages[name].superseded_by for name in "abc"] == ["c", "c", None]


def test_new_text_at_one_address_takes_the_place_of_the_text_fetched_before() -> None:
    url = "https://www.herald.example/2020/10/truce-agreed?utm_source=x"
    old = document("b", NEWS, 10, url=url, fetched="2020-10-10T10:00:00Z")
    new = document("a", OTHER, 10, url="http://herald.example/2020/10/truce-agreed/", fetched="2020-10-11")
    lineage = traced(old, new)["b"]
    assert (lineage.superseded_by, lineage.reason) == ("a", REWRITTEN)


def test_where_nothing_tells_which_text_came_later_both_stay() -> None:
    url = "https://herald.example/2020/10/truce-agreed"
    lineages = traced(document("a", NEWS, 10, url=url), document("b", OTHER, 10, url=url))
    assert all(lineage.superseded_by is None for lineage in lineages.values())


@pytest.mark.parametrize(
    "url", [None, "https://herald.example/", "https://herald.example/world", "http://[", "x"]
)
def test_a_front_page_is_the_address_of_no_article(url: str | None) -> None:
    assert address_of(document("a", url=url)) is None


def test_a_poorer_print_of_what_was_corrected_leads_to_the_correction() -> None:
    poor = document("a", NEWS)
    old = document("b", NEWS, 10, outlet="Herald", title="Truce")
    given = {"given": "title outlet published"}
    full = Document(**{**{f: getattr(old, f) for f in old.__slots__}, "meta": given})
    new = document("c", f"{NEWS} x", 11, outlet="Herald", title="CORRECTION: Truce")
    lineages = traced(poor, full, new)
    assert [lineages[name].superseded_by for name in "abc"] == ["c", "c", None]
    assert lineages["a"].reason == FULLER


def test_the_correction_among_the_examples() -> None:
    folder = Path(__file__).parents[3] / "examples" / "karabakh"
    articles = read_sources([str(folder)], metadata=folder / "metadata.csv")
    made = [make_document(one) for one in articles if isinstance(one, RawArticle)]
    documents = [one for one in made if isinstance(one, Document)]
    names = {one.id: Path(one.name).stem for one in documents}
    gone = {
        names[key]: names[one.superseded_by] for key, one in trace(documents).items() if one.superseded_by
    }
    assert gone == {"07-washington-truce": "08-correction-washington-truce"}
