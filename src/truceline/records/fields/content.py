"""What the ceasefire provides."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from truceline.model import (
    Abstention,
    Act,
    ActClaim,
    Choice,
    Enforcement,
    Obligation,
    Progress,
    Provision,
    Status,
    TermClaim,
    TermType,
)
from truceline.records.agreed_terms import Told, told_of, types_of
from truceline.records.case import Case, origin_of
from truceline.records.choose import abstain, choose_text
from truceline.records.fields import who
from truceline.records.mechanisms import left_out, mechanisms, reintegrates, senders
from truceline.records.obligations import obligations
from truceline.records.obligations.oversight import phrases
from truceline.records.obligations.words import saying, stems
from truceline.records.provisions import provisions_of

_MECHANISMS = (TermType.MONITORING, TermType.WITHDRAWAL, TermType.BUFFER_ZONE)
_WISHED = frozenset({Act.CALL, Act.PROPOSE, Act.NEGOTIATE, Act.REJECT})


def implementation(case: Case) -> Choice[tuple[TermType, ...]]:
    """Which mechanisms of implementation were agreed (ETH/PRIO `implement`), by type of term; the reason names them.

    Monitoring (observers, verification, complaints, committees), and separation of forces by withdrawal or a buffer zone.
    Whoever is told to watch over another term is a mechanism of monitoring too.
    """
    told = told_of(case, _MECHANISMS)
    found: dict[TermType, list[TermClaim | ActClaim]] = {kind: [] for kind in _MECHANISMS}
    for claim in told.agreed:
        for kind in types_of(claim):
            if kind in found:
                found[kind].append(claim)
    watching = [claim for claim in case.terms if _is_mechanism(claim)]
    found[TermType.MONITORING] += [claim for claim in watching if claim.type is not TermType.MONITORING]
    value = tuple(kind for kind in _MECHANISMS if found[kind])
    if not value:
        return _without(implementation, told, "mechanism")
    parts = [_in_words(kind, found[kind]) for kind in value]
    rests = [claim.id for kind in value for claim in found[kind]]
    return choose_text(implementation, value, rests, (*told.unsaid, *told.wished), "; ".join(parts))


def enforcement(case: Case) -> Choice[Enforcement]:
    """Who enforces it with military force: an external state or an international organisation (ETH/PRIO `enforcement`).

    Peacekeepers go by who sends them, as most independent origins tell it; a side of the ceasefire is not external.
    Observers without arms enforce nothing.
    """
    told = told_of(case, {TermType.PEACEKEEPERS})
    if not told.agreed:
        return _without(enforcement, told, "peacekeepers")
    sides = {side.id for side in who.sides(case).value or ()}
    sent: dict[Enforcement, list[TermClaim | ActClaim]] = {kind: [] for kind in Enforcement}
    for claim in told.agreed:
        for kind in senders(claim, sides):
            sent[kind].append(claim)
    origins = {kind: len({origin_of(claim) for claim in claims}) for kind, claims in sent.items()}
    best = max(origins, key=lambda kind: origins[kind])
    every = [claim.id for claim in told.agreed]
    if list(origins.values()).count(origins[best]) > 1:
        both = "a state and an organisation alike" if origins[best] else "nobody who is known to be external"
        reason = f"peacekeepers are told, sent by {both}"
        return abstain(enforcement, Abstention.UNCLEAR, reason, every)
    others = sum(origins.values()) - origins[best]
    disagreement = f"disagreement: {others} tell otherwise; " if others else ""
    reason = f"{disagreement}peacekeepers are sent by an {best}, in {_count(origins[best], 'origin')}"
    return choose_text(enforcement, best, [claim.id for claim in sent[best]], (*every, *told.unsaid), reason)


def ddr(case: Case) -> Choice[bool]:
    """Whether it provides for disarmament, demobilisation or reintegration (ETH/PRIO `ddr`).

    Yes where a report tells such a term as agreed or carried out; no where all that is told is that it says nothing of it.
    """
    told = told_of(case, {TermType.DISARMAMENT})
    joined = [claim for claim in case.terms if claim.type is TermType.OTHER and reintegrates(claim)]
    agreed = [*told.agreed, *(claim for claim in joined if claim.status is not Status.NEGATED)]
    unsaid = (*told.unsaid, *(claim.id for claim in joined if claim.status is Status.NEGATED))
    if agreed:
        count = _count(len({origin_of(claim) for claim in agreed}), "origin")
        but = "disagreement: others tell that it says nothing of it; " if unsaid else ""
        reason = f"{but}disarmament, demobilisation or reintegration is a term in {count}"
        return choose_text(ddr, True, [claim.id for claim in agreed], (*unsaid, *told.wished), reason)
    if unsaid:
        return choose_text(ddr, False, unsaid, told.wished, "it is told to say nothing of disarmament")
    return _without(ddr, told, "disarmament")


def terms(case: Case) -> Choice[tuple[Obligation, ...]]:
    """What was undertaken (codebook: *terms*): who owes what to whom by when, and what is reported of it.

    Reports of one undertaking are one obligation: of one type, owed by the same, of the same thing. A report that says less
    joins the one it fits. What is only proposed, asked for or negotiated binds nobody and is passed over.
    """
    found = obligations(case)
    wished = [claim.id for claim in case.claims if claim.terms and claim.act in _WISHED]
    if not found.obligations:
        if wished or found.open:
            reason = (
                "terms are proposed or asked for, not told as agreed"
                if wished
                else "told without saying which"
            )
            return abstain(terms, Abstention.UNCLEAR, reason, sorted({*wished, *found.open}))
        return abstain(terms, Abstention.NOT_MENTIONED, "no claim names an undertaking")
    rests = [claim for one in found.obligations for claim in one.claims]
    return choose_text(terms, found.obligations, rests, (*found.open, *wished), _summed_up(found.obligations))


def _summed_up(told: Sequence[Obligation]) -> str:
    """How many undertakings are told, and on which reports do not agree."""
    count = "one undertaking is told" if len(told) == 1 else f"{len(told)} undertakings are told"
    parts = (
        ("quantity", [one for one in told if _disputed(one.quantity)]),
        ("deadline", [one for one in told if _disputed(one.deadline)]),
    )
    differ = [f"reports disagree on the {name} of {_kinds(some)}" for name, some in parts if some]
    contested = [one for one in told if one.progress is Progress.CONTESTED]
    return "; ".join(
        [count, *differ, *([f"contested whether it was met: {_kinds(contested)}"] if contested else [])]
    )


def _disputed(choice: Choice[Any] | None) -> bool:
    return choice is not None and choice.reason.startswith("disagreement")


def _kinds(some: Sequence[Obligation]) -> str:
    return ", ".join(dict.fromkeys(one.type.replace("_", " ") for one in some))


def silent_on(case: Case) -> Choice[tuple[str, ...]]:
    """What it is told to say nothing of, in the words of the reports; words for the same thing once."""
    unsaid = [claim for claim in case.terms if claim.status is Status.NEGATED]
    if not unsaid:
        return abstain(silent_on, Abstention.NOT_MENTIONED, "no claim tells what it leaves out")
    found: dict[Hashable, str] = {}
    for words in sorted({left_out(claim) for claim in unsaid}, key=lambda words: (len(words), words)):
        found.setdefault(stems(words) or words.lower(), words)
    kinds = {claim.type for claim in unsaid} - {TermType.OTHER}
    said = told_of(case, kinds).agreed
    named = dict.fromkeys(
        kind.replace("_", " ") for claim in said for kind in types_of(claim) if kind in kinds
    )
    differ = f"disagreement: others tell {', '.join(sorted(named))} as agreed; " if said else ""
    reason = f"{differ}told in {_count(len({origin_of(claim) for claim in unsaid}), 'origin')}"
    value = tuple(sorted(found.values()))
    return choose_text(silent_on, value, [c.id for c in unsaid], [c.id for c in said], reason)


def provisions(case: Case) -> Choice[tuple[Provision, ...]]:
    """What it provides, by the variables of PA-X, with the strength that the reports allow (1 to 3).

    `Ce` is the ceasefire itself; the others follow from the obligations, `ImUN` and `ImOth` from who signed.
    """
    sides = who.sides(case).value or ()
    bound = {side.id for side in sides}
    third = [side for side in who.signatories(case).value or () if side.id not in bound]
    agreed = case.of(Act.AGREE)
    signed = [(side, tuple(c.id for c in agreed if any(r.id == side.id for r in c.actors))) for side in third]
    value = provisions_of(case, obligations(case).obligations, sides, [one for one in signed if one[1]])
    if not value:
        return abstain(provisions, Abstention.NOT_MENTIONED, "no claim tells an agreement or a term of one")
    rests = [claim for provision in value for claim in provision.claims]
    return choose_text(
        provisions, value, rests, (), "each by the claims that tell the term, by the rule of its strength"
    )


def _without(field: Callable[..., object], told: Told, what: str) -> Choice[Any]:
    """No value: told to be left out, only wished for, or not mentioned."""
    if told.unsaid:
        return abstain(field, Abstention.NONE, f"it is told to say nothing of any {what}", told.unsaid)
    if told.wished:
        return abstain(
            field, Abstention.UNCLEAR, f"{what} proposed or asked for, not told as agreed", told.wished
        )
    return abstain(field, Abstention.NOT_MENTIONED, f"no claim tells of any {what}")


def _is_mechanism(claim: TermClaim) -> bool:
    """Whether a term is watched over, or sets up a committee though it has no type of its own."""
    if claim.status is Status.NEGATED:
        return False
    return bool(phrases(claim)) or (claim.type is TermType.OTHER and "committee" in mechanisms(saying(claim)))


def _in_words(kind: TermType, claims: Iterable[TermClaim | ActClaim]) -> str:
    """A mechanism and the forms it takes, as its claims word it: "monitoring (committee, verification)"."""
    forms = (
        {form for claim in claims for form in mechanisms(claim.quote)}
        if kind is TermType.MONITORING
        else {"separation"}
    )
    return kind.replace("_", " ") + (f" ({', '.join(sorted(forms))})" if forms else "")


def _count(number: int, thing: str) -> str:
    return f"one {thing}" if number == 1 else f"{number} {thing}s"
