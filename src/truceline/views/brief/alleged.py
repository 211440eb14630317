"""Who alleges what: breaches by claimant, denials beside them, who says that it holds. Claimants are never added up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from truceline.model import Account, Act, Ceasefire, Series, Status
from truceline.records.series import violation_series
from truceline.views.accounts import Told, by_speaker
from truceline.views.brief.agreed import heading
from truceline.views.brief.period import Telling
from truceline.views.brief.sentences import say
from truceline.views.brief.shape import Accusations, BriefSection, Kind, Part, Piece, Statement
from truceline.views.brief.words import counted, day_words, named, names, span_words, verb
from truceline.views.fields import side_ids


def alleged(telling: Telling) -> BriefSection:
    """What is alleged of each ceasefire in the days of the brief."""
    pieces = (
        Piece(
            heading=heading(one),
            ceasefire=one.id,
            statements=tuple(_of(telling, one)),
            listed=True,
        )
        for one in telling.cases
    )
    return BriefSection(name="alleged", heading="Who alleges what", pieces=tuple(pieces))


def accusations(telling: Telling) -> tuple[Accusations, ...]:
    """What each claimant told of breaches, by weeks, within the days of the brief."""
    return tuple(
        Accusations(
            ceasefire=case.id,
            claimant=one.claimant.name if one.claimant else "reports themselves",
            accused=names(side.name for side in one.accused),
            periods=tuple(
                (str(part.first), str(part.last), part.reports)
                for part in one.counts
                if part.first <= telling.until and (telling.since is None or part.last >= telling.since)
            ),
        )
        for case in telling.cases
        for one in violation_series(case, telling.claims, days=7)
    )


def _of(telling: Telling, ceasefire: Ceasefire) -> Iterator[Statement]:
    life = telling.accounts(ceasefire.life.value)
    breaches = _told(telling, ceasefire, [one for one in life if one.act is Act.VIOLATE])
    denials = _told(telling, ceasefire, [one for one in life if one.act is Act.DENY])
    sides = side_ids(ceasefire)
    own = [one for one in breaches if one.said_by and one.said_by.id in sides]
    for told in own:
        yield _breach(told, ceasefire, is_side=True)
    for told in denials:
        yield _denial(told, ceasefire)
    for told in breaches:
        if told not in own:
            yield _breach(told, ceasefire, is_side=False)
    yield from _stopped(telling, ceasefire)
    if not breaches:
        yield _none(telling, ceasefire)
    for told in _told(telling, ceasefire, [one for one in life if one.act is Act.HOLD]):
        yield _held(told, ceasefire)


def _told(telling: Telling, ceasefire: Ceasefire, accounts: Iterable[Account]) -> Sequence[Told]:
    return by_speaker(accounts, telling.claims, side_ids(ceasefire))


def _breach(told: Told, ceasefire: Ceasefire, *, is_side: bool) -> Statement:
    claimant = [told.said_by.name] if told.said_by else []
    accused = names(side.name for side in told.actors)
    slots: dict[str, Any] = {
        "count": _count(told, "accusation" if claimant else "account"),
        "days": Part(words=_days(told), claims=told.claims),
        "says": verb(claimant, "says", "say"),
        "accuses": verb(claimant, "accuses", "accuse"),
        "claimant": names(claimant),
        "accused": accused,
    }
    if told.status is Status.NEGATED and claimant and accused:
        return say("not_broken", ceasefire=ceasefire.id, **slots)
    if not claimant:
        return say("reports_broken_by" if accused else "reports_broken", ceasefire=ceasefire.id, **slots)
    if is_side:
        return say("accuses" if accused else "says_broken", ceasefire=ceasefire.id, **slots)
    return say("third_accuses" if accused else "third_says_broken", ceasefire=ceasefire.id, **slots)


def _denial(told: Told, ceasefire: Ceasefire) -> Statement:
    who = [side.name for side in told.actors] or ([told.said_by.name] if told.said_by else [])
    days = Part(words=_days(told), claims=told.claims)
    count = _count(told, "denial")
    if not who:
        return say("denied", ceasefire=ceasefire.id, count=count, days=days)
    return say(
        "denies",
        ceasefire=ceasefire.id,
        claimant=names(who),
        denies=verb(who, "denies", "deny"),
        what="having broken it",
        count=count,
        days=days,
    )


def _held(told: Told, ceasefire: Ceasefire) -> Statement:
    who = [told.said_by.name] if told.said_by else []
    keeping = [side.name for side in told.actors]
    slots: dict[str, Any] = {
        "claimant": names(who),
        "says": verb(who, "says", "say"),
        "accused": "it itself" if keeping == who else names(keeping),
        "keeps": verb(keeping, "keeps", "keep"),
        "count": _count(told, "account"),
        "days": Part(words=_days(told), claims=told.claims),
    }
    if not who:
        return say("reports_hold", ceasefire=ceasefire.id, **slots)
    if told.status is Status.NEGATED:
        return say("not_holding", ceasefire=ceasefire.id, **slots)
    return say("observes" if keeping else "holds", ceasefire=ceasefire.id, **slots)


def _count(told: Told, thing: str) -> str:
    """How often it is told, and by how many: "one accusation, in two articles of one origin"."""
    articles, origins = told.support.articles, told.support.origins
    where = f"in {counted(articles, 'article')}"
    if articles != origins:
        where += f" of {counted(origins, 'origin')}"
    return f"{counted(told.accounts, thing)} {where}"


def _days(told: Told) -> str:
    """The days it is told of, or on which it was first told."""
    if not told.days:
        return ", undated"
    days = span_words(told.days[0], told.days[-1])
    if not told.by_report:
        return f", for {days}"
    if not days[0].isdigit():
        return f", first told {days}"
    return f", first told {'on' if told.days[0] == told.days[-1] else 'from'} {days}"


def _stopped(telling: Telling, ceasefire: Ceasefire) -> Iterator[Statement]:
    """Who went on being quoted and no longer alleges breaches: that is no report, not zero."""
    for series in violation_series(ceasefire, telling.claims, days=7):
        later = _later(telling, series)
        if series.claimant is None or series.last is None or later is None or series.last > telling.until:
            continue
        who = [series.claimant.name]
        yield say(
            "stopped",
            ceasefire=ceasefire.id,
            claimant=named(series.claimant.name),
            was=verb(who, "was", "were"),
            day=day_words(series.last),
            later=Part(words=day_words(later), claims=series.quoted_after[-1:]),
        )


def _later(telling: Telling, series: Series) -> date | None:
    if not series.quoted_after or series.quoted_after[-1] not in telling.claims:
        return None
    return telling.claims[series.quoted_after[-1]].source.dating.day


def _none(telling: Telling, ceasefire: Ceasefire) -> Statement:
    if telling.since is None:
        return say(
            "none_alleged", Kind.ABSTENTION, ceasefire=ceasefire.id, articles=telling.articles(ceasefire)
        )
    return say(
        "none_alleged_period",
        Kind.ABSTENTION,
        ceasefire=ceasefire.id,
        since=day_words(telling.since),
        until=day_words(telling.until),
        articles=telling.articles(ceasefire),
    )
