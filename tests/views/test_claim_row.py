from __future__ import annotations

import json

from truceline.model import (
    Act,
    ActClaim,
    Citation,
    Claim,
    ContactClaim,
    EventType,
    IncidentClaim,
    Role,
    Span,
    StatementClaim,
    Status,
    TermClaim,
    TermType,
    When,
)
from truceline.views import claim_row

TEXT = "Baku accuses Yerevan of breaking the truce in Naka."
ARMENIA, AZERBAIJAN = Role(name="Armenia", id="ARM"), Role(name="Azerbaijan", id="AZE")
PASSAGE = {
    "source": Citation(document="d1", name="d1.txt"),
    "span": Span.of(TEXT, 0, len(TEXT)),
    "cue": Span.of(TEXT, 24, 42),
    "made_by": "tests",
}
ALWAYS = {
    "id",
    "kind",
    "said_by",
    "status",
    "place",
    "locations",
    "cue",
    "cue_span",
    "span",
    "quote",
    "made_by",
    "confidence",
}


def test_an_act_has_the_fields_of_the_codebook() -> None:
    place = Role(name="Nagorno-Karabakh", id="NKR", words=Span.of(TEXT, 46, 50))
    claim = ActClaim(
        **PASSAGE,  # type: ignore[arg-type]  # one dict for fields of several types
        about=Span.of(TEXT, 37, 42),
        act=Act.VIOLATE,
        actors=(ARMENIA, ARMENIA),
        parties=(ARMENIA, AZERBAIJAN),
        said_by=AZERBAIJAN,
        status=Status.ALLEGED,
        place=(place,),
        start=When.of("2020-10-10"),
        act_date=When(),
        terms=(TermType.WITHDRAWAL,),
    )
    assert claim_row(claim) == {
        "id": claim.id,
        "kind": "act",
        "act": "violate",
        "actors": ["Armenia"],
        "actor_ids": ["ARM"],
        "parties": ["Armenia", "Azerbaijan"],
        "party_ids": ["ARM", "AZE"],
        "mediators": [],
        "mediator_ids": [],
        "start": "2020-10-10",
        "end": None,
        "duration": None,
        "act_date": None,
        "terms": ["withdrawal"],
        "also": [],
        "said_by": "Azerbaijan",
        "status": "alleged",
        "place": ["Naka"],
        "locations": [
            {
                "id": "NKR",
                "precision": "region",
                "country": "AZE",
                "latitude": None,
                "longitude": None,
                "reason": "",
            }
        ],
        "cue": "breaking the truce",
        "cue_span": {"start": 24, "end": 42},
        "span": {"start": 0, "end": 51},
        "quote": TEXT,
        "made_by": "tests",
        "confidence": 0.5,
    }


def test_claims_of_other_kinds_have_their_own_fields_and_no_act() -> None:
    term = TermClaim(**PASSAGE, type=TermType.WITHDRAWAL, about=Span.of(TEXT, 37, 42), obligor=(ARMENIA,))  # type: ignore[arg-type]
    contact = ContactClaim(**PASSAGE, form="call", participants=(ARMENIA,))  # type: ignore[arg-type]
    incident = IncidentClaim(**PASSAGE, event_type=EventType.ASSAULT, targets=(ARMENIA,))  # type: ignore[arg-type]
    statement = StatementClaim(**PASSAGE, event_type=EventType.ACCUSE, speakers=(AZERBAIJAN,))  # type: ignore[arg-type]
    claims: tuple[Claim, ...] = (term, contact, incident, statement)
    rows = [claim_row(claim) for claim in claims]
    assert [row["kind"] for row in rows] == ["term", "contact", "incident", "statement"]
    assert all(row.keys() >= ALWAYS and "act" not in row for row in rows)
    assert rows[0]["obligor_ids"] == ["ARM"]
    assert rows[1]["participants"] == ["Armenia"]
    assert rows[2]["target_ids"] == ["ARM"]
    assert rows[3]["speakers"] == ["Azerbaijan"]
    assert json.loads(json.dumps(rows)) == rows


def test_a_town_has_a_point_and_a_front_line_has_none() -> None:
    places = (
        Role(name="Barda", id="AZE-barda", reason="name", within="AZE"),
        Role(name="line of contact", id="area-line-of-contact", reason="name"),
        Role(name="Sudan", id="SDN", reason="name"),
        Role(name="Old Mill", id="old mill", reason="entity"),
    )
    claim = ActClaim(**PASSAGE, about=Span.of(TEXT, 37, 42), act=Act.VIOLATE, place=places)  # type: ignore[arg-type]
    assert [
        (one["precision"], one["country"], one["latitude"], one["longitude"])
        for one in claim_row(claim)["locations"]
    ] == [
        ("town", "AZE", 40.376, 47.126),
        ("area", None, None, None),
        ("country", "SDN", None, None),
        (None, None, None, None),
    ]
