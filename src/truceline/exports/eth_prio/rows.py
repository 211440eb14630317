"""The rows of ETH/PRIO: one for each actor's declaration of a ceasefire."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from truceline.exports.eth_prio.codes import variables
from truceline.exports.eth_prio.columns import COLUMNS, LINKS, PURPOSES, WORDS
from truceline.exports.eth_prio.dates import cells, choice_cells, is_past
from truceline.exports.eth_prio.declaring import Declarer, declarers
from truceline.exports.eth_prio.location import Location, location
from truceline.exports.eth_prio.passages import Passages, passages
from truceline.exports.tables.cells import guarded
from truceline.model import Abstention, Act, ActClaim, Ceasefire, Choice, Claim, Purpose, Status
from truceline.views import Extract
from truceline.views.values import in_words, length_words

CODER = f"Truceline {version('truceline')}"

LINKED = ("extends", "extended by", "renews", "renewed by", "replaces", "replaced by")
"""The relations that link two ceasefires; that one only follows another is no link."""

_PURPOSES = {
    "p_humanitarian": Purpose.HUMANITARIAN,
    "p_peaceprocess": Purpose.PEACE_PROCESS,
    "p_holiday": Purpose.HOLIDAY,
    "p_election": Purpose.ELECTION,
    "p_other": Purpose.OTHER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A ceasefire with all that its rows are made of.

    `ended` is whether and when it ended, apart from an end that is only planned; `links` are the ids of linked ceasefires.
    """

    ceasefire: Ceasefire
    conflict: str | None
    location: Location
    declarers: tuple[Declarer, ...]
    links: tuple[str, ...]
    over: bool | None
    past: bool
    passages: Passages


def coded_ceasefires(extract: Extract) -> Iterator[Coded]:
    """Each ceasefire of the ledger, in order, with what its rows are made of."""
    shown = extract.shown
    for ceasefire in shown.ceasefires:
        shown.need(ceasefire.claims)
        claims = {one: shown.claims[one] for one in ceasefire.claims}
        ends = {key: claim for key, claim in claims.items() if _ends(claim)}
        relations = shown.relations(ceasefire.id)
        yield Coded(
            ceasefire=ceasefire,
            conflict=shown.summaries[ceasefire.id].conflict,
            location=location(ceasefire, claims),
            declarers=declarers(ceasefire),
            links=tuple(dict.fromkeys(one.other for one in relations if one.words in LINKED)),
            over=_over(ceasefire, ends),
            past=is_past(ceasefire.ended, ends),
            passages=passages(ceasefire, claims),
        )


def rows_of(coded: Coded, extract: Extract) -> Iterator[dict[str, str]]:
    """The ceasefire's rows: all columns, in their order."""
    shared = {
        **_identity(coded, extract),
        **_times(coded),
        **_purposes(coded.ceasefire.purpose),
        **_variables(coded),
        **coded.passages.cells(coded.ceasefire),
        "coder": CODER,
    }
    for declarer in coded.declarers:
        told = {**shared, **_own(coded, declarer, extract)}
        yield {column: _cell(column, told.get(column, "")) for column in COLUMNS}


def _cell(column: str, told: str) -> str:
    return guarded(told) if column in WORDS else told


def _identity(coded: Coded, extract: Extract) -> dict[str, str]:
    ceasefire, ids = coded.ceasefire, extract.ids
    known = (ceasefire.id, *ceasefire.also_known_as)
    conflict = (coded.conflict,) if coded.conflict else ()
    return {
        "cc": coded.location.number,
        "cf_id": ceasefire.id,
        "uniq_id": ceasefire.id,
        "location": coded.location.name,
        "region": coded.location.region,
        "ucdp_acd_id": ids.get("ucdp_acd_id", *known, *conflict) or "",
        "ucdp_dyad": ids.get("ucdp_dyad", *known, *conflict) or "",
        "pax_id": ids.get("pax_id", *known) or "",
        "link": "1" if coded.links else "0",
        **dict(zip(LINKS, coded.links, strict=False)),
    }


def _own(coded: Coded, declarer: Declarer, extract: Extract) -> dict[str, str]:
    """What differs from actor to actor."""
    side = declarer.side
    return {
        "id": f"{coded.ceasefire.id}/{side.id if side else ''}",
        "actor_name": side.name if side else "",
        "ucdp_actor_id": (extract.ids.get("ucdp_actor_id", side.id) if side else None) or "",
        "side": (extract.ids.get("side", side.id) if side else None) or "",
        **cells("cf_dec", declarer.when),
    }


def _times(coded: Coded) -> dict[str, str]:
    ceasefire = coded.ceasefire
    ended = ceasefire.ended if coded.past or ceasefire.ended.value is None else None
    return {
        **choice_cells("cf_effect", ceasefire.effect),
        **(choice_cells("end", ended) if ended else cells("end", None)),
        "fixed_time": fixed_time(coded),
    }


def fixed_time(coded: Coded) -> str:
    """How long it is to last in words, else until when; empty where neither is told."""
    duration, ended = coded.ceasefire.duration.value, coded.ceasefire.ended.value
    if duration is not None:
        return length_words(duration)
    return f"until {in_words(ended)}" if ended is not None and not coded.past else ""


def _purposes(choice: Choice[tuple[Purpose, ...]]) -> dict[str, str]:
    held = set(choice.value or ())
    told = {column: "1" if _PURPOSES[column] in held else "0" for column in PURPOSES}
    unclear = choice.abstention in {Abstention.UNCLEAR, Abstention.NOT_MENTIONED}
    comment = choice.reason if Purpose.OTHER in held else ""
    return {**told, "p_unclear": "1" if unclear else "0", "p_other_comment": comment}


def _variables(coded: Coded) -> dict[str, str]:
    told = {
        name: variable.code(getattr(coded.ceasefire, variable.field))
        for name, variable in variables().items()
        if name != "ended"
    }
    over = {True: "1", False: "0", None: variables()["ended"].abstained[Abstention.NOT_MENTIONED]}
    mediators = coded.ceasefire.mediators.value or ()
    return {**told, "ended": over[coded.over], "mediator_send": "; ".join(side.name for side in mediators)}


def _ends(claim: Claim) -> bool:
    """Whether a claim tells an end as past."""
    return isinstance(claim, ActClaim) and claim.act is Act.END and claim.status is not Status.PLANNED


def _over(ceasefire: Ceasefire, ends: Mapping[str, Any]) -> bool | None:
    """Whether it has ended: yes, said not to have, or None where nothing is told of an end that is past."""
    ending, ended = ceasefire.ending, ceasefire.ended
    if ending.value is not None or ending.abstention is Abstention.UNCLEAR or is_past(ended, ends):
        return True
    return False if ending.abstention is Abstention.NONE else None
