"""What a ceasefire provides, by the variables of PA-X, each with how far it goes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from truceline.model import Act, Obligation, Provision, Role, Side, TermType
from truceline.records.case import Case, is_state, roles_of
from truceline.records.obligations.words import any_of, things
from truceline.records.vocabulary import read

_CONTROLLING = frozenset({TermType.MONITORING, TermType.PEACEKEEPERS})
_MADE = (Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A variable of PA-X and the undertakings that tell it; see `vocabulary/pax.toml`."""

    code: str
    terms: frozenset[TermType]
    things: frozenset[str]
    words: re.Pattern[str] | None
    foreign: bool
    military: bool


def provisions_of(
    case: Case,
    obligations: Sequence[Obligation],
    sides: Sequence[Side],
    signed: Sequence[tuple[Side, tuple[str, ...]]],
) -> tuple[Provision, ...]:
    """The provisions that a case's claims tell, by code; `signed` are the third parties who signed, with the claims.

    | strength | what is told |
    |---|---|
    | 1 | it is named, without how much, by when or who watches over it |
    | 2 | one of these |
    | 3 | who owes it, how much or by when, and who watches over it |

    Who watches over military terms are the agreement's monitors and peacekeepers, over others those who are told to watch
    over just them. Source: PA-X codebook (1 mentioned, 2 mechanism in general terms, 3 detailed and enforceable); what counts as detail is ours,
    since a news report is shorter than the agreement. A signature is 1.
    """
    watched = any(one.type in _CONTROLLING for one in obligations)
    made = [*_ceasefire(case, sides, watched=watched), *_signatures(signed)]
    by_code: dict[str, list[Obligation]] = defaultdict(list)
    abroad = _abroad(case)
    for one in obligations:
        for code in dict.fromkeys(
            variable.code for variable in _variables() if _tells(variable, one, abroad)
        ):
            by_code[code].append(one)
    military = {variable.code for variable in _variables() if variable.military}
    made += [_provision(code, some, watched=watched and code in military) for code, some in by_code.items()]
    return tuple(sorted(made, key=lambda provision: provision.code))


@cache
def _variables() -> tuple[Variable, ...]:
    return tuple(
        Variable(
            code=entry["code"],
            terms=frozenset(map(TermType, entry["terms"])),
            things=frozenset(entry.get("things", ())),
            words=any_of(entry["words"]) if "words" in entry else None,
            foreign=entry.get("foreign", False),
            military=entry.get("military", False),
        )
        for entry in read("pax.toml")["provisions"]
    )


def _tells(variable: Variable, one: Obligation, abroad: frozenset[str]) -> bool:
    if one.type not in variable.terms:
        return False
    if variable.things and not variable.things & things(one.type, one.says):
        return False
    named = variable.words is not None and variable.words.search(one.says) is not None
    if variable.foreign:
        return named or _all_in(one.obligor, abroad)
    return variable.words is None or named


def _all_in(some: Sequence[Side], ids: frozenset[str]) -> bool:
    return bool(some) and all(side.id in ids for side in some)


def _abroad(case: Case) -> frozenset[str]:
    """The states that are not on their own land in this case, as far as it is told whose land that is."""
    roles = [role for claim in case.claims for role in (*claim.place, claim.conflict) if role]
    lands = frozenset(role.within for role in roles if role.within)
    return frozenset(role.id for role in _named(case) if is_state(role)) - lands if lands else frozenset()


def _named(case: Case) -> Iterator[Role]:
    return (role for claim in case.told for role in roles_of(claim))


def _provision(code: str, some: Sequence[Obligation], *, watched: bool) -> Provision:
    rated = [_strength(one, watched=watched) for one in some]
    strength, reason = max(rated, key=lambda pair: pair[0])
    claims = tuple(sorted({claim for one in some for claim in one.claims}))
    return Provision(code=code, strength=strength, reason=reason, claims=claims)


def _strength(one: Obligation, *, watched: bool) -> tuple[int, str]:
    detail = {
        "how much": one.quantity is not None and one.quantity.value is not None,
        "by when": one.deadline is not None and one.deadline.value is not None,
        "who watches over it": watched or bool(one.oversight),
    }
    return _rate({"who owes it": bool(one.obligor), **detail}, one.type.replace("_", " "))


def _rate(told: dict[str, bool], what: str) -> tuple[int, str]:
    """The strength that the details told come to, and that in words."""
    who, *details = told
    sized = any(told[detail] for detail in details[:-1])
    if told[who] and sized and told[details[-1]]:
        strength = 3
    else:
        strength = 2 if any(told[detail] for detail in details) else 1
    given = ", ".join(detail for detail, is_told in told.items() if is_told)
    return strength, f"{what}: reports tell {given}" if given else f"{what}: named only"


def _ceasefire(case: Case, sides: Sequence[Side], *, watched: bool) -> Iterator[Provision]:
    """`Ce`: the ceasefire itself; how much is how long it is to last, by when the time from which it holds."""
    made = case.of(*_MADE)
    if made:
        told = {
            "whom it binds": bool(sides),
            "how long": any(claim.duration or claim.end for claim in made),
            "from when": any(claim.start for claim in made),
            "who watches over it": watched,
        }
        strength, reason = _rate(told, "ceasefire")
        yield Provision(code="Ce", strength=strength, reason=reason, claims=tuple(sorted(c.id for c in made)))


def _signatures(signed: Iterable[tuple[Side, tuple[str, ...]]]) -> Iterator[Provision]:
    """`ImUN` and `ImOth`: the United Nations, or another third party, signed."""
    by_code: dict[str, list[tuple[Side, tuple[str, ...]]]] = defaultdict(list)
    for side, claims in signed:
        by_code["ImUN" if side.id in _united_nations() else "ImOth"].append((side, claims))
    for code, some in by_code.items():
        names = ", ".join(sorted({side.name for side, _ in some}))
        claims = tuple(sorted({claim for _, told in some for claim in told}))
        yield Provision(code=code, strength=1, reason=f"signed by {names}", claims=claims)


def _united_nations() -> frozenset[str]:
    return frozenset(read("forces.toml")["united_nations"])
