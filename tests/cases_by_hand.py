"""Compares each part of a ledger made by hand with what the articles give: documents, ceasefires, events, the conflict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ledger_by_hand import (
    Check,
    Claims,
    Part,
    listed,
    numbers,
    on_day,
    same_names,
    same_time,
    shares_words,
    shown,
    stems,
)
from truceline.annotations import Annotator
from truceline.documents import make_document
from truceline.model import (
    Account,
    Act,
    Ceasefire,
    Conflict,
    Dating,
    Document,
    Event,
    Given,
    Obligation,
    Progress,
    RawArticle,
    Status,
)
from truceline.records.case import origin_of
from truceline.records.happening.around import events_of
from truceline.records.happening.conflicts import gather as gather_conflicts
from truceline.run import add_articles
from truceline.sources import read_sources
from truceline.store import open_store
from truceline.views import ActorRow, show_actors

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PROGRESS = {"met": Progress.MET, "missed": Progress.MISSED, "due": Progress.NO_REPORT}
_BREAKING = (Act.END, Act.VIOLATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What the articles give: with what is known of them beside; and by their text alone, each by itself and all together.

    `goes_back` holds the name of the document that another is a copy of or corrects, by that one's id.
    """

    documents: Sequence[Document]
    alone: Sequence[Document]
    together: Sequence[Document]
    ceasefires: Sequence[Ceasefire]
    claims: Claims
    actors: Sequence[ActorRow]
    goes_back: Mapping[str, str]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The ceasefires, gathered into conflicts."""
        return gather_conflicts(self.ceasefires, self.claims.by_id)

    def events(self, kind: str) -> list[Event]:
        """All contacts or incidents, those told with a ceasefire and those told beside them."""
        told = [event for one in self.ceasefires for event in getattr(one, f"{kind}s").value or ()]
        beside = [
            event
            for conflict in self.conflicts
            for event in events_of(conflict, self.ceasefires, self.claims.by_id.values())
            if event.kind == kind
        ]
        return list(dict.fromkeys((*told, *beside)))


def make_ledgers(folder: Path, scratch: Path, annotator: Annotator) -> Made:
    """What the articles of a folder give, with its metadata.csv and without."""
    given = [
        one for one in read_sources([folder], metadata=folder / "metadata.csv") if isinstance(one, RawArticle)
    ]
    bare = [replace(one, given=Given(name=one.given.name)) for one in given]
    with open_store(scratch / "bare.ledger", create=True) as store:
        add_articles(store, bare, annotate=annotator)
        together = store.documents()
    with open_store(scratch / "known.ledger", create=True) as store:
        add_articles(store, given, annotate=annotator)
        names = {document.id: document.name for document in store.documents()}
        copies = {key: one.copy_of for key, one in store.lineages().items() if one.copy_of}
        newer = {one.superseded_by: key for key, one in store.lineages().items() if one.superseded_by}
        return Made(
            documents=store.documents(),
            alone=[made for one in bare if isinstance(made := make_document(one), Document)],
            together=together,
            ceasefires=store.ceasefires(),
            claims=Claims(store.claims()),
            actors=show_actors(store.documents(), store.claims(), store.offices(), store.alone().claims),
            goes_back={key: Path(names[other]).name for key, other in {**newer, **copies}.items()},
        )


def compare(gold: Part, made: Made) -> list[str]:
    """What is missing or other than a person made it, and the values that nothing was compared with."""
    documents = gold.part("documents")
    for name in documents.told:
        if name != "boilerplate":
            _document(documents.part(name), name, made)
    _boilerplate((documents if "boilerplate" in documents else gold).part("boilerplate"), made)
    _conflict(gold.part("conflict"), made)
    free = list(made.ceasefires)
    for part in sorted(gold.parts("ceasefires"), key=lambda part: "late" in part.told["key"]):
        _ceasefire(part, free, made)
    for ceasefire in free:
        gold.notes.miss("ceasefires", "no other", ceasefire.id)
    for part in gold.parts("contacts"):
        part.find(made.events("contact"), _event_checks(made.claims), _own_words(made.claims))
    for part in gold.parts("incidents"):
        part.find(made.events("incident"), _event_checks(made.claims), _own_words(made.claims))
    return [*gold.notes.misses, *(f"not compared: {path}" for path in gold.left())]


def _document(part: Part, name: str, made: Made) -> None:
    whole, alone, together = (
        next(one for one in documents if Path(one.name).name.startswith(name))
        for documents in (made.documents, made.alone, made.together)
    )
    part.expect("published", whole.dating.day, lambda value, day: value in ("null", str(day)))
    part.expect("outlet", whole.outlet, lambda value, found: value == found)
    part.expect("origin", alone.origin, lambda value, found: value == found)
    for key in ("copy_of", "corrects"):
        part.expect(key, made.goes_back.get(whole.id), lambda value, found: str(found).startswith(value))
    published = date.fromisoformat(part.told["published"]) if part.told["published"] != "null" else None
    if "dating" in part:
        text, _, later = part.take("dating").partition(";")
        if not _says_of_itself(text, alone.dating, published):
            part.notes.miss(f"{part.name}: dating by itself", text, _days(alone.dating))
        if not _says_with_others(later, together.dating, published):
            part.notes.miss(f"{part.name}: dating with the others", later.strip(), _days(together.dating))


def _days(dating: Dating) -> str:
    days = dating.candidates or (dating.earliest, dating.latest)
    return f"{', '.join(map(str, days))} ({dating.words.quote if dating.words else 'no words'})"


def _says_of_itself(text: str, dating: Dating, published: date | None) -> bool:
    """Whether a document by itself is dated as a person's words say: "Tuesday, October 20: 2009, 2015", "a Tuesday in November"."""
    if text == "exact":
        return dating.day is not None and dating.day == published
    years = {int(year) for year in re.findall(r"\b\d{4}\b", text)}
    after = re.search(r"after (\d{4})", text)
    days = dating.candidates
    if after:
        return dating.latest is None and dating.earliest is not None and dating.earliest.year >= int(after[1])
    if dating.day is not None or (years and {day.year for day in days} != years):
        return False
    weekdays = {name for name in _WEEKDAYS if name in text.split(":", maxsplit=1)[0]}
    if weekdays and {_WEEKDAYS[day.weekday()] for day in days} != weekdays:
        return False
    printed = re.search(r"on or after ([A-Z]\w+ \d+)", text)
    return not printed or (dating.words is not None and dating.words.quote == printed[1])


def _says_with_others(text: str, dating: Dating, published: date | None) -> bool:
    """Whether a document beside the others is dated as said: a year "once" more is known, or several days that "stay open"."""
    year = re.search(r"\b(\d{4})\b(?=[^;]* once )", text)
    if year and {day.year for day in (dating.earliest, dating.latest) if day} != {int(year[1])}:
        return False
    if "stays open" in text:
        return [day.day for day in dating.candidates] == [int(day) for day in re.findall(r"(\d+)th", text)]
    return dating.day in (None, published) or published is None


def _boilerplate(part: Part, made: Made) -> None:
    for name in part.told:
        for words in part.take(name):
            text = next(one.text for one in made.documents if Path(one.name).name.startswith(name))
            if words not in text:
                part.notes.miss(part.name, f"“{words}” in {name}", "no such words")
            if any(words in claim.quote for claim in made.claims.by_id.values()):
                part.notes.miss(part.name, f"no claim from “{words}” of {name}", "a claim")


def _conflict(part: Part, made: Made) -> None:
    """The conflict's name, what else its territory is called, and who fights."""
    name = part.take("name")
    row = next((row for row in made.actors if row.name == name), None)
    if row is None:
        part.notes.miss(f"{part.name}: name", name, "no such territory")
        return
    called = {words.words for words in row.names} | {alias.name for alias in row.aliases}
    for other in part.take("also_called"):
        if other not in called:
            part.notes.miss(f"{part.name}: also called", other, sorted(called))
    conflict = next((one for one in made.conflicts if one.name == name), None)
    part.expect("parties", conflict.sides if conflict else None, same_names)


def _ceasefire(part: Part, free: list[Ceasefire], made: Made) -> None:
    part.take("key")
    told = made.claims
    found = _take(part, free, told)
    if found is None:
        part.notes.miss(part.name, "a ceasefire", "none")
        return
    part.expect("agreed", found.agreed.value, same_time)
    part.expect("effect", found.effect.value, same_time)
    part.expect("parties", found.sides.value, same_names)
    part.expect("mediators", found.mediators.value, same_names)
    if "mediators" not in part and found.mediators.value:
        part.notes.miss(f"{part.name}: mediators", "none named", [one.name for one in found.mediators.value])
    part.expect("venue", found.venue.value, same_names)
    part.expect("signatories", found.signatories.value, same_names)
    part.expect("purpose", found.purpose.value, lambda value, given: sorted(value) == sorted(given or ()))
    part.expect("written", found.written.value, lambda value, given: given is (value == "yes"))
    part.expect("silent_on", found.silent_on.value, _all_share_words)
    part.expect("sources", found.claims, told.from_these)
    part.expect("independent_origins", found, lambda value, one: int(value) == len(_origins(one, told)))
    _corrected(part, found, told)
    if "not_party" in part:
        other = part.take("not_party")["actor"]
        if any(same_names(other, [side]) for side in found.sides.value or ()):
            part.notes.miss(f"{part.name}: no party", other, shown(found.sides.value))
    for term in part.parts("terms"):
        term.find(found.terms.value or (), _term_checks(told), _own_words(told))
    life = found.life.value or ()
    for key, accounts in _accounts(found).items():
        for one in part.parts(key):
            one.find(accounts, _account_checks(told, life), _own_words(told))
    _outcome(part, found, told)


def _origins(found: Ceasefire, told: Claims) -> set[str]:
    """Whom the reports of a ceasefire come from independently."""
    return {origin_of(told.by_id[one]) for one in found.claims}


def _corrected(part: Part, found: Ceasefire, told: Claims) -> None:
    """Whether what a report had wrong is passed over, or gone with the report that another one takes back."""
    if "corrected" not in part:
        return
    for name, was in part.take("corrected").items():
        value = getattr(found, name).value
        rests = told.articles(getattr(found, name).rests_on)
        if value is None or value.value == was["was"] or not any(one.startswith(was["by"]) for one in rests):
            part.notes.miss(f"{part.name}: corrected {name}", f"not {was['was']}", shown(value))


def _take(part: Part, free: list[Ceasefire], told: Claims) -> Ceasefire | None:
    """The ceasefire meant: that which agrees in most of its times and articles, and that no part before has taken."""

    def alike(one: Ceasefire) -> tuple[int, int]:
        times = [
            key
            for key in ("effect", "agreed")
            if key in part and same_time(part.told[key], getattr(one, key).value)
        ]
        named = part.told["key"] in one.id
        shared = sum(told.from_all(name, one.claims) for name in part.told["sources"])
        return len(times) + named, shared if shared == len(told.articles(one.claims)) else 0

    best = max(free, key=alike, default=None)
    if best is None or not any(alike(best)):
        return None
    free.remove(best)
    return best


def _accounts(found: Ceasefire) -> dict[str, Sequence[Account | Event]]:
    """Where each list of accounts is looked for."""
    life = found.life.value or ()
    said: tuple[Account | Event, ...] = (*(found.reactions.value or ()), *(found.statements.value or ()))
    return {
        "held": found.held.value or (),
        "carried_out": [one for one in life if one.act is Act.IMPLEMENT and one.status is not Status.NEGATED],
        "not_carried_out": [one for one in life if one.act is Act.IMPLEMENT and one.status is Status.NEGATED],
        "calls": [one for one in life if one.act is Act.CALL],
        "violations": found.violated.value or (),
        "reactions": (*said, *(one for one in life if one.act in (Act.CALL, Act.REACT))),
    }


def _outcome(part: Part, found: Ceasefire, told: Claims) -> None:
    """Whether the case tells of its breach or end from each article that the words in brackets name."""
    if "outcome" not in part:
        return
    for words, inside in re.findall(r"([^,(][^(]*?)(?: \(([^)]*)\))?(?:, |$)", part.take("outcome")):
        accounts = [one for one in found.life.value or () if one.act in _BREAKING]
        names = re.findall(r"[\w-]+", inside) or listed(part.told["sources"])
        for name in names:
            quotes = [told.quotes([c])[0] for one in accounts for c in one.claims if told.from_all(name, [c])]
            if not shares_words(words, quotes):
                part.notes.miss(f"{part.name}: outcome", f"“{words}” in {name}", quotes or "no account of it")


def _all_share_words(value: object, found: Iterable[str] | None) -> bool:
    return all(any(stems(one) & stems(other) for other in found or ()) for one in listed(value))


def _own_words(told: Claims) -> dict[str, Check]:
    def words(value: object, found: Account | Event | Obligation) -> bool:
        return shares_words(value, told.quotes(found.claims))

    return {"says": words, "when": words, "what": words}


def _term_checks(told: Claims) -> dict[str, Check]:
    def number(value: str, found: Obligation) -> bool:
        amount = found.quantity.value if found.quantity else None
        return amount is not None and numbers(value)[:1] == [amount.number]

    def agrees(value: dict[str, str], found: Obligation) -> bool:
        """Whether the article's other figure stands among what the value rests on: the two agree."""
        rests = found.quantity.rests_on if found.quantity else ()
        return all(
            any(
                numbers(text)[0] in numbers(told.by_id[one].quote)
                for one in rests
                if told.from_all(name, [one])
            )
            for name, text in value.items()
        )

    def deadline(value: str, found: Obligation) -> bool:
        return found.deadline is not None and on_day(value, found.deadline.value)

    return {
        "type": lambda value, found: value == found.type,
        "place": lambda value, found: same_names(value, found.place),
        "obligor": lambda value, found: same_names(value, found.obligor),
        "overseen by": lambda value, found: same_names(value, found.oversight),
        "quantity": number,
        "deadline": deadline,
        "duration": lambda value, found: any(
            told.terms[one].duration == value for one in found.claims if one in told.terms
        ),
        "reported": lambda value, found: found.progress == PROGRESS[value],
        "new_deadline": lambda value, found: any(
            on_day(value, told.terms[one].deadline) for one in found.claims if one in told.terms
        ),
        "differs": agrees,
        "sources": lambda value, found: told.from_all(value, found.claims),
    }


def _account_checks(told: Claims, life: Sequence[Account]) -> dict[str, Check]:
    def against(value: object, found: Account) -> bool:
        return same_names([] if value == "null" else value, found.actors)

    def stance(value: str, found: Account | Event) -> bool:
        """Welcoming is a reaction or a statement for; urging and asking are a call or a statement that asks."""
        asks = value.split(maxsplit=1)[0].rstrip("s") in ("urge", "ask", "call")
        if isinstance(found, Event):
            fits = found.stance == ("asks" if asks else "for")
        else:
            fits = found.act is (Act.CALL if asks else Act.REACT)
        return fits

    def term(value: str, found: Account) -> bool:
        return any(value in told.acts[one].terms for one in found.claims if one in told.acts)

    def place(value: object, found: Account) -> bool:
        """Whether the passages name all the places."""
        return all(name in " ".join(told.quotes(found.claims)) for name in listed(value))

    def denied(value: object, _: object) -> bool:
        """Whether the case tells that they deny a breach."""
        return any(same_names(value, one.actors) for one in life if one.act is Act.DENY)

    return {
        "type": term,
        "place": place,
        "denied_by": denied,
        "stance": stance,
        "actor": lambda value, found: same_names(
            value, found.who if isinstance(found, Event) else found.actors
        ),
        "against": against,
        "said_by": lambda value, found: same_names(value, [found.said_by] if found.said_by else []),
        "on": lambda value, found: on_day(
            value, found.date, None if isinstance(found, Event) else found.told
        ),
        "sources": lambda value, found: told.from_all(value, found.claims),
    }


def _event_checks(told: Claims) -> dict[str, Check]:
    def amount(value: str, found: Event) -> bool:
        """Whether the first figure is the event's, and the others stand in the words of it."""
        first, *others = numbers(value)
        if found.quantity is None or found.quantity.number != first:
            return False
        return set(others) <= set(numbers(found.quantity.words.quote))

    return {
        "kind": lambda value, found: value == found.what,
        "planned": lambda value, found: (found.status is Status.PLANNED) is (value == "yes"),
        "participants": lambda value, found: same_names(value, found.who),
        "actor": lambda value, found: same_names(value, found.who),
        "on": lambda value, found: on_day(value, found.date),
        "place": lambda value, found: same_names(value, found.place),
        "said_by": lambda value, found: same_names(value, [found.said_by] if found.said_by else []),
        "denied_by": lambda value, found: same_names(value, found.denied_by),
        "quantity": amount,
        "sources": lambda value, found: told.from_all(value, found.claims),
    }
