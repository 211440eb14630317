"""Judging a ledger: from what a person asks for to what becomes of the ceasefires."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from truceline import Ledger
from truceline.errors import InputError, NotFound
from truceline.model import Act, ActClaim, Annotated, Citation, Claim, Dating, Document, Role, When
from truceline.run import annotator
from truceline.store import open_store

LINE = "{side} and Azerbaijan agreed on a ceasefire on {day}."
ARTICLES = {
    "a.txt": ("Armenia", "2020-10-10", "2020-10-11"),
    "b.txt": ("Armenia", "2020-10-18", "2020-10-19"),
    "c.txt": ("Armenia", "2020-10-18", "2020-10-20"),
}
FIRST, SECOND = "ARM-AZE-2020-10-10", "ARM-AZE-2020-10-18"


class Annotator:
    """Marks nothing, whatever the pipeline."""

    def __init__(self, pipeline: str = "none", *, gazetteer: object = None) -> None:
        self.pipeline, self.gazetteer = pipeline, gazetteer

    def __call__(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        return (Annotated(document=document.id, tokens=(), sentences=()) for document in documents)


def extract(document: Document, annotated: Annotated) -> tuple[Claim, ...]:
    """One claim for each document."""
    assert annotated.document == document.id
    text = document.text
    first = text.split()[0]
    start, day = text.index("agreed"), text[text.index("2020") :][:10]
    known = {"Armenia": "ARM"}
    side = Role(
        name=first,
        id=known.get(first, first.casefold()),
        words=document.span(0, len(first)),
        reason="name" if first in known else "entity",
    )
    claim = ActClaim(
        source=Citation(
            document=document.id, name=document.name, outlet=document.name, dating=document.dating
        ),
        span=document.span(0, len(text.strip())),
        cue=document.span(start, start + 21),
        about=document.span(start + 10, start + 21),
        act=Act.AGREE,
        parties=(side, Role(name="Azerbaijan", id="AZE")),
        start=When.of(day),
        made_by="tests",
    )
    return (claim,)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("truceline.run.annotating.Annotator", Annotator)
    monkeypatch.setattr("truceline.ledger.here.coder", annotator)
    monkeypatch.setattr("truceline.pipeline.extract", extract)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, articles: dict[str, tuple[str, str, str]]) -> Path:
    made = folder / f"news-{len(list(folder.iterdir()))}"
    made.mkdir()
    table = ["file,published"]
    for name, (side, day, published) in articles.items():
        (made / name).write_text(LINE.format(side=side, day=day), encoding="utf-8")
        table.append(f"{name},{published}")
    (made / "metadata.csv").write_text("\n".join(table), encoding="utf-8")
    return made


Make = Callable[..., Ledger]


@pytest.fixture
def make(folder: Path) -> Iterator[Make]:
    opened: list[Ledger] = []

    def ledger(articles: dict[str, tuple[str, str, str]] = ARTICLES, name: str = "t.ledger") -> Ledger:
        made = Ledger(folder / name)
        opened.append(made)
        news = write(folder, articles)
        made.add(news, metadata=news / "metadata.csv")
        return made

    yield ledger
    for one in opened:
        one.close()


def names(ledger: Ledger) -> list[str]:
    return [ceasefire.id for ceasefire in ledger.ceasefires()]


def claim_of(ledger: Ledger, article: str) -> Claim:
    return next(claim for claim in ledger.claims() if claim.source.name.endswith(article))


def test_a_correction_changes_the_field_and_tells_what_it_was(make: Make) -> None:
    ledger = make()
    done = ledger.judge("correct", FIRST, field="effect", value="2020-10-11", by="Ana", why="the radio")
    assert [str(change) for change in done.changes] == [f"{FIRST}: effect was 2020-10-10, is 2020-10-11"]
    explained = ledger.explain(FIRST, "effect")
    assert explained.field.words == "2020-10-11"
    assert "set by Ana" in explained.field.reason
    assert ledger.judgements() == (done.judgement,)
    assert done.judgement.seen == "2020-10-10"
    assert len(done.judgement.claims) == len(done.judgement.marks) == 1


def test_names_in_a_correction_are_found_in_the_ledger_and_beyond(make: Make) -> None:
    ledger = make()
    ledger.judge("correct", FIRST, field="mediators", value="russia; armenia; UN", by="Ana")
    mediators = ledger.ceasefires()[0].mediators.value or ()
    assert [side.id for side in mediators] == ["RUS", "ARM", "UN"] or {s.name for s in mediators} >= {
        "Armenia"
    }
    with pytest.raises(InputError, match="nobody is known as 'Rusia'"):
        ledger.judge("correct", FIRST, field="mediators", value="Rusia", by="Ana")


def test_a_place_is_looked_for_among_places(make: Make) -> None:
    ledger = make()
    ledger.judge("correct", FIRST, field="venue", value="Moscow", by="Ana")
    (venue,) = ledger.ceasefires()[0].venue.value or ()
    assert venue.name == "Moscow"


@pytest.mark.parametrize(
    "verdict, subject, details, error, says",
    [
        ("correct", "ARM-AZE-2021", {"field": "effect", "value": "2020"}, NotFound, "Near it: ARM-AZE-2020"),
        ("correct", FIRST, {"field": "efect", "value": "2020"}, NotFound, "Near it: effect"),
        ("correct", FIRST, {"field": "effect", "value": "soon"}, InputError, "like 2020-10-10"),
        ("correct", FIRST, {"field": "effect"}, InputError, "no value for effect"),
        ("reject", "zzzz", {}, NotFound, "no claim 'zzzz'"),
        ("merge", FIRST, {"other": FIRST}, InputError, "one ceasefire already"),
        ("merge", FIRST, {}, NotFound, "no ceasefire ''"),
        ("split", FIRST, {}, InputError, "no act"),
        ("split", FIRST, {"article": "a.txt"}, InputError, "every act"),
        ("split", FIRST, {"article": "x.txt"}, NotFound, "a.txt"),
        ("split", FIRST, {"claims": ["zzzz"]}, NotFound, "no claim of ARM-AZE-2020-10-10"),
        ("alias", "Naka", {"other": "Zzyzx"}, NotFound, "actors --find"),
        ("alias", " ", {"other": "ARM"}, InputError, "no name"),
        ("withdraw", "zzzz", {}, NotFound, "no judgement"),
        ("praise", FIRST, {}, InputError, "There are: accept"),
    ],
)
def test_what_cannot_be_judged_is_told_with_what_can_and_nothing_is_kept(
    make: Make, verdict: str, subject: str, details: dict[str, Any], error: type[Exception], says: str
) -> None:
    ledger = make()
    with pytest.raises(error) as told:
        ledger.judge(verdict, subject, by="Ana", **details)
    assert says in str(told.value)
    assert ledger.judgements() == ()


def test_who_judges_must_be_told(make: Make) -> None:
    with pytest.raises(InputError, match="who judges"):
        make().judge("accept", FIRST, field="effect")


def test_a_claim_is_rejected_by_the_first_characters_of_its_id_and_can_be_taken_back(make: Make) -> None:
    ledger = make()
    wrong = claim_of(ledger, "a.txt")
    done = ledger.judge("reject", wrong.id[:8], by="Ana")
    assert names(ledger) == [SECOND]
    assert [str(change) for change in done.changes] == [f"{FIRST} is no longer told of"]
    back = ledger.judge("withdraw", done.judgement.id[:8], by="Ben")
    assert names(ledger) == [FIRST, SECOND]
    assert [str(change) for change in back.changes] == [f"{FIRST} is new"]
    with pytest.raises(InputError, match="Ben took back"):
        ledger.judge("withdraw", done.judgement.id, by="Ana")
    ledger.judge("withdraw", back.judgement.id, by="Ana")
    assert names(ledger) == [SECOND]


def test_what_is_merged_stays_merged_when_articles_are_added(make: Make, folder: Path) -> None:
    ledger = make()
    done = ledger.judge("merge", FIRST, other=SECOND, by="Ana")
    assert len(names(ledger)) == 1
    assert any("is now part of" in str(change) for change in done.changes)
    more = write(folder, {"d.txt": ("Armenia", "2020-10-18", "2020-10-21"), "e.txt": ARTICLES["a.txt"]})
    ledger.add(more, metadata=more / "metadata.csv")
    (ceasefire,) = ledger.ceasefires()
    assert len(ceasefire.claims) == len(ledger.claims())
    assert ledger.unsettled() == ()


def test_what_is_split_stays_apart_when_articles_are_added(make: Make, folder: Path) -> None:
    ledger = make()
    ledger.judge("split", SECOND, article=claim_of(ledger, "c.txt").source.name, by="Ana")
    assert len(names(ledger)) == 3
    more = write(folder, {"d.txt": ("Armenia", "2020-10-18", "2020-10-21")})
    ledger.add(more, metadata=more / "metadata.csv")
    cases = {claim: case.id for case in ledger.ceasefires() for claim in case.claims}
    assert cases[claim_of(ledger, "b.txt").id] != cases[claim_of(ledger, "c.txt").id]


def test_an_alias_is_applied_and_taken_back(make: Make) -> None:
    ledger = make({"a.txt": ("Hayastan", "2020-10-10", "2020-10-11"), "b.txt": ARTICLES["b.txt"]})
    assert "ARM-AZE-2020-10-10" not in names(ledger)
    done = ledger.judge("alias", "hayastan", other="Armenia", since=date(2020, 10, 1), by="Ana")
    assert names(ledger) == [FIRST, SECOND]
    row = next(row for row in ledger.actors() if row.id == "ARM")
    assert [(alias.name, alias.by) for alias in row.aliases] == [("hayastan", "Ana")]
    ledger.judge("withdraw", done.judgement.id, by="Ana")
    assert FIRST not in names(ledger)


def test_a_rejected_claim_stays_out_when_its_roles_are_read_anew(make: Make) -> None:
    ledger = make({"a.txt": ("Hayastan", "2020-10-10", "2020-10-11"), "b.txt": ARTICLES["b.txt"]})
    ledger.judge("reject", claim_of(ledger, "a.txt").id, by="Ana")
    ledger.judge("alias", "Hayastan", other="ARM", by="Ana")
    assert names(ledger) == [SECOND]
    assert ledger.unsettled() == ()


def test_a_ledger_made_anew_with_the_same_judgements_is_the_same(make: Make) -> None:
    ledger = make()
    ledger.judge("correct", FIRST, field="effect", value="2020-10-11", by="Ana")
    ledger.judge("reject", claim_of(ledger, "c.txt").id, by="Ben")
    ledger.judge("accept", SECOND, field="effect", by="Ben")
    made = list(ledger.judgements())
    random.Random(3).shuffle(made)
    again = make(dict(reversed(ARTICLES.items())), "again.ledger")
    with open_store(again.place) as store:
        for judgement in made:
            store.judge(judgement)
    assert [(c.id, c.effect.value, c.effect.judgements) for c in again.ceasefires()] == [
        (c.id, c.effect.value, c.effect.judgements) for c in ledger.ceasefires()
    ]


def test_a_value_that_changes_after_it_was_accepted_is_listed(make: Make) -> None:
    ledger = make()
    ledger.judge("accept", FIRST, field="effect", by="Ana", why="as the text says")
    assert ledger.unsettled() == ()
    ledger.judge("correct", FIRST, field="effect", value="2020-10-12", by="Ben")
    (one,) = ledger.unsettled()
    assert (one.kind, one.judgement.by, one.on) == ("overruled", "Ana", f"{FIRST} effect")
    assert one.why == "accepted as 2020-10-10 by Ana; Ben set it to 2020-10-12 later, which counts"


def test_a_report_can_be_kept_in_its_case_whatever_else_is_read(make: Make) -> None:
    ledger = make()
    b, c = claim_of(ledger, "b.txt"), claim_of(ledger, "c.txt")
    done = ledger.judge("merge", SECOND, other=SECOND, claims=[c.id], by="Ana")
    assert (done.judgement.claims, done.judgement.other_claims) == ((c.id,), (b.id,))
    assert done.changes == ()
    split = ledger.judge("split", SECOND, claims=[c.id], by="Ben")
    assert len(names(ledger)) == 3
    [overruled] = ledger.unsettled()
    assert (overruled.judgement, overruled.other) == (done.judgement, split.judgement.id)


def test_a_case_is_not_merged_with_itself_without_a_report(make: Make) -> None:
    with pytest.raises(InputError, match="are one ceasefire already"):
        make().judge("merge", SECOND, other=SECOND, by="Ana")


def test_two_cases_can_be_said_to_be_two(make: Make) -> None:
    ledger = make()
    done = ledger.judge("split", FIRST, other=SECOND, by="Ana", why="a week apart")
    assert len(done.judgement.other_claims) == 2
    assert names(ledger) == [FIRST, SECOND]
    ledger.judge("merge", FIRST, other=SECOND, by="Ben")
    assert len(names(ledger)) == 1
    [overruled] = ledger.unsettled()
    assert overruled.judgement == done.judgement


def test_a_case_is_not_kept_apart_from_itself(make: Make) -> None:
    with pytest.raises(InputError, match="is one ceasefire"):
        make().judge("split", SECOND, other=SECOND, by="Ana")


UNDATED = {**ARTICLES, "d.txt": ("Armenia", "2020-10-25", "")}


def dating_of(ledger: Ledger, name: str) -> Dating:
    return next(one.dating for one in ledger.documents() if one.name.endswith(name))


def test_the_day_of_an_article_can_be_set_and_taken_back(make: Make) -> None:
    ledger = make(UNDATED)
    before = dating_of(ledger, "d.txt")
    assert before.day is None
    done = ledger.judge(
        "correct", "d.txt", field="published", value="2020-10-26", by="Ana", why="the archive"
    )
    assert dating_of(ledger, "d.txt").day == date(2020, 10, 26)
    assert dating_of(ledger, "d.txt").method == "judged"
    assert "set by Ana" in dating_of(ledger, "d.txt").reason
    assert claim_of(ledger, "d.txt").source.dating.day == date(2020, 10, 26)
    assert (
        len(ledger.ceasefires(as_of=date(2020, 10, 26)))
        == len(ledger.ceasefires(as_of=date(2020, 10, 25))) + 1
    )
    assert ledger.unsettled() == ()
    ledger.judge("withdraw", done.judgement.id, by="Ana")
    assert dating_of(ledger, "d.txt") == before


def test_of_two_days_set_for_an_article_the_later_word_counts(make: Make) -> None:
    ledger = make(UNDATED)
    ledger.judge("correct", "d.txt", field="published", value="2020-10-26", by="Ana")
    ledger.judge("correct", "d.txt", field="published", value="2020-10-27", by="Ben")
    assert dating_of(ledger, "d.txt").day == date(2020, 10, 27)
    ledger.judge("accept", "d.txt", field="published", by="Cleo")  # its day cannot be told
    assert dating_of(ledger, "d.txt").day is None


def test_what_is_no_day_of_an_article_is_refused(make: Make) -> None:
    ledger = make()
    with pytest.raises(InputError, match="no day on which an article can have been published"):
        ledger.judge("correct", "a.txt", field="published", value="October", by="Ana")
    with pytest.raises(NotFound, match=r"no article that claims anything is called 'z\.txt'"):
        ledger.judge("correct", "z.txt", field="published", value="2020-10-26", by="Ana")
    assert ledger.judgements() == ()
