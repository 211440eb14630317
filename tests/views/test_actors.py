"""Who is known in a ledger, with the words, offices and proposals that say so."""

from __future__ import annotations

from datetime import date

from truceline.model import Act, ActClaim, Actor, ActorKind, Citation, Dating, Document, Office, Role, Span
from truceline.views import show_actors

TEXT = "Baku and the Highlanders agreed a truce."
AZERBAIJAN = Role(name="Azerbaijan", id="AZE", words=Span.of(TEXT, 0, 4), reason="capital")
ARMENIA = Role(name="Armenia", id="ARM", words=Span.of(TEXT, 9, 24), reason="name")
UNKNOWN = Role(name="Highlanders", id="highlanders", words=Span.of(TEXT, 13, 24), reason="entity")


def document(name: str, day: int) -> Document:
    on = date(2020, 10, day)
    return Document(
        id=name,
        name=f"{name}.txt",
        text=TEXT,
        segments=(),
        dating=Dating(earliest=on, latest=on),
        language="en",
    )


def claim(name: str, *sides: Role) -> ActClaim:
    return ActClaim(
        source=Citation(document=name, name=name),
        span=Span.of(TEXT, 0, len(TEXT)),
        cue=Span.of(TEXT, 25, 31),
        about=Span.of(TEXT, 34, 39),
        act=Act.AGREE,
        actors=sides,
        parties=sides,
        made_by="tests",
    )


DOCUMENTS = (document("d1", 10), document("d2", 11))
CLAIMS = (claim("d1", AZERBAIJAN, ARMENIA), claim("d2", AZERBAIJAN, UNKNOWN))
WORDS_OF_CROWD = Span.of(TEXT, 13, 24)
WORDS = "Azerbaijani President Ilham Aliyev"
OFFICE = Office(
    document="d2",
    person="Ilham Aliyev",
    actor=Actor(id="AZE", name="Azerbaijan", kind=ActorKind.STATE),
    words=Span.of(WORDS, 0, len(WORDS)),
)


def test_actors_stand_with_their_names_those_most_spoken_of_first() -> None:
    rows = show_actors(DOCUMENTS, CLAIMS, (), CLAIMS)
    assert [(row.id, row.kind, row.country, row.claims, row.articles) for row in rows] == [
        ("AZE", "state", "AZE", 2, 2),
        ("ARM", "state", "ARM", 1, 1),
        ("highlanders", None, None, 1, 1),
    ]
    (name,) = rows[0].names
    assert (name.words, name.claims, name.reasons) == ("Baku", 2, ("capital",))


def test_offices_stand_with_words_article_and_day() -> None:
    row = show_actors(DOCUMENTS, CLAIMS, (OFFICE,), CLAIMS)[0]
    (office,) = row.offices
    assert (office.person, office.words, office.article, office.published) == (
        "Ilham Aliyev",
        WORDS,
        "d2.txt",
        date(2020, 10, 11),
    )


def test_a_proposed_alias_stands_with_the_passages_that_speak_for_it() -> None:
    row = show_actors(DOCUMENTS, CLAIMS, (), CLAIMS)[1]
    (alias,) = row.aliases
    assert (alias.name, alias.since, alias.rivals, alias.evidence) == (
        "Highlanders",
        None,
        (),
        ((TEXT, TEXT),),
    )


def test_an_actor_is_called_by_id_name_and_words_whatever_the_case() -> None:
    row = show_actors(DOCUMENTS, CLAIMS, (), CLAIMS)[0]
    assert [row.is_called(asked) for asked in ("aze", "AZERBAIJAN", "baku", "Ganja")] == [
        True,
        True,
        True,
        False,
    ]


def test_what_no_document_here_tells_is_left_out() -> None:
    rows = show_actors(DOCUMENTS[:1], CLAIMS[:1], (OFFICE,), CLAIMS)
    assert [(row.id, row.offices, row.aliases) for row in rows] == [("ARM", (), ()), ("AZE", (), ())]


def test_those_of_whom_only_the_kind_is_told_are_no_actors_of_a_ledger() -> None:
    crowd = Role(name="villagers", id="villagers", words=WORDS_OF_CROWD, reason="those who gathered")
    rebels = Role(name="rebels (Mali)", id="rebels (mali)", words=WORDS_OF_CROWD, reason="words as printed")
    claims = (claim("d1", AZERBAIJAN, crowd, rebels),)
    assert [row.id for row in show_actors(DOCUMENTS, claims, (), claims)] == ["AZE", "rebels (mali)"]
