from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from truceline.model import (
    Abstention,
    Account,
    Act,
    ActClaim,
    Ceasefire,
    Choice,
    Citation,
    Dating,
    DatingMethod,
    Role,
    Side,
    Span,
    Status,
    When,
)
from truceline.records import FIELDS

TEXT = "Armenia and Azerbaijan agreed on a ceasefire from noon on October 10."


def claim_in(document: str, origin: str | None, day: int) -> ActClaim:
    published = date(2020, 10, day)
    return ActClaim(
        source=Citation(
            document=document,
            name=f"{document}.txt",
            title=f"Title of {document}",
            outlet=f"Outlet of {document}",
            origin=origin,
            dating=Dating(earliest=published, latest=published, method=DatingMethod.GIVEN),
        ),
        span=Span.of(TEXT, 0, len(TEXT)),
        cue=Span.of(TEXT, 23, 44),
        about=Span.of(TEXT, 33, 44),
        act=Act.AGREE,
        said_by=Role(name="Russia", id="RUS"),
        start=When.of("2020-10-10T12:00+04:00"),
        made_by="truceline.claims.acts.agree",
    )


def chosen(value: Any, *claims: str, over: tuple[str, ...] = ()) -> Choice[Any]:
    return Choice(value=value, rests_on=claims, passes_over=over, reason="most say so", made_by="rule")


@pytest.fixture
def claims() -> dict[str, ActClaim]:
    made = [claim_in("d1", "TASS", 12), claim_in("d2", "TASS", 11), claim_in("d3", None, 13)]
    return {claim.id: claim for claim in made}


@pytest.fixture
def ceasefire(claims: dict[str, ActClaim]) -> Ceasefire:
    first, second, third = claims
    armenia, azerbaijan = Side(id="ARM", name="Armenia"), Side(id="AZE", name="Azerbaijan")
    accused = Account(
        act=Act.VIOLATE,
        actors=(armenia,),
        said_by=azerbaijan,
        status=Status.ALLEGED,
        date=None,
        claims=(first,),
    )
    silent: Choice[Any] = Choice(reason="no claim", abstention=Abstention.NOT_MENTIONED, made_by="rule")
    fields: dict[str, Any] = dict.fromkeys(FIELDS, silent)
    fields["sides"] = chosen((armenia, azerbaijan), first, second)
    fields["mediators"] = Choice(reason="two stories", abstention=Abstention.UNCLEAR, made_by="rule")
    fields["agreed"] = chosen(When(latest=When.of("2020-10-10").latest), first)
    fields["effect"] = chosen(When.of("2020-10-10T12:00+04:00"), first, over=(third,))
    fields["violated"] = chosen((accused,), first)
    return Ceasefire(
        id="ARM-AZE-2020-10-10", also_known_as=("ARM-AZE-2020-10",), claims=tuple(claims), **fields
    )
