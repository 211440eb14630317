"""How each ceasefire stands on the last day of the brief, according to whom, and who says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from truceline.model import Account, Ceasefire, Standing, State, Status
from truceline.records import standing
from truceline.views.brief.period import Telling
from truceline.views.brief.sentences import joined, say
from truceline.views.brief.shape import BriefSection, Cell, Kind, Part, Piece, Statement
from truceline.views.brief.words import data, day_words, is_many, listed, names, spelled, verb, when_words


def stands(telling: Telling) -> BriefSection:
    """The standing of each ceasefire."""
    told = Piece(statements=tuple(_of(telling, one) for one in telling.cases), listed=True)
    day = day_words(telling.until)
    return BriefSection(name="standing", heading=f"How each stands on {day}", pieces=(told,))


def _of(telling: Telling, ceasefire: Ceasefire) -> Statement:
    told = standing(ceasefire, telling.until)
    match told.state:
        case State.NOT_TOLD:
            return say("stands_not_told", Kind.ABSTENTION, ceasefire=ceasefire.id, id=ceasefire.id)
        case None:
            states = listed([str(one) for one in told.could_be]).replace(" and ", " or ")
            open_ = Part(words=f"{states} ({spelled(told.reason)})", claims=told.claims)
            return say(
                "stands_open", Kind.ABSTENTION, ceasefire=ceasefire.id, id=ceasefire.id, could_be=open_
            )
        case State.LAPSED:
            why = Part(words=spelled(told.reason), claims=told.claims)
            kind = Kind.TOLD if told.claims else Kind.ABSTENTION
            return say("stands_lapsed", kind, ceasefire=ceasefire.id, id=ceasefire.id, reason=why)
        case _:
            return _stands(ceasefire, told)


def _stands(ceasefire: Ceasefire, told: Standing) -> Statement:
    since = _since(told)
    says, dissent = _voices(told.says), _voices(told.dissent)
    return say(
        "stands",
        ceasefire=ceasefire.id,
        id=ceasefire.id,
        state=str(told.state),
        since=since,
        says=[Part(words=": "), *says] if says else "",
        dissent=[Part(words="; against that, "), *dissent] if dissent else "",
        rests_on=() if says else told.claims,
    )


def _since(told: Standing) -> str:
    """When the state began: "since 10 October 2020", "since a day between …"; of an end, when that was."""
    if told.since is None:
        return ""
    words = when_words(told.since)
    if told.state is State.ENDED:
        return f" {words}"
    bare = words.removeprefix("on ").removeprefix("in ")
    return f" since a day {bare}" if bare.startswith("between") else f" since {bare}"


def _voices(accounts: Iterable[Account]) -> Cell:
    """What is said, each thing once with all who say it: "Armenia says that Azerbaijan broke it"."""
    speakers: dict[str, list[str | None]] = {}
    claims: dict[str, list[str]] = {}
    for account in accounts:
        what = _what(account)
        who = account.said_by.name if account.said_by else None
        speakers.setdefault(what, []).append(who)
        claims.setdefault(what, []).extend(account.claims)
    cells = [
        (Part(words=f"{_say(speakers[what])} that {what}", claims=tuple(claims[what])),) for what in speakers
    ]
    return joined(cells, last="; ", between="; ")


def _say(speakers: Sequence[str | None]) -> str:
    told = list(dict.fromkeys(name for name in speakers if name is not None))
    if None in speakers:
        return f"reports and {names(told)} say" if told else "reports say"
    return f"{names(told)} {verb(told, 'says', 'say')}"


def _what(account: Account) -> str:
    """What an account tells of the ceasefire."""
    templates: dict[str, str] = data()["accounts"]
    who = [side.name for side in account.actors]
    negated = "_negated" if account.status is Status.NEGATED else ""
    keys = (f"{account.act}_by{negated}" if who else "", f"{account.act}{negated}", str(account.act))
    template = next((templates[key] for key in keys if key in templates), f"“{account.act}” is told of it")
    if account.said_by and who == [account.said_by.name]:
        return template.format(actors="it itself", keep="keeps", do="does")
    many = is_many(who)
    return template.format(actors=names(who), keep="keep" if many else "keeps", do="do" if many else "does")
