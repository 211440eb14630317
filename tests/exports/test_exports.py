from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, cast

import pytest

from truceline.errors import InputError, NotFound
from truceline.exports import EXPORTERS, article_id, code_plain, row_plain, times_plain, write_file
from truceline.model import (
    Coded,
    Comparison,
    Dating,
    DatingMethod,
    Document,
    Drop,
    Given,
    RawArticle,
    Segment,
    SegmentKind,
    Span,
    Stage,
    Support,
    Time,
    When,
)
from truceline.run import Timed
from truceline.views import (
    CasePage,
    CaseRow,
    EvidenceShown,
    Extract,
    FieldShown,
    Grouping,
    JoinShown,
    RelationShown,
    Shown,
    StandingShown,
)

EVIDENCE = EvidenceShown(
    claim="c1",
    says="agree",
    quote="They agreed on a ceasefire.",
    cue="agreed",
    start=0,
    end=27,
    said_by=None,
    status="actual",
    document="d1",
    article="a.txt",
    title=None,
    outlet="Gazette",
    origin=None,
    url=None,
    published="2020-10-10",
    made_by="tests.agree",
)
SIDES = FieldShown(
    name="sides",
    value=[{"id": "ARM", "name": "Armenia"}],
    words="Armenia",
    reason="named",
    made_by="r",
    rests_on=("c1",),
)
AGREED = FieldShown(
    name="agreed",
    value="2020-10",
    words="2020-10",
    precision="month",
    earliest="2020-10-01",
    reason="told",
    made_by="r",
)
ENDED = FieldShown(
    name="ended", value=None, words="", abstention="unclear", reason="two stories", made_by="r"
)
JOIN = JoinShown(
    document="d1",
    article="a.txt",
    published="2020-10-10",
    about=None,
    reason="one day of effect",
    rows=(Comparison(name="effect", score=1.0, reason="both noon"),),
    claims=("c1",),
)
RENEWAL = RelationShown(words="renews", other="ARM-2019", reason="it says so", rows=(), claims=("c1",))
SUPPORT = Support(articles=2, origins=1, parties=0)
STANDING = StandingShown(
    on="2020-10-20",
    state="in force",
    since="2020-10-10",
    line="in force since 2020-10-10; 1 origin",
    support=SUPPORT,
    reason="told",
)
GROUPING = Grouping(id="ARM-2020", joins=(JOIN,), relations=(RENEWAL,))
PAGE = CasePage(
    id="ARM-2020",
    also_known_as=("ARM",),
    fields=(SIDES, AGREED, ENDED),
    grouping=GROUPING,
    evidence=(EVIDENCE,),
)
ARTICLE = RawArticle(where="wire/a.txt", content=b"They agreed in October.", media_type="text/plain")
DROP = Drop(stage=Stage.SOURCES, where="wire.jsonl:3", reason="broken_json", detail="not JSON")


class Pages:
    """What a ledger shows, of which an export asks the pages alone."""

    def __init__(self, *pages: CasePage) -> None:
        self._pages = pages

    def pages(self) -> tuple[CasePage, ...]:
        return self._pages


def taken(*pages: CasePage) -> Extract:
    return Extract(shown=cast("Shown", Pages(*pages)))


def lines_of(*pages: CasePage) -> list[Any]:
    stream = io.BytesIO()
    EXPORTERS["jsonl"].write(taken(*pages), stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_json_lines_hold_one_line_a_ceasefire() -> None:
    assert [line["id"] for line in lines_of(PAGE, PAGE)] == ["ARM-2020", "ARM-2020"]


def test_json_lines_hold_values_abstentions_and_quotes() -> None:
    (line,) = lines_of(PAGE)
    assert line["fields"]["sides"]["value"] == [{"id": "ARM", "name": "Armenia"}]
    assert line["fields"]["sides"]["rests_on"] == ["c1"]
    assert line["fields"]["agreed"]["precision"] == "month"
    assert line["fields"]["ended"]["value"] is None
    assert line["fields"]["ended"]["abstention"] == "unclear"


def test_json_lines_hold_why_reports_are_one_case_and_what_stands_beside_it() -> None:
    (line,) = lines_of(PAGE)
    assert line["joins"] == [
        {
            "document": "d1",
            "article": "a.txt",
            "published": "2020-10-10",
            "about": None,
            "reason": "one day of effect",
            "rows": [{"name": "effect", "score": 1.0, "reason": "both noon"}],
            "claims": ["c1"],
            "judgements": [],
        }
    ]
    assert [(one["words"], one["other"]) for one in line["relations"]] == [("renews", "ARM-2019")]
    assert line["evidence"][0]["quote"] == "They agreed on a ceasefire."


def test_a_format_that_is_none_is_told_with_those_there_are() -> None:
    with pytest.raises(NotFound, match=r"no 'xls'.*jsonl"):
        EXPORTERS["xls"]


def test_every_exporter_says_what_it_writes() -> None:
    assert all(type(exporter).__doc__ for exporter in EXPORTERS.values())


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_file(EXPORTERS["jsonl"], taken(PAGE), tmp_path / "out.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]
    assert json.loads((tmp_path / "out.jsonl").read_text())["id"] == "ARM-2020"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_file(EXPORTERS["jsonl"], taken(PAGE), tmp_path / "nowhere" / "out.jsonl")


def test_a_file_stays_as_it_was_when_writing_fails(tmp_path: Path) -> None:
    class Failing:
        def write(self, extract: object, to: BinaryIO, table: object) -> None:
            to.write(f"half of {extract}, {table}".encode())
            raise OSError(28, "No space left on device")

    place = tmp_path / "out.jsonl"
    place.write_text("before")
    with pytest.raises(InputError, match="No space left"):
        write_file(Failing(), taken(PAGE), place)  # type: ignore[arg-type]  # a fake of its own
    assert place.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_row_holds_plain_values_and_none_where_there_is_none() -> None:
    row = CaseRow(
        id="ARM-2020",
        fields=(SIDES, AGREED, ENDED),
        claims=3,
        support=SUPPORT,
        standing=STANDING,
    )
    assert row_plain(row) == {
        "id": "ARM-2020",
        "sides": ["Armenia"],
        "agreed": "2020-10",
        "ended": None,
        "standing": "in force",
        "since": "2020-10-10",
        "on": "2020-10-20",
        "claims": 3,
        "articles": 2,
        "origins": 1,
    }


@pytest.mark.parametrize(
    "where, name, expected",
    [
        ("wire/003.txt", None, "003"),
        ("wire/003.txt", "given", "given"),
        ("wire.jsonl:7", None, "wire.jsonl:7"),
        ("-", None, "-"),
        (".hidden", None, ".hidden"),
    ],
)
def test_an_article_is_called_by_its_given_id_or_its_file(
    where: str, name: str | None, expected: str
) -> None:
    article = RawArticle(where=where, content=b"x", media_type="text/plain", given=Given(name=name))
    assert article_id(article) == expected


def test_a_coded_article_is_a_line_with_its_document() -> None:
    text = "They agreed in October."
    dating = Dating(
        earliest=date(2020, 10, 1),
        latest=date(2020, 10, 31),
        method=DatingMethod.TEXT,
        words=Span.of(text, 15, 22),
    )
    document = Document(
        id=ARTICLE.id,
        name="a",
        text=text,
        segments=(Segment(kind=SegmentKind.BODY, start=0, end=23, reason="text"),),
        dating=dating,
        language="en",
        outlet="Gazette",
    )
    line = code_plain(Coded(article=ARTICLE, document=document))
    assert json.loads(json.dumps(line)) == {
        "id": "a",
        "document": {
            "published": None,
            "dating": {
                "earliest": "2020-10-01",
                "latest": "2020-10-31",
                "candidates": [],
                "method": "text",
                "words": "October",
            },
            "language": "en",
            "outlet": "Gazette",
            "origin": None,
            "segments": [{"kind": "body", "start": 0, "end": 23, "reason": "text"}],
        },
        "claims": [],
        "drops": [],
    }


def test_what_was_left_out_is_a_line_as_well() -> None:
    told = {"stage": "sources", "where": "wire.jsonl:3", "reason": "broken_json", "detail": "not JSON"}
    assert code_plain(DROP) == {"id": "wire.jsonl:3", "document": None, "claims": [], "drops": [told]}
    assert times_plain(DROP) == {"id": "wire.jsonl:3", "times": [], "drops": [told]}
    assert code_plain(Coded(article=ARTICLE, document=None, drops=(DROP,)))["drops"] == [told]


def test_times_are_given_with_their_offsets_and_bounds() -> None:
    time = Time(
        span=Span.of("in October", 3, 10),
        kind="DATE",
        value="2020-10",
        mod="START",
        when=When.of("2020-10"),
        also=("2020-10-10T11:00+03:00",),
        anchor="publication",
        doubts=("midnight may be either end of the day",),
        made_by="tests",
    )
    assert times_plain(Timed(article=ARTICLE, times=(time,)))["times"] == [
        {
            "start": 3,
            "end": 10,
            "text": "October",
            "kind": "DATE",
            "value": "2020-10",
            "mod": "START",
            "earliest": "2020-10-01T00:00:00",
            "latest": "2020-11-01T00:00:00",
            "zone": None,
            "also": ["2020-10-10T11:00+03:00"],
            "anchor": "publication",
            "doubts": ["midnight may be either end of the day"],
            "bound": None,
            "offset": None,
            "made_by": "tests",
        }
    ]


def test_every_format_is_documented() -> None:
    page = Path(__file__).parents[2].joinpath("docs", "exports.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in page for name in EXPORTERS)
