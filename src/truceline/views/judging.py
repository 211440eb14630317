"""From what a person asks for to a judgement that can be kept: the subject found, the value checked, its claims told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import PurePath
from typing import Any, TypedDict

from truceline.errors import InputError, NotFound
from truceline.model import Abstention, ActClaim, Ceasefire, Choice, Claim, Judgement, Role, Side, Verdict
from truceline.records.fields import FIELDS
from truceline.records.judging.anchors import mark_of, standing
from truceline.records.judging.published import PUBLISHED
from truceline.records.judging.values import allowed, read_value, write_value
from truceline.views.shown import Shown

_PLACES = frozenset({"place", "venue"})
_LEAST = 4  # characters of an id that may stand for the whole


class Details(TypedDict, total=False):
    """What a judgement says beside its verdict and subject.

    `field` and `value` of a correction or of what is accepted; `other`, the second case of a merge, or of a split that keeps
    two apart, or the actor that a name means; `claims` and `article`, what a split takes out of a case, or a merge of a case
    with itself keeps in it: ids of claims, or all that an article tells; `since`, the day from which a name is meant so.
    """

    field: str | None
    value: str | None
    other: str | None
    claims: Sequence[str]
    article: str | None
    since: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What judgements are made on: the ledger as it is shown, all its claims and judgements, and whom a name means.

    `actor` and `place` find somebody, and a place, by id or name, as a role without words. `article` tells whether an article has this
    very id; where it cannot tell, the claims are gone through.
    """

    shown: Shown
    claims: Callable[[], Iterable[Claim]]
    judgements: tuple[Judgement, ...]
    actor: Callable[[str], Role | None]
    place: Callable[[str], Role | None]
    article: Callable[[str], bool] = lambda _: False

    def judge(
        self, verdict: Verdict, subject: str, *, by: str, at: datetime, why: str = "", details: Details
    ) -> Judgement:
        """The judgement of this person at this time.

        Raises NotFound for what is not in the ledger and InputError for what cannot be judged so, with what can.
        """
        told = self._told(verdict, subject.strip(), details)
        return Judgement(verdict=verdict, by=by, at=at, why=why.strip(), **told)

    def _told(self, verdict: Verdict, subject: str, details: Details) -> dict[str, Any]:
        ways: dict[Verdict, Callable[[str, Details], dict[str, Any]]] = {
            Verdict.ACCEPT: self._accept,
            Verdict.REJECT: self._reject,
            Verdict.CORRECT: self._correct,
            Verdict.MERGE: self._merge,
            Verdict.SPLIT: self._split,
            Verdict.ALIAS: self._alias,
            Verdict.WITHDRAW: self._withdraw,
        }
        return ways[verdict](subject, details)

    def _accept(self, subject: str, details: Details) -> dict[str, Any]:
        if not details.get("field"):
            return self._on_claim(subject)
        if details.get("field") == PUBLISHED:
            return {**self._article(subject), "seen": str(Abstention.UNCLEAR)}
        case, field, choice = self._field(subject, details)
        return {"subject": case.id, "field": field, "seen": _written(choice), **self._anchors(case.claims)}

    def _reject(self, subject: str, details: Details) -> dict[str, Any]:
        other = details.get("other")
        return {"subject": subject, "other": self._actor(other).id} if other else self._on_claim(subject)

    def _withdraw(self, subject: str, _: Details) -> dict[str, Any]:
        return {"subject": self.standing(subject).id}

    def _on_claim(self, subject: str) -> dict[str, Any]:
        claim = self.claim(subject)
        return {"subject": claim.id, **_anchored([claim])}

    def _correct(self, subject: str, details: Details) -> dict[str, Any]:
        if details.get("field") == PUBLISHED:
            return {**self._article(subject), "value": _day(details.get("value")).isoformat()}
        case, field, choice = self._field(subject, details)
        value = details.get("value")
        if value is None:
            raise InputError(f"no value for {field}.", next_step=f"It can be {allowed(field)}.")
        try:
            read = read_value(field, value, self._place if field in _PLACES else self._side)
        except ValueError as error:
            raise InputError(str(error), next_step=f"It can be {allowed(field)}.") from None
        return {
            "subject": case.id,
            "field": field,
            "value": write_value(read),
            "seen": _written(choice.claimed or choice),
            **self._anchors(case.claims),
        }

    def _merge(self, subject: str, details: Details) -> dict[str, Any]:
        one, other = self.shown.case(subject), self.shown.case(details.get("other") or "")
        if one.id != other.id:
            return {"subject": one.id, "other": other.id, **self._anchors(one.claims, other.claims)}
        taken = self._named(one, details)
        if not taken:
            raise InputError(f"{subject} and {details.get('other')} are one ceasefire already, {one.id}.")
        founding = _founding(one, taken)
        return {"subject": one.id, "other": one.id, **self._anchors(sorted(taken), founding)}

    def _split(self, subject: str, details: Details) -> dict[str, Any]:
        case = self.shown.case(subject)
        if details.get("other"):
            return self._keep_apart(case, self.shown.case(details.get("other") or ""))
        taken = self._named(case, details)
        acts = {key for key in case.claims if isinstance(self.shown.claims[key], ActClaim)}
        if taken.isdisjoint(acts) or acts <= taken:
            what = "every act" if acts <= taken else "no act"
            raise InputError(
                f"{what} of {case.id} would be taken out; what is told beside an act goes with it.",
                next_step=f"Name some of its acts, or an article: truceline judge claims {case.id} lists them.",
            )
        stays = [claim for claim in case.claims if claim not in taken]
        return {"subject": case.id, **self._anchors([c for c in case.claims if c in taken], stays)}

    def _keep_apart(self, one: Ceasefire, other: Ceasefire) -> dict[str, Any]:
        """Two ceasefires that are two, and stay so whatever is read."""
        if one.id == other.id:
            raise InputError(
                f"{one.id} is one ceasefire.", next_step="Name the claims that are of another one."
            )
        return {"subject": one.id, "other": other.id, **self._anchors(one.claims, other.claims)}

    def _named(self, case: Ceasefire, details: Details) -> set[str]:
        """The claims of a case that are asked for by their ids, or by their article."""
        of_case = {claim: self.shown.claims[claim] for claim in case.claims}
        named = {_by_prefix(asked, of_case, f"claim of {case.id}") for asked in details.get("claims", ())}
        article = details.get("article")
        return named if article is None else named | _of_article(article, of_case, case.id)

    def _article(self, asked: str) -> dict[str, Any]:
        """An article by its id or its name, with or without its folders. Raises NotFound."""
        words = asked.strip()
        found = (
            {words}
            if self.article(words)
            else {one.source.document for one in self.claims() if words in called(one)}
        )
        if len(found) != 1:
            what = "several articles are" if found else "no article that claims anything is"
            raise NotFound(f"{what} called {words!r}.", next_step="Give its id.")
        return {"subject": found.pop(), "field": PUBLISHED}

    def _alias(self, subject: str, details: Details) -> dict[str, Any]:
        actor, since = self._actor(details.get("other") or ""), details.get("since")
        if not subject:
            raise InputError("no name that stands for somebody.")
        told = {"name": actor.name, "within": actor.within, "since": since.isoformat() if since else None}
        value = json.dumps({key: one for key, one in told.items() if one}, ensure_ascii=False)
        return {"subject": subject, "other": actor.id, "value": value}

    def claim(self, asked: str) -> Claim:
        """The claim with this id, or the only one whose id begins so. Raises NotFound."""
        claims: Mapping[str, Claim] = self.shown.claims
        if asked not in claims:
            claims = {claim.id: claim for claim in self.claims()}
        return claims[_by_prefix(asked, claims, "claim")]

    def standing(self, asked: str) -> Judgement:
        """The judgement with this id, or whose id begins so, that nobody took back. Raises NotFound or InputError."""
        told = {judgement.id: judgement for judgement in self.judgements}
        found = told[_by_prefix(asked, told, "judgement")]
        taken_back = {one.subject: one for one in told.values() if one.verdict is Verdict.WITHDRAW}
        stands = standing(told.values())
        if found.verdict is not Verdict.WITHDRAW and found not in stands:
            by = taken_back[found.id]
            raise InputError(f"{by.by} took back judgement {found.id[:8]} on {by.at.date()} already.")
        return found

    def _field(self, subject: str, details: Details) -> tuple[Ceasefire, str, Choice[Any]]:
        case = self.shown.case(subject)
        field = (details.get("field") or "").strip().casefold().replace(" ", "_")
        if field not in FIELDS:
            near = get_close_matches(field, FIELDS, n=3, cutoff=0.5)
            step = f"Near it: {', '.join(near)}." if near else f"There are: {', '.join(FIELDS)}."
            raise NotFound(f"no field {details.get('field')!r}.", next_step=step)
        return case, field, getattr(case, field)

    def _anchors(self, claims: Iterable[str], other: Iterable[str] = ()) -> dict[str, Any]:
        known = self.shown.claims
        return _anchored([known[claim] for claim in claims], [known[claim] for claim in other])

    def _side(self, asked: str) -> Side | None:
        return _as_side(self.actor(asked) or self.place(asked))

    def _place(self, asked: str) -> Side | None:
        return _as_side(self.place(asked) or self.actor(asked))

    def _actor(self, asked: str) -> Role:
        found = self.actor(asked)
        if found is None:
            raise NotFound(
                f"nobody is known as {asked!r}.", next_step="Find ids: truceline actors --find WORDS."
            )
        return found


def _as_side(role: Role | None) -> Side | None:
    return Side(id=role.id, name=role.name) if role else None


def _anchored(claims: Sequence[Claim], other: Sequence[Claim] = ()) -> dict[str, Any]:
    return {
        "claims": tuple(claim.id for claim in claims),
        "other_claims": tuple(claim.id for claim in other),
        "marks": tuple(mark_of(claim) for claim in (*claims, *other)),
    }


def _by_prefix(asked: str, known: Mapping[str, Any], what: str) -> str:
    """The id that is asked for, whole or by its first characters."""
    key = asked.strip().casefold()
    if key in known:
        return key
    found = sorted(one for one in known if one.startswith(key)) if len(key) >= _LEAST else []
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(
            f"several ids begin with {asked!r}: {', '.join(found[:5])}.", next_step="Give more of it."
        )
    near = get_close_matches(key, known, n=3)
    raise NotFound(f"no {what} {asked!r}.", next_step=f"Near it: {', '.join(near)}." if near else None)


def _founding(case: Ceasefire, taken: AbstractSet[str]) -> list[str]:
    """The claims of the report that a case was founded by, and that others were compared with; never those taken."""
    joins = [join for join in case.joins if taken.isdisjoint(join.claims)]
    first = next((join for join in joins if not join.rows), joins[0] if joins else None)
    if first is None:
        raise InputError(f"no other report tells of {case.id}.")
    return sorted(first.claims)


def _day(value: str | None) -> date:
    try:
        return date.fromisoformat((value or "").strip())
    except ValueError:
        raise InputError(
            f"{value!r} is no day on which an article can have been published.",
            next_step="Write it as 2020-10-12.",
        ) from None


def called(claim: Claim) -> tuple[str, ...]:
    """What the article of a claim is called: its name, with and without its folders, and its id."""
    return claim.source.name, PurePath(claim.source.name).name, claim.source.document


def _of_article(asked: str, claims: Mapping[str, Claim], case: str) -> set[str]:
    """The claims of the article of this name, with or without its folders, or of this id."""
    found = {key for key, claim in claims.items() if asked in called(claim)}
    if not found:
        names = sorted({PurePath(claim.source.name).name for claim in claims.values()})
        near = get_close_matches(asked, names, n=3, cutoff=0.4) or names[:5]
        raise NotFound(f"no article {asked!r} tells of {case}.", next_step=f"There are: {', '.join(near)}.")
    return found


def _written(choice: Choice[Any]) -> str:
    return write_value(choice.abstention if choice.value is None else choice.value)
