"""How a ceasefire stands on a day, as a reader is shown it: the state, since when, according to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from truceline.model import Account, Act, Ceasefire, Claim, Standing, State, Status, Support
from truceline.records import standing, support
from truceline.views.support import support_words


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingShown:
    """A ceasefire's standing on a day.

    `state` are one or two words for a column of a list, `line` is all of it in one line: since when, according to
    whom, by how many origins. `according_to` and `dissent` are the same in parts. `claims` are those it rests on.
    """

    on: str
    state: str
    since: str | None
    line: str
    according_to: tuple[str, ...] = ()
    dissent: tuple[str, ...] = ()
    support: Support
    reason: str
    claims: tuple[str, ...] = ()


def standing_shown(ceasefire: Ceasefire, on: date, claims: Mapping[str, Claim]) -> StandingShown:
    """How the ceasefire stands at the end of a day; `claims` holds at least its own, by id."""
    told = standing(ceasefire, on)
    sides = frozenset(side.id for side in ceasefire.sides.value or ())
    backing = support((one for one in told.claims if one in claims), claims, sides)
    says, dissent = _told(told.says, told.state), _told(told.dissent, told.state)
    return StandingShown(
        on=on.isoformat(),
        state=str(told.state) if told.state else "unclear",
        since=str(told.since) if told.since else None,
        line=_line(told, says, dissent, backing),
        according_to=says,
        dissent=dissent,
        support=backing,
        reason=told.reason,
        claims=told.claims,
    )


def _line(told: Standing, says: tuple[str, ...], dissent: tuple[str, ...], backing: Support) -> str:
    origins = support_words(backing) if backing.origins else "set by a person"
    match told.state:
        case State.NOT_TOLD:
            return str(told.state)
        case None:
            return f"unclear: {' or '.join(told.could_be)} ({told.reason})"
        case State.LAPSED:
            return f"{told.state}: {told.reason}; {origins}"
        case _:
            since = f" since {told.since}" if told.since else ""
            whom = f", {' and '.join(says)}" if says else ""
            but = f"; but {' and '.join(dissent)}" if dissent else ""
            return f"{told.state}{since}{whom}{but}; {origins}"


def _told(accounts: Iterable[Account], state: State | None) -> tuple[str, ...]:
    """Each thing that is said in a few words, once, with all who say it."""
    voices: dict[tuple[str, str], list[str | None]] = {}
    for account in accounts:
        voices.setdefault(_what(account, state), []).append(account.said_by.name if account.said_by else None)
    return tuple(_said(verb, doers, voices[verb, doers]) for verb, doers in voices)


_HERE = {
    State.VIOLATED: {Act.VIOLATE},
    State.HOLDING: {Act.HOLD},
    State.ENDED: {Act.END},
    State.AGREED: {Act.AGREE, Act.DECLARE},
    State.PROPOSED: {Act.PROPOSE},
    State.CALLED_FOR: {Act.CALL},
    State.IN_FORCE: {Act.EFFECT},
}
"""The acts that need no verb of their own, since the state tells them."""

VERBS = {
    Act.CALL: "called for",
    Act.PROPOSE: "proposed",
    Act.NEGOTIATE: "talked about",
    Act.REJECT: "rejected",
    Act.AGREE: "agreed",
    Act.DECLARE: "declared",
    Act.EFFECT: "in effect",
    Act.HOLD: "held",
    Act.EXTEND: "prolonged",
    Act.VIOLATE: "broken",
    Act.DENY: "denied",
    Act.END: "ended",
    Act.IMPLEMENT: "carried out",
    Act.REACT: "reacted to",
}


def _what(account: Account, state: State | None) -> tuple[str, str]:
    """What an account tells, but for what the state tells anyway, and of whom."""
    verb = VERBS.get(account.act, str(account.act))
    if account.status is Status.NEGATED:
        verb = f"not {verb}"
    elif account.act in _HERE.get(state or State.NOT_TOLD, ()):
        verb = ""
    if account.act is Act.HOLD:
        return verb, ""
    if account.act is Act.VIOLATE and account.said_by and not account.actors:
        return verb, "by someone not named"
    return verb, f"by {_names([side.name for side in account.actors])}" if account.actors else ""


def _said(verb: str, doers: str, voices: Sequence[str | None]) -> str:
    """What is told, and who tells it: "by Azerbaijan (says Armenia)", "broken by Armenia (as reported)"."""
    what = " ".join(part for part in (verb, doers) if part)
    names = list(dict.fromkeys(name for name in voices if name is not None))
    says = f"{'say' if len(names) > 1 else 'says'} {_names(names)}" if names else ""
    whose = ", and ".join(part for part in ("as reported" if None in voices else "", says) if part)
    return f"{what} ({whose})" if what else whose


def _names(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
