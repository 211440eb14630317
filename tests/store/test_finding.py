"""Words are found in articles and claims, by the index and by plain comparison alike, and go when what holds them goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text

import postgres
from store.test_upgrading import older, opened
from truceline.model import (
    Act,
    ActClaim,
    Citation,
    Coded,
    Dating,
    Document,
    Given,
    RawArticle,
    Role,
    Segment,
    SegmentKind,
    Span,
)
from truceline.store import (
    Derived,
    Found,
    Reread,
    Store,
    Term,
    Wanted,
    finding,
    indexing,
    open_store,
    tables,
)
from truceline.views.search_words import parse

Look = Callable[[Wanted], Found]


def coded(name: str, body: str, *, day: int = 10, title: str = "News", outlet: str = "Wire") -> Coded:
    given = Given(name=name, title=title, outlet=outlet)
    article = RawArticle(where=f"{name}.txt", content=body.encode(), media_type="text/plain", given=given)
    dating = Dating(earliest=date(2020, 10, day), latest=date(2020, 10, day))
    document = Document(
        id=article.id,
        name=name,
        text=body,
        title=title,
        outlet=outlet,
        segments=(Segment(kind=SegmentKind.BODY, start=0, end=len(body), reason="all"),),
        dating=dating,
        language="en",
    )
    return Coded(article=article, document=document, claims=(claim(document),))


def claim(document: Document, first: str = "AZE") -> ActClaim:
    end = document.text.find(".") + 1 or len(document.text)
    whole = Span.of(document.text, 0, end)
    side = Role(name=first.title(), id=first, words=Span.of(document.text, 0, 4), reason="name")
    return ActClaim(
        source=Citation(document=document.id, name=document.name, dating=document.dating),
        span=whole,
        cue=Span.of(document.text, 0, 4),
        about=Span.of(document.text, 0, 4),
        act=Act.AGREE,
        actors=(side,),
        parties=(side,),
        place=(Role(name="Shusha", id="AZ-shusha", reason="name"),),
        made_by="tests",
    )


NEWS = (
    coded("a", "Both sides agreed a cease-fire in Shusha. Rain fell.", title="Truce at dawn", day=10),
    coded("b", "Şuşa was shelled again. The café stood.", outlet="Agência", day=11),
    coded("c", "Baku denied it all. 100% of it_was false; SELECT * FROM x.", day=12),
)


@pytest.fixture
def store(made: str) -> Iterator[Store]:
    with open_store(made) as opened:
        opened.save(NEWS)
        yield opened


@pytest.fixture
def other_place(made: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Another place of the same kind, with nothing in it."""
    if "://" not in made:
        yield str(tmp_path / "other.ledger")
        return
    server: postgres.Server = request.getfixturevalue("postgresql")
    address = server.new_database()
    yield address
    server.drop_database(address)


@pytest.fixture(params=[True, False], ids=["index", "comparing"])
def look(store: Store, request: pytest.FixtureRequest) -> Look:
    def ask(wanted: Wanted) -> Found:
        with store._reading() as connection:
            return finding.search(connection, wanted, by_index=request.param)

    return ask


def names(found: Found) -> set[str]:
    """`a` for the article, `a!` for a claim in it."""
    by_id = {one.article.id: one.article.name for one in NEWS}
    return {by_id[hit.document] + ("!" if hit.claim else "") for hit in found.hits}


@pytest.mark.parametrize(
    "asked, expected",
    [
        ("shusha", {"a", "a!"}),
        ("Susa", {"b", "b!"}),
        ("CAFE", {"b"}),
        ("café", {"b"}),
        ("agencia", {"b"}),
        ("truce", {"a"}),
        ('"cease fire"', {"a", "a!"}),
        ("cease-fire", {"a", "a!"}),
        ('"fire cease"', set()),
        ("shu*", {"a", "a!"}),
        ("shu", set()),
        ('"sides agr*"', {"a", "a!"}),
        ("it -shusha", {"c", "c!"}),
        ("-shusha -susa", {"c", "c!"}),
        ("rain shusha", {"a"}),
        ("100%", {"c"}),
        ("it_was", {"c"}),
        ("from AND", set()),
        ("NEAR", set()),
        ("𞤀", set()),
    ],
)
def test_words_are_found(look: Look, asked: str, expected: set[str]) -> None:
    assert names(look(Wanted(terms=parse(asked), facets={} if parse(asked) else {"year": "0"}))) == expected


def test_what_is_found_is_counted_by_facet(look: Look) -> None:
    found = look(Wanted(terms=parse("-nothing")))
    assert found.facets["what"] == {"article": 3, "claim": 3}
    assert found.facets["outlet"] == {"Wire": 4, "Agência": 2}
    assert found.facets["actor"] == {"AZE": 3}
    assert found.facets["act"] == {"agree": 3}
    assert not found.more


def test_facets_narrow_what_is_found(look: Look) -> None:
    assert names(look(Wanted(facets={"what": "claim", "outlet": "Agência"}))) == {"b!"}
    assert names(look(Wanted(terms=parse("-susa"), facets={"actor": "AZE"}))) == {"a!", "c!"}
    assert names(look(Wanted(facets={"actor": "azerbaijan' OR 1"}))) == set()


def test_only_some_claims_are_found_where_they_are_named(look: Look) -> None:
    one = NEWS[0].claims[0].id
    assert names(look(Wanted(facets={"year": "2020"}, claims=(one,)))) == {"a!"}
    assert names(look(Wanted(facets={"year": "2020"}, claims=()))) == set()


def test_what_was_published_later_is_not_found(look: Look) -> None:
    assert names(look(Wanted(facets={"year": "2020"}, until=date(2020, 10, 11)))) == {"a", "a!", "b", "b!"}


def test_nothing_is_looked_for_where_nothing_is_asked(look: Look) -> None:
    assert look(Wanted()) == Found()


def test_a_word_in_the_title_tells_more_than_one_in_the_text(store: Store) -> None:
    store.save([coded("d", "Rain fell and fell and no truce came of it for days, said those who sat there.")])
    first, *_ = (
        store.finder().search(Wanted(terms=(Term(words=("truce",)),), facets={"what": "article"})).hits
    )
    assert first.document == NEWS[0].article.id


def test_of_too_many_the_latest_are_given(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST", 2)
    found = store.finder().search(Wanted(facets={"what": "article"}))
    assert found.more
    assert names(found) == {"b", "c"}


def test_a_document_read_anew_is_found_by_what_it_says_now(store: Store) -> None:
    document = NEWS[0].document
    assert document is not None
    again = Reread(document=document, claims=(claim(document, "ARM"),))
    store.settle(lambda _: Derived(ceasefires=()), [again], since=revision(store))
    assert len(store.finder().search(Wanted(facets={"actor": "ARM"})).hits) == 1
    assert len(store.finder().search(Wanted(facets={"actor": "AZE"})).hits) == 2
    assert names(store.finder().search(Wanted(terms=parse("shusha")))) == {"a", "a!"}
    assert is_sound(store)


def revision(store: Store) -> int:
    with store._reading() as connection:
        return int(connection.execute(select(tables.ledger.c.revision)).scalar_one())


def is_sound(store: Store) -> bool:
    """Whether the index fits the table: SQLite raises otherwise. PostgreSQL's is made of the row itself."""
    with store._writing() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("INSERT INTO found(found, rank) VALUES ('integrity-check', 1)"))
    return True


def before_finding(store: Store, place: str) -> None:
    """A ledger of the revision that had no tables to find things by, with the evidence of another."""
    older(place, "0005")
    with store._reading() as found, opened(place) as old:
        for table in (tables.articles, tables.documents, tables.claims):
            rows = [dict(row) for row in found.execute(select(table)).mappings()]
            known = {column["name"] for column in inspect(old).get_columns(table.name)}
            names = ", ".join(f'"{name}"' for name in rows[0] if name in known)
            values = ", ".join(f":{name}" for name in rows[0] if name in known)
            old.execute(text(f"INSERT INTO {table.name} ({names}) VALUES ({values})"), rows)


def test_what_an_old_ledger_holds_is_found_once_it_is_opened(store: Store, other_place: str) -> None:
    before = store.finder().search(Wanted(facets={"year": "2020"}))
    before_finding(store, other_place)
    with open_store(other_place) as again:
        assert set(again.finder().search(Wanted(facets={"year": "2020"})).hits) == set(before.hits)
        assert again.finder().actors() == store.finder().actors()
        assert names(again.finder().search(Wanted(terms=parse("shusha")))) == {"a", "a!"}


def test_the_roles_of_a_claim_say_where_an_actor_stands_for_the_first_time(store: Store) -> None:
    table = tables.roles.c
    query = select(table.role, table.actor, table.in_claim, table.in_document, table.as_words)
    with store._reading() as connection:
        found = connection.execute(query.where(table.claim == NEWS[0].claims[0].id)).all()
    assert sorted(map(tuple, found)) == [
        ("actors", "AZE", 1, 1, 1),
        ("parties", "AZE", 0, 0, 0),
        ("place", "AZ-shusha", 0, 0, 0),
    ]


def test_indexing_twice_changes_nothing(store: Store) -> None:
    with store._writing() as connection:
        indexing.fill(connection)
    assert len(store.finder().search(Wanted(facets={"year": "2020"})).hits) == 6
    assert is_sound(store)
