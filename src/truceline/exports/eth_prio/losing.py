"""What rows of ETH/PRIO cannot tell of a ceasefire, and how its abstentions are written."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from truceline.exports.eth_prio.codes import variables
from truceline.exports.eth_prio.columns import LINKS, UNCODED
from truceline.exports.eth_prio.dates import NONE, UNKNOWN, told_parts
from truceline.exports.eth_prio.declaring import Ground
from truceline.exports.eth_prio.location import between_states
from truceline.exports.eth_prio.rows import Coded
from truceline.exports.losses import Losing, LossKind
from truceline.model import Abstention, Choice, When
from truceline.records import FIELDS
from truceline.views import Extract

_UNTOLD = {
    "terms": "undertakings: who owes what to whom by when, and what came of it",
    "provisions": "provisions by the variables of PA-X, with their strength",
    "held": "accounts that it holds, with who says so",
    "violated": "accounts of violations, with who accuses whom",
    "reactions": "reactions of third parties",
    "contacts": "talks, meetings and calls",
    "incidents": "incidents told with it",
    "statements": "statements on it",
    "silent_on": "what it is told to say nothing of",
    "venue": "where it was negotiated or signed",
}
_COARSER = {
    "place": ("location", "the places in it; the format has the country alone"),
    "laterality": ("", "how many sides bind themselves; the number of rows tells it roughly"),
    "implementation": ("implement", "which mechanisms were agreed; the format tells only that one was"),
    "ending": ("ended", "how it ended; the word stands in the comment"),
}
_WITH_DATES = {"agreed": "cf_dec", "effect": "cf_effect", "ended": "end"}
_IDS = {
    "ucdp_actor_id": "actor",
    "ucdp_acd_id": "conflict",
    "ucdp_dyad": "dyad",
    "pax_id": "agreement in PA-X",
}

_SCHEMES = frozenset({*_IDS, "side"})


def ids_of(coded: Coded) -> Iterator[str]:
    """The ids by which a table of ids can name what the rows of a ceasefire are of."""
    yield from (coded.ceasefire.id, *coded.ceasefire.also_known_as)
    yield from (coded.conflict,) if coded.conflict else ()
    yield from (one.side.id for one in coded.declarers if one.side)


def note_ceasefire(losing: Losing, coded: Coded, rows: list[dict[str, str]]) -> None:
    """Takes note of all that the rows of a ceasefire tell less, or otherwise, than the ledger."""
    for step in (_left_out, _coarser, _times, _abstained, _assumed):
        for kind, what, says, more in step(coded):
            losing.note(kind, what, says, ceasefire=coded.ceasefire.id, **more)
    _wanted(losing, coded, rows)


def note_ledger(losing: Losing, extract: Extract, named: Collection[str]) -> None:
    """Takes note of what stands beside the ceasefires and has no place in the format; `named` are the ids that the rows are of."""
    known = {one.lower() for one in named}
    strange = sum(key not in known for scheme, key in extract.ids.values if scheme in _SCHEMES)
    says = "rows of the table of ids whose id is that of no ceasefire, conflict or actor with a row"
    losing.note(LossKind.LEFT_OUT, "id", says, count=strange)
    left_out = (
        ("article", "articles as such: their list, dates and origins", len(extract.articles)),
        ("drop", "what was read and left out, with the reason", len(extract.drops)),
        ("judgement", "decisions of people, with who, when and why", len(extract.judgements)),
    )
    for what, says, count in left_out:
        losing.note(LossKind.LEFT_OUT, what, says, count=count)


Note = tuple[LossKind, str, str, dict[str, Any]]


def _left_out(coded: Coded) -> Iterator[Note]:
    ceasefire = coded.ceasefire
    for name, says in _UNTOLD.items():
        value = getattr(ceasefire, name).value
        if value is not None:
            yield LossKind.LEFT_OUT, name, says, {"count": len(value)}
    rows = {one.side.id for one in coded.declarers if one.side}
    signed = [one for one in ceasefire.signatories.value or () if one.id not in rows]
    yield LossKind.LEFT_OUT, "signatories", "third parties that signed", {"count": len(signed)}
    bound = [one for one in ceasefire.sides.value or () if one.id not in rows]
    yield LossKind.LEFT_OUT, "sides", "sides that are not told to have declared it", {"count": len(bound)}
    choices: list[Choice[Any]] = [getattr(ceasefire, name) for name in FIELDS]
    over = {claim for choice in choices for claim in choice.passes_over}
    says = "claims that a value passes over: what others tell beside it"
    yield LossKind.LEFT_OUT, "alternatives", says, {"count": len(over)}
    set_by = sum(bool(choice.judgements) for choice in choices)
    yield LossKind.LEFT_OUT, "judgement", "that a person set or accepted a value", {"count": set_by}
    passages = len(ceasefire.claims) - coded.passages.quoted
    yield LossKind.LEFT_OUT, "evidence", "passages beyond those that stand in a row", {"count": passages}
    links = len(coded.links) - len(LINKS)
    yield LossKind.LEFT_OUT, "relations", "linked ceasefires beyond the 35th", {"count": max(links, 0)}


def _coarser(coded: Coded) -> Iterator[Note]:
    for name, (column, says) in _COARSER.items():
        if getattr(coded.ceasefire, name).value is not None:
            yield LossKind.COARSER, name, says, {"column": column}
    if coded.passages.onset is not None:
        says = "the sentence alone; where it stands in its article is left out"
        yield LossKind.COARSER, "evidence", says, {"column": "evidence_onset"}


def _times(coded: Coded) -> Iterator[Note]:
    ceasefire = coded.ceasefire
    for name, column in _WITH_DATES.items():
        when: When | None = getattr(ceasefire, name).value
        if when is None:
            continue
        if name == "ended" and not coded.past:
            says = "an end that is only planned is no end there; it stands in fixed_time, if no length does"
            yield LossKind.COARSER, name, says, {"column": "end", "code": UNKNOWN}
        elif when.precision == "minute":
            yield LossKind.COARSER, name, "the time of day and its zone", {"column": column}
        elif when.precision == "open":
            says = "the bounds of a time that is not told; what both share is written, no day is put in"
            yield LossKind.COARSER, name, says, {"column": column, "code": UNKNOWN}
        elif len(told_parts(when)) < 3:
            says = "a time that is told without its day, or its month: the rest is -1"
            yield LossKind.CODED, name, says, {"column": column, "code": UNKNOWN}


def _abstained(coded: Coded) -> Iterator[Note]:
    ceasefire = coded.ceasefire
    for name, variable in variables().items():
        choice: Choice[Any] = getattr(ceasefire, variable.field)
        if choice.abstention is None or (name == "ended" and coded.over is not None):
            continue
        code = variable.abstained[choice.abstention]
        if choice.abstention is Abstention.NOT_MENTIONED and variable.rule:
            says = f"not mentioned, written as {code}: {variable.rule}"
            yield LossKind.ASSUMED, variable.field, says, {"column": name, "code": code}
        else:
            yield (
                LossKind.CODED,
                variable.field,
                _written(choice.abstention, code),
                {"column": name, "code": code},
            )
    for name in ("effect", "ended"):
        choice = getattr(ceasefire, name)
        if choice.abstention is not None:
            code = NONE if choice.abstention is Abstention.NONE else UNKNOWN
            more = {"column": _WITH_DATES[name], "code": code}
            yield LossKind.CODED, name, _written(choice.abstention, code), more
    purpose = ceasefire.purpose
    if purpose.abstention in {Abstention.UNCLEAR, Abstention.NOT_MENTIONED}:
        yield (
            LossKind.CODED,
            "purpose",
            _written(purpose.abstention, "1"),
            {"column": "p_unclear", "code": "1"},
        )


def _written(abstention: Abstention, code: str) -> str:
    return f"{abstention}, written as {code}" if code else f"{abstention}, written as an empty cell"


def _assumed(coded: Coded) -> Iterator[Note]:
    if coded.over:
        says = "that it has ended is written as 1: the rules we know have no codes for how it ended"
        yield LossKind.ASSUMED, "ending", says, {"column": "ended", "code": "1"}
    if between_states(coded.ceasefire):
        says = "the data set holds civil conflicts; this ceasefire is between states"
        yield LossKind.ASSUMED, "sides", says, {}
    if not coded.location.number:
        says = "the number of the country in the Gleditsch-Ward list: none is known, left empty"
        yield LossKind.ASSUMED, "place", says, {"column": "cc", "code": ""}
    for declarer in coded.declarers:
        if declarer.ground is not Ground.DECLARED:
            yield LossKind.ASSUMED, "declared", f"a row though no declaration is told: {declarer.ground}", {}
        if declarer.by_agreement:
            says = "the day of the agreement, as none is told for any actor by itself"
            yield LossKind.ASSUMED, "declared", says, {"column": "cf_dec"}
        elif declarer.when is None:
            says = "not mentioned when this actor declared it, written as -1"
            yield LossKind.CODED, "declared", says, {"column": "cf_dec", "code": UNKNOWN}


def _wanted(losing: Losing, coded: Coded, rows: list[dict[str, str]]) -> None:
    """Notes the ids and variables that the format wants and nobody has told."""
    for column, what in _IDS.items():
        missing = sum(not row[column] for row in rows)
        says = f"the id of the {what}; hand a table of ids in to fill it"
        losing.note(
            LossKind.ASSUMED, "id", says, column=column, code="", ceasefire=coded.ceasefire.id, count=missing
        )
    for column, what in UNCODED.items():
        missing = sum(not row[column] for row in rows)
        losing.note(
            LossKind.ASSUMED, "", f"{what}: left empty", column=column, code="",
            ceasefire=coded.ceasefire.id, count=missing,
        )  # fmt: skip
