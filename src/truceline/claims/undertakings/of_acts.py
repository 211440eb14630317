"""Gives each act the types of what is undertaken under the ceasefire that it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from truceline.claims.terms import bears
from truceline.model import Act, ActClaim, Status, TermClaim, TermType

_BEARING = (Act.AGREE, Act.DECLARE, Act.PROPOSE, Act.EXTEND, Act.EFFECT, Act.NEGOTIATE, Act.CALL)
"""The acts that set terms, in the order in which a term told elsewhere is theirs."""


def with_terms(acts: Iterable[ActClaim], terms: Sequence[TermClaim]) -> Iterator[ActClaim]:
    """The acts, each with the types of the undertakings that it bears: "They agreed on Friday. Under the deal, Mali will …".

    An undertaking goes to the act of its own sentence on the same ceasefire, else to the first that can set terms; what
    carries one out tells its own.
    """
    told = list(acts)
    found: dict[int, list[TermType]] = defaultdict(list)
    for term in terms:
        bearer = None if term.status is Status.NEGATED else _bearer(told, term)
        done = bearer is not None and told[bearer].act is Act.IMPLEMENT and told[bearer].terms
        if bearer is None or done or term.type is TermType.OTHER:
            continue
        if bears(told[bearer].act, term.type):
            found[bearer].append(term.type)
    for i, act in enumerate(told):
        kinds = {*act.terms, *found[i]}
        yield replace(act, terms=tuple(kind for kind in TermType if kind in kinds)) if found[i] else act


def _bearer(acts: Sequence[ActClaim], term: TermClaim) -> int | None:
    same = [i for i, act in enumerate(acts) if act.about == term.about]
    here = [i for i in same if acts[i].span == term.span]
    setting = [i for act in _BEARING for i in same if acts[i].act is act]
    return next(iter((*here, *setting)), None)
