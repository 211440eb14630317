"""A ledger whose every foreign word is hostile: texts, titles, outlets, addresses, file names, metadata, names, reasons."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from truceline.ledger import Ledger
from truceline.model import (
    Act,
    ActClaim,
    Citation,
    Coded,
    Dating,
    DatingMethod,
    Document,
    Given,
    IncidentClaim,
    Judgement,
    Quantity,
    RawArticle,
    Role,
    Segment,
    SegmentKind,
    Span,
    TermClaim,
    TermType,
    Verdict,
    When,
)
from truceline.model.event import EventType
from truceline.model.quantity import Exactness
from truceline.store import open_store

PAYLOADS: tuple[str, ...] = tuple(
    tomllib.loads(Path(__file__).with_name("hostile.toml").read_text("utf-8"))["payloads"]
)
READ = 12
"""Payloads whose articles go the whole way, through files and the pipeline; all go in by hand."""


def make_ledger(folder: Path) -> Path:
    """The ledger, made in this folder."""
    place = folder / "hostile.ledger"
    _write(folder / "in")
    with Ledger(place) as ledger:
        ledger.add(folder / "in")
    with open_store(place) as store:
        store.save([_coded(number, payload) for number, payload in enumerate(PAYLOADS)])
    _judge(place)
    return place


def _write(folder: Path) -> None:
    """Files with hostile names and contents."""
    folder.mkdir()
    rows = [
        {
            "id": payload,
            "title": f"{payload} truce agreed",
            "text": f"By {payload}\n\nArmenia and Azerbaijan agreed on a ceasefire on Monday, {payload} said. "
            f'Commander {payload} of the "{payload}" Liberation Army accused Azerbaijan of breaking the truce {number} times.',
            "published": str(date(2020, 10, 10) + timedelta(days=number)),
            "url": payload,
            "outlet": payload,
            "author": payload,
            payload: payload,
        }
        for number, payload in enumerate(PAYLOADS[::5][:READ])
    ]
    lines = "\n".join(json.dumps(row) for row in rows)
    (folder / "<img src=x onerror=alert(1)>.jsonl").write_text(lines, "utf-8")
    text = "Mali and Chad agreed on a truce on 3 May 2021, <script>alert(1)</script> said."
    (folder / "'\"><svg onload=alert(1)>.txt").write_text(text, "utf-8")


def _coded(number: int, payload: str) -> Coded:
    """An article with claims whose every name is the payload: of a side, a mediator, a place, a speaker, a thing."""
    text = (
        f"{payload} and Chad agreed on a truce; {payload} shelled {payload}. {payload} withdraws 5 {payload}."
    )
    day = date(2021, 1, 1) + timedelta(days=number)
    given = Given(name=payload, url=payload, title=payload, outlet=payload)
    article = RawArticle(
        where=f"{payload}/{number}", content=text.encode(), media_type="text/plain", given=given
    )
    words = Span.of(text, 0, len(payload))
    document = Document(
        id=article.id,
        name=payload,
        text=text,
        segments=(Segment(kind=SegmentKind.BODY, start=0, end=len(text), reason=payload),),
        dating=Dating(earliest=day, latest=day, method=DatingMethod.GIVEN, words=words, reason=payload),
        language="en",
        title=payload,
        outlet=payload,
        url=payload,
        origin=payload,
        meta={"by": payload, payload: payload},
    )
    return Coded(article=article, document=document, claims=_claims(document, payload, str(day)))


def _claims(document: Document, payload: str, day: str) -> tuple[ActClaim | IncidentClaim | TermClaim, ...]:
    text = document.text
    hostile = Role(name=payload, id=payload, words=document.span(0, len(payload)), reason=payload)
    chad = Role(name="Chad", id="TCD")
    at = text.index("agreed")
    shelled = text.index("shelled")
    withdraws = text.index("withdraws")
    source = Citation(
        document=document.id,
        name=document.name,
        title=document.title,
        outlet=document.outlet,
        origin=document.origin,
        url=document.url,
        dating=document.dating,
    )
    about = document.span(text.index("truce"), text.index("truce") + 5)
    act = ActClaim(
        source=source,
        span=document.span(0, shelled),
        cue=document.span(at, at + 6),
        about=about,
        act=Act.AGREE,
        actors=(hostile, chad),
        parties=(hostile, chad),
        mediators=(hostile,),
        said_by=hostile,
        place=(hostile,),
        conflict=hostile,
        act_date=When.of(day),
        start=When.of(day),
        also=(document.span(0, len(payload)),),
        made_by=payload,
    )
    incident = IncidentClaim(
        source=source,
        span=document.span(0, shelled + 7),
        cue=document.span(shelled, shelled + 7),
        about=about,
        event_type=EventType.ASSAULT,
        actors=(hostile,),
        targets=(hostile,),
        weapon=document.span(0, len(payload)),
        date=When.of(day),
        made_by=payload,
    )
    term = TermClaim(
        source=source,
        span=document.span(0, len(text)),
        cue=document.span(withdraws, withdraws + 9),
        about=about,
        type=TermType.WITHDRAWAL,
        obligor=(hostile,),
        quantity=Quantity(
            number=5, exactness=Exactness.EXACT, unit=payload, words=document.span(0, len(payload))
        ),
        made_by=payload,
    )
    return act, incident, term


def _judge(place: Path) -> None:
    """Judgements with hostile names, reasons and values, on what is there; the last one derives the ledger anew."""
    at = datetime(2022, 1, 1, tzinfo=UTC)
    with Ledger(place) as ledger:
        claims = ledger.claims()
    with open_store(place) as store:
        for number, payload in enumerate(PAYLOADS):
            own = [one for one in claims if one.source.name == payload]
            told: dict[str, Any] = {"by": payload, "at": at + timedelta(minutes=number), "why": payload}
            name, side = json.dumps({"name": payload}), json.dumps([{"id": payload, "name": payload}])
            store.judge(Judgement(verdict=Verdict.ALIAS, subject=payload, other=payload, value=name, **told))
            case = f"case of {payload}"
            anchors = tuple(one.id for one in own)
            store.judge(
                Judgement(
                    verdict=Verdict.CORRECT, subject=case, field="venue", value=side, claims=anchors, **told
                )
            )
    with Ledger(place) as ledger:
        ledger.judge(Verdict.REJECT, claims[0].id, by=PAYLOADS[0], why=PAYLOADS[0])
