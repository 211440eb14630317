"""Tells more of when an open document was published from dated documents that tell the same events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from truceline.documents.dating.telling import Telling, is_open, tell
from truceline.model import Claim, Dating, DatingMethod, Document

ROUNDS = 3
"""What has been narrowed narrows others, so many times."""

_AHEAD = timedelta(days=60)  # a yearless day this long after a tied one can be later in the same story
_GRACE = timedelta(days=31)  # a day of December is told without its year in January too
_NAMED = 20  # ids of dated documents that are kept as the grounds

Known = Mapping[tuple[int, int], Sequence["Event"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A full day of which a dated document tells, with the sides that document names; `sure` where it is dated by itself."""

    day: date
    sides: frozenset[str]
    document: str
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A yearless day of an open document, and the event of that day in a dated one."""

    words: str
    event: Event


def narrow_datings(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    tell: Callable[[Document, Sequence[Claim]], Telling] = tell,
) -> dict[str, Dating]:
    """A narrower dating for each document, by id, that leaves its day open and that dated ones tell more of.

    Two reports tell the same event where they name two sides in common and the same day of the year for what was
    agreed or when the fighting began. A day without its year is then taken to be of the year in which the dated one
    has it, and the document to be published in that year, after all the days it tells as past. Years that several
    dated documents give all stay; a printed weekday must fit. The order of documents and claims changes nothing.
    `tell` may be `Tellings`, which remember.
    """
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.source.document].append(claim)
    ordered = sorted(documents, key=lambda document: document.id)
    if not any(is_open(document.dating) for document in ordered):
        return {}
    told = [tell(document, by_document[document.id]) for document in ordered]
    waiting = [one for one in told if one.is_open and one.mentions and len(one.sides) >= 2]
    narrowed: dict[str, Dating] = {}
    for _ in range(ROUNDS if waiting else 0):
        known = _known(told, narrowed)
        found = {one.document: dating for one in waiting if (dating := _narrow(one, known))}
        if found == narrowed:
            break
        narrowed = found
    return narrowed


def _known(told: Iterable[Telling], narrowed: Mapping[str, Dating]) -> Known:
    known: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for one in told:
        if one.is_open and one.document not in narrowed:
            continue
        for day in sorted(set(one.events(narrowed.get(one.document, one.dating)))):
            known[day.month, day.day].append(
                Event(day=day, sides=one.sides, document=one.document, sure=not one.is_open)
            )
    return known


def _narrow(one: Telling, known: Known) -> Dating | None:
    """The dating that the events known leave; None where they tell no more than the document does itself."""
    ties: dict[int, list[Tie]] = defaultdict(list)
    found = list(_ties(one, known))
    # What has been narrowed itself counts where nothing surer does: else two would each rest on the other.
    for tie in [tie for tie in found if tie.event.sure] or found:
        ties[tie.event.day.year].append(tie)
    stretches = {year: bounds for year in sorted(ties) if (bounds := _stretch(one, ties[year]))}
    if not stretches:
        return None
    first = min(earliest for earliest, _ in stretches.values())
    last = max(latest for _, latest in stretches.values())
    days = tuple(day for day in one.dating.candidates if any(a <= day <= b for a, b in stretches.values()))
    left = replace(
        one.dating,
        earliest=days[0] if days else first,
        latest=days[-1] if days else last,
        candidates=days if len(days) > 1 else (),
    )
    if left == one.dating:
        return None
    ids, reason = _grounds([tie for year in stretches for tie in ties[year]])
    return replace(left, method=DatingMethod.LEDGER, rests_on=ids[:_NAMED], reason=reason)


def _ties(one: Telling, known: Known) -> Iterator[Tie]:
    for mention in one.mentions:
        for event in known.get((mention.month, mention.day), ()) if mention.ties else ():
            same = event.document != one.document and len(event.sides & one.sides) >= 2
            if same and mention.in_year(event.day.year) is not None:
                yield Tie(words=mention.words, event=event)


def _stretch(one: Telling, ties: Sequence[Tie]) -> tuple[date, date] | None:
    """The first and last day of publication if these ties hold; None where the document itself speaks against it."""
    anchor = max(tie.event.day for tie in ties)
    past = [_near(one, anchor, place) for place in range(len(one.mentions))]
    if not all(past):
        return None
    told = max([anchor, *(day for day in past if day)])
    first, last = told, max(date(anchor.year, 12, 31), told + _GRACE)
    dating = one.dating
    if dating.candidates:
        days = [day for day in dating.candidates if first <= day <= last]
        return (days[0], days[-1]) if days else None
    first, last = max(first, dating.earliest or first), min(last, dating.latest or last)
    return (first, last) if first <= last else None


def _near(one: Telling, anchor: date, place: int) -> date | None:
    """The day that a mention means, if it is of the story of which the anchor is a day: not long after it."""
    mention = one.mentions[place]
    years = (anchor.year + 1, anchor.year, anchor.year - 1)
    days = (mention.in_year(year) for year in years)
    return next((day for day in days if day and day - anchor <= _AHEAD), None)


def _grounds(ties: Sequence[Tie]) -> tuple[tuple[str, ...], str]:
    """The dated documents, and in words what they tell."""
    ids = sorted({tie.event.document for tie in ties})
    words = {(tie.event.day, " ".join(tie.words.split())) for tie in ties}
    told = "; ".join(f"{printed!r} is {day} " for day, printed in sorted(words)).replace(" ;", ";").strip()
    reports = "a dated report" if len(ids) == 1 else f"{len(ids)} dated reports"
    return tuple(ids), f"{told} in {reports} of the same sides"
