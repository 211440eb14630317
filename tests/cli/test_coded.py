"""What `truceline code` shows of an article."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

from rich.console import Console

from cli.conftest import extract
from truceline.cli.coded import listed, marked
from truceline.documents import make_document
from truceline.model import Act, ActClaim, Annotated, Document, RawArticle, Status, Time, When

TEXT = (
    "Armenia and Azerbaijan agreed on a ceasefire on 2020-10-10, officials of both countries said in Moscow."
)


def claims_of(*changes: dict[str, object]) -> tuple[Document, list[ActClaim]]:
    """A document, and its one claim changed in each of these ways."""
    document = make_document(RawArticle(where="a.txt", content=TEXT.encode(), media_type="text/plain"))
    assert isinstance(document, Document)
    day = Time(
        span=document.span(48, 58),
        kind="DATE",
        value="2020-10-10",
        when=When.of("2020-10-10"),
        made_by="tests",
    )
    (claim,) = extract(document, Annotated(document=document.id, tokens=(), sentences=(), times=(day,)))
    assert isinstance(claim, ActClaim)
    return document, [replace(claim, **change) for change in changes]  # type: ignore[arg-type]


def test_claims_of_one_cue_share_their_brackets() -> None:
    document, claims = claims_of({}, {"act": Act.VIOLATE})
    assert "agreed on a ceasefire[1,2] on" in marked(document, claims).plain
    assert "«agreed on a ceasefire»[1,2] on" in marked(document, claims, plain=True).plain


def test_a_cue_inside_another_keeps_both_numbers() -> None:
    document, (first, second) = claims_of({}, {})
    second = replace(second, cue=document.span(23, 29))
    assert "««agreed»[2] on a ceasefire»[1] on" in marked(document, [first, second], plain=True).plain


def test_the_colour_tells_whether_a_ceasefire_is_made_broken_or_spoken_of() -> None:
    for act, colour in ((Act.AGREE, "green"), (Act.VIOLATE, "red"), (Act.CALL, "cyan")):
        document, claims = claims_of({"act": act})
        assert f"bold {colour}" in {str(span.style) for span in marked(document, claims).spans}


def test_a_line_tells_act_status_sides_and_times() -> None:
    _, claims = claims_of({"status": Status.PLANNED, "duration": "PT72H"})
    screen = Console(width=80, record=True, file=StringIO())
    screen.print(listed(claims))
    shown = [" ".join(line.split()) for line in screen.export_text().splitlines()]
    assert shown[1:3] == ["1 agree Armenia, Azerbaijan from 2020-10-10", "(planned) for PT72H"]
