"""Every sentence of a brief stands on words of an article, counts what was read, or says what is not told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from simulation import Settings, simulate
from truceline.errors import InputError, NotFound
from truceline.ledger import Ledger
from truceline.model import Document, When
from truceline.store import Evidence
from truceline.views import derive
from truceline.views.brief import Brief, BriefAsked, Cell, Kind, brief
from truceline.views.brief.sentences import fill
from truceline.views.brief.shape import Part, Statement
from truceline.views.brief.words import counted, listed, names, span_words, spelled, when_words
from truceline.views.held import HeldShown


def made(path: Path, asked: BriefAsked, as_of: date | None = None) -> tuple[Brief, dict[str, Document]]:
    with Ledger(path) as ledger:
        day = asked.day_before()
        told = brief(ledger.shown(as_of), asked, ledger.shown(day) if day else None)
        return told, {document.id: document for document in ledger.documents()}


def briefs(path: Path) -> Iterator[tuple[Brief, dict[str, Document]]]:
    """A brief of each conflict of a ledger whole, and of parts of its time."""
    with Ledger(path) as ledger:
        conflicts = [one.id for one in ledger.shown().conflicts]
    for conflict in conflicts:
        yield made(path, BriefAsked(conflict=conflict))
        for since, as_of in (("2020-10-11", "2020-10-18"), ("2020-10-20", "2020-11-20")):
            asked = BriefAsked(conflict=conflict, since=date.fromisoformat(since))
            try:
                yield made(path, asked, date.fromisoformat(as_of))
            except NotFound:  # no report of this conflict had appeared by then
                continue


@pytest.mark.parametrize("ledger", ["karabakh", "seeds"])
def test_every_note_quotes_its_article_and_every_sentence_has_one(
    ledger: str, request: pytest.FixtureRequest
) -> None:
    for told, documents in briefs(request.getfixturevalue(ledger)):
        numbers = [one.number for one in told.notes]
        assert numbers == list(range(1, len(numbers) + 1))
        for note in told.notes:
            assert documents[note.document].text[note.start : note.end] == note.quote
        cited = [n for one in told.statements() for part in one.parts for n in part.notes]
        assert sorted(set(cited) | set(tabled(told))) == numbers
        for one in told.statements():
            reads_well(one)
        assert {n for source in told.sources for n in source.notes} == set(numbers)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_briefs_of_simulated_news_stand_on_it_too(seed: int) -> None:
    corpus = simulate(seed, Settings(wars=3))
    documents = {one.id: one for one in corpus.documents}
    evidence = Evidence(documents=corpus.documents, claims=corpus.claims)
    shown = HeldShown(evidence, derive(evidence), {})
    for conflict in shown.conflicts:
        days = sorted(
            claim.source.dating.day
            for one in conflict.ceasefires
            for claim in map(shown.claims.__getitem__, shown.cases[one].claims)
            if claim.source.dating.day
        )
        since = days[len(days) // 2]
        earlier = known_by(evidence, since - timedelta(days=1))
        for told in (
            brief(shown, BriefAsked(conflict=conflict.id)),
            brief(shown, BriefAsked(conflict=conflict.id, since=since), earlier),
        ):
            for note in told.notes:
                assert documents[note.document].text[note.start : note.end] == note.quote
            for one in told.statements():
                reads_well(one)


def known_by(evidence: Evidence, day: date) -> HeldShown:
    """What had been published by the end of a day."""
    documents = tuple(one for one in evidence.documents if one.dating.day and one.dating.day <= day)
    ids = {one.id for one in documents}
    claims = tuple(one for one in evidence.claims if one.source.document in ids)
    known = Evidence(documents=documents, claims=claims)
    return HeldShown(known, derive(known), {}, day)


def reads_well(one: Statement) -> None:
    """A sentence: it ends, nothing is left unfilled, and where it tells something it has a note."""
    words = one.words
    assert words.endswith("."), words
    for fault in ("  ", " .", " ,", "{", "}", "..", ",,", "None", "on on", "in in", " and .", ": ."):
        assert fault not in words, words
    if one.kind is Kind.TOLD:
        assert any(part.notes for part in one.parts), words


def tabled(told: Brief) -> Iterator[int]:
    for section in told.sections:
        for row in section.table.rows if section.table else ():
            for cell in row:
                yield from (number for part in cell for number in part.notes)


def test_a_brief_tells_what_changed_since_the_day(karabakh: Path) -> None:
    told, _ = made(
        karabakh, BriefAsked(conflict="AZE-ARM", since=date(2020, 10, 20)), as_of=date(2020, 11, 20)
    )
    assert told.ceasefires == ("AZE-ARM-2020-10-18", "AZE-ARM-2020-10-26", "AZE-ARM-2020-11-10")
    assert told.over == ("AZE-ARM-2020-10-10",)
    changed = [one.words for one in part(told, "changed")]
    assert (
        "New since then: a ceasefire of Armenia and Azerbaijan, first told by a report of 26 October 2020."
        in changed
    )
    assert (
        "It stood as alleged violated on 19 October 2020; on 20 November 2020 it stands as lapsed without report."
        in changed
    )


def test_what_began_after_the_last_day_is_no_part_of_a_brief(karabakh: Path) -> None:
    asked = BriefAsked(conflict="AZE-ARM", since=date(2020, 10, 1), until=date(2020, 12, 31))
    told, _ = made(karabakh, asked)
    later = "AZE-NKR-2023-09-20"
    assert later not in {*told.ceasefires, *told.over}
    assert later not in "".join(piece.ceasefire or "" for part in told.sections for piece in part.pieces)
    assert later in made(karabakh, BriefAsked(conflict="AZE-ARM", since=date(2020, 10, 1)))[0].ceasefires


def test_a_value_that_a_correction_changed_is_told(karabakh: Path) -> None:
    asked = BriefAsked(ceasefires=("AZE-ARM-2020-10-26",), since=date(2020, 10, 26))
    told, _ = made(karabakh, asked, as_of=date(2020, 10, 26))
    changed = [one.words for one in part(told, "changed")]
    assert any("26 October 2020 at 08:00" in words for words in changed), changed


def test_claimants_stand_apart_with_denials_beside_them(karabakh: Path) -> None:
    told, _ = made(karabakh, BriefAsked(conflict="AZE-ARM"))
    first = [one.words for one in part(told, "alleged") if one.ceasefire == "AZE-ARM-2020-10-10"]
    assert (
        "Azerbaijan accuses Armenia of breaking it: one accusation in two articles, first told on 10 October 2020."
        in first
    )
    assert "Armenia denies having broken it: one denial in one article, for 11 October 2020." in first
    last = [one for one in part(told, "alleged") if one.ceasefire == "AZE-NKR-2023-09-20"]
    assert [one.words for one in last] == ["Breaches of it are not mentioned in the one article read."]
    assert last[0].kind is Kind.ABSTENTION


def test_obligations_that_press_stand_first(karabakh: Path) -> None:
    told, _ = made(karabakh, BriefAsked(conflict="AZE-ARM", until=date(2020, 11, 20)), date(2020, 11, 20))
    (owed,) = (one for one in told.sections if one.name == "owed")
    assert owed.table is not None
    rows = [["".join(part.words for part in cell) for cell in row] for row in owed.table.rows]
    assert rows[0] == [
        "Withdrawal",
        "Armenia",
        "15 November 2020",
        "overdue without report",
        "AZE-ARM-2020-11-10",
    ]
    assert rows[1][2:4] == ["1 December 2020", "due"]


def part(told: Brief, name: str) -> list[Statement]:
    return [
        one
        for section in told.sections
        if section.name == name
        for piece in section.pieces
        for one in piece.statements
    ]


def test_who_asks_for_nothing_is_told_which_conflicts_there_are(karabakh: Path) -> None:
    with pytest.raises(InputError, match=r"AZE-ARM"):
        made(karabakh, BriefAsked())
    with pytest.raises(InputError, match=r"before it begins"):
        made(karabakh, BriefAsked(conflict="AZE-ARM", since=date(2020, 10, 10), until=date(2020, 10, 9)))
    with pytest.raises(NotFound, match=r"no conflict 'nowhere'.*AZE-ARM"):
        made(karabakh, BriefAsked(conflict="nowhere"))


@pytest.mark.parametrize(
    "value, words",
    [
        ("2020-10-10T12:00+04:00", "on 10 October 2020 at 12:00 (UTC+4)"),
        ("2020-10-10T12:00", "on 10 October 2020 at 12:00 (time zone not told)"),
        ("2020-10-10T00:00Z", "on 10 October 2020 at 00:00 (UTC)"),
        ("2020-10-10T12:00-03:30", "on 10 October 2020 at 12:00 (UTC−3:30)"),
        ("2020-10-09", "on 9 October 2020"),
        ("2020-10", "in October 2020"),
        ("2020", "in 2020"),
    ],
)
def test_times_are_told_as_precisely_as_they_are_known(value: str, words: str) -> None:
    assert when_words(When.of(value)) == words


def test_a_time_that_is_only_bounded_is_told_by_its_bounds() -> None:
    first, last = When.of("2020-10-01").earliest, When.of("2020-10-05").latest
    assert when_words(When(earliest=first, latest=last)) == "between 1 October 2020 and 5 October 2020"
    assert when_words(When(latest=last)) == "no later than 5 October 2020"
    assert when_words(When(earliest=first)) == "no earlier than 1 October 2020"
    assert when_words(When()) == "at a time not told"


def test_lists_numbers_and_names_read_as_people_write_them() -> None:
    assert [counted(n, "article") for n in (0, 1, 3, 1204)] == [
        "no articles",
        "one article",
        "three articles",
        "1,204 articles",
    ]
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert names(["France", "Russia", "United States", "Russia"]) == "France, Russia and the United States"
    assert span_words("2020-10-10", "2020-10-19") == "10 to 19 October 2020"
    assert span_words("2020-10-30", "2020-11-02") == "30 October to 2 November 2020"
    assert spelled("AZE-ARM-2020-10-10") == "AZE-ARM-2020-10-10"


def test_a_mark_goes_before_the_notes_of_the_words_it_follows() -> None:
    told: Cell = fill(
        "{who} agreed{when}.", who=Part(words="Armenia"), when=Part(words=" today", claims=("a",))
    )
    assert told == (Part(words="Armenia agreed"), Part(words=" today.", claims=("a",)))
