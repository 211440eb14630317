"""Whatever stands in articles and is asked, the index of each store finds what a plain comparison finds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

import postgres
from truceline.store import Found, Store, Term, Wanted, finding, indexing, open_store, tables
from truceline.store.inserting import insert_new
from truceline.views.search_words import parse

# Few words, so that they meet; such as a language's own search would cut, drop or take for syntax.
WORDS = (
    "truce",
    "truces",
    "the",
    "über",
    "uber",
    "1e5",
    "20th",
    "x2",
    "s",
    "é",
    "ﬁre",
    "перемирие",
    "停战",
    "𞤀",
    "a'b",
    "a\\b",
    "a:*",
    "a&!b",
    "<->",
    "%_",
    "f00",
    "+f00",
    "http://x.org/a-b?c=1",
    "3.14",
    "-7",
    "w" * 254,
    "w" * 255,
    "ё" * 1100,
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
ASKED = st.builds(
    lambda no, words, begins: f'{no}"{words}"{begins}',
    st.sampled_from(("", "", "-")),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
    st.sampled_from(("", "*")),
)


@pytest.fixture(scope="module")
def stores(
    postgresql: postgres.Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, ...]]:
    address = postgresql.new_database()
    with ExitStack() as opened:
        yield tuple(
            opened.enter_context(open_store(place))
            for place in (tmp_path_factory.mktemp("alike") / "t.ledger", address)
        )
    postgresql.drop_database(address)


def put(store: Store, texts: list[tuple[str, str]]) -> None:
    """Entries with these titles and words, in the place of all before."""
    with store._writing() as connection:
        connection.execute(delete(tables.findable))
        insert_new(connection, tables.findable, [entry(n, *text) for n, text in enumerate(texts, 1)])


def entry(n: int, title: str, words: str) -> dict[str, object]:
    told = indexing._told({"what": ["article"], "outlet": [title] if title else []})
    line = {"head": indexing._line(title), "words": indexing._line(words)}
    return {"n": n, "of": f"{n}", "document": f"{n}", "kind": "article", "day": None, **told, **line}


def looked(store: Store, wanted: Wanted, *, by_index: bool) -> Found:
    with store._reading() as connection:
        return finding.search(connection, wanted, by_index=by_index)


def ids(found: Found) -> frozenset[str]:
    return frozenset(hit.document for hit in found.hits)


def found_alike(stores: tuple[Store, ...], texts: list[tuple[str, str]], wanted: Wanted) -> frozenset[str]:
    """What all ways find; fails where they differ."""
    found = []
    for store in stores:
        put(store, texts)
        found += [looked(store, wanted, by_index=by_index) for by_index in (True, False)]
    assert [ids(one) for one in found] == [ids(found[0])] * 4
    assert [one.facets for one in found] == [found[0].facets] * 4
    return ids(found[0])


@given(texts=st.lists(st.tuples(TEXTS, TEXTS), max_size=6), asked=st.lists(ASKED, min_size=1, max_size=4))
@example(texts=[("", "the truce the truce")], asked=['"truce the"'])
@example(texts=[("truce", "the")], asked=['"truce the"'])  # no phrase goes from the title on into the text
@example(texts=[("", "w" * 255)], asked=[f'"{"w" * 254}"*'])
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_index_finds_what_comparing_finds(
    stores: tuple[Store, ...], texts: list[tuple[str, str]], asked: list[str]
) -> None:
    terms = parse(" ".join(asked))
    found_alike(stores, texts, Wanted(terms=terms, facets={} if terms else {"what": "article"}))


@given(
    texts=st.lists(st.tuples(TEXTS, TEXTS), max_size=6),
    outlet=TEXTS.filter(bool),
    word=st.sampled_from(WORDS),
)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_facets_are_found_alike(
    stores: tuple[Store, ...], texts: list[tuple[str, str]], outlet: str, word: str
) -> None:
    wanted = Wanted(terms=parse(f'"{word}"'), facets={"outlet": outlet})
    found = found_alike(stores, [*texts, (outlet, word)], wanted)
    assert f"{len(texts) + 1}" in found


def test_a_word_is_not_taken_for_a_facet(stores: tuple[Store, ...]) -> None:
    word = indexing.facet_word("what", "claim")
    assert found_alike(stores, [("", word)], Wanted(facets={"what": "claim"})) == frozenset()
    assert found_alike(stores, [("", word), ("", "x")], Wanted(terms=parse(word))) == {"1"}


def test_words_far_into_a_long_text_are_found_alike(stores: tuple[Store, ...]) -> None:
    long = " ".join(
        ["of", "the"] * 20_000 + ["truce", "ended"]
    )  # PostgreSQL counts to 16,383, and 255 of each word
    texts = [("", long), ("", "ended the truce")]
    assert found_alike(stores, texts, Wanted(terms=parse('"the truce ended"'))) == {"1"}
    assert found_alike(stores, texts, Wanted(terms=parse('"the truce"'))) == {"1", "2"}


def test_a_text_too_large_for_an_index_is_found_all_the_same(stores: tuple[Store, ...]) -> None:
    large = " ".join(f"w{n}" for n in range(160_000))
    assert len(large) > 1_000_000
    texts = [("", large), ("", "w159999 w1")]
    assert found_alike(stores, texts, Wanted(terms=parse("w159999"))) == {"1", "2"}
    assert found_alike(stores, texts, Wanted(terms=parse("w159999 -w2"))) == {"2"}


def test_the_best_come_first_in_both(stores: tuple[Store, ...]) -> None:
    long = "rain fell " * 50
    texts = [
        ("", f"{long} truce"),
        ("", "a truce held"),
        ("truce", long),
        ("", "a truce held and that truce held"),
        ("rain", long),
    ]
    wanted = Wanted(terms=(Term(words=("truce",)),))
    orders = []
    for store in stores:
        put(store, texts)
        orders.append([hit.document for hit in looked(store, wanted, by_index=True).hits])
    assert orders[0] == orders[1] == ["4", "3", "2", "1"]


def test_what_fits_alike_stands_in_the_order_in_which_it_was_added(stores: tuple[Store, ...]) -> None:
    for store in stores:
        put(store, [("", "a truce")] * 5)
        hits = looked(store, Wanted(terms=parse("truce")), by_index=True).hits
        assert [hit.document for hit in hits] == ["1", "2", "3", "4", "5"]
