"""`python -m bench.plover`: event types of sentences coded by hand (PLOVER's gold standard records), open part beside blind.

The sentences are coded without the gate. Of several claims the one counts whose words stand highest in the syntax. Types are
compared as PLOVER has them now (16) and as the records have them (18). `--errors` shows sentences of the open part only.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import SHARED
from bench.cases import parsed
from truceline.annotations import mark
from truceline.annotations.parse import Parse
from truceline.claims import extract
from truceline.claims.events import event_of_act
from truceline.claims.reading import Reading
from truceline.documents import make_document
from truceline.model import (
    ActClaim,
    Claim,
    ContactClaim,
    Document,
    EventClaim,
    Given,
    IncidentClaim,
    RawArticle,
    StatementClaim,
)

FILE = SHARED / "gold/plover_gsr.json"
NOW = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""The types of the records that PLOVER has since put under another."""
THEN = {"10": "DEMAND", "11": "DISAPPROVE", "09": "INVESTIGATE", "19": "FIGHT"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, the type it was given by hand, and whether nobody may look at it."""

    name: str
    document: Document
    parse: Parse
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    is_blind: bool


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bench.plover",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="show N sentences with a wrong type"
    )
    parser.add_argument("--skip", type=int, default=0, metavar="N", help="after the first N")
    parser.add_argument("--type", help="of this type only")
    options = parser.parse_args()
    console = Console(highlight=False, soft_wrap=True)
    sentences = read_sentences()
    coded = {one.name: told_by(one) for one in sentences}
    parts = {
        "all": sentences,
        "open": [one for one in sentences if not one.is_blind],
        "blind": [one for one in sentences if one.is_blind],
    }
    console.print(figures(parts, coded))
    console.print(by_type(parts, coded))
    wrong = [
        one for one in parts["open"] if coded[one.name].then != one.type and options.type in (None, one.type)
    ]
    for one in wrong[options.skip : options.skip + options.errors]:
        console.print(f"{one.type:11} coded {coded[one.name]}  {one.document.text}", markup=False)


def read_sentences() -> list[Sentence]:
    """The sentences of the records, with their parses (kept in build/)."""
    records = [one for one in json.loads(FILE.read_text("utf-8")) if "text" in one]
    articles = [
        RawArticle(
            where=one["id"],
            content=one["text"].encode(),
            media_type="text/plain",
            given=Given(name=one["id"], published=one["date"]),
        )
        for one in records
    ]
    documents = [made for article in articles if isinstance(made := make_document(article), Document)]
    parses = parsed("plover", documents)
    return [
        Sentence(
            name=one["id"],
            document=document,
            parse=parse,
            type=one["event"],
            actors=_texts(one.get("source")),
            recipients=_texts(one.get("target")),
            is_blind=sha256(one["id"].encode()).digest()[-1] % 2 == 0,
        )
        for one, document, parse in zip(records, documents, parses, strict=True)
    ]


def _texts(actors: Any) -> tuple[str, ...]:
    """The words for the actors of a record, which gives one of them or a list."""
    several = actors if isinstance(actors, list) else [actors] if isinstance(actors, dict) else []
    return tuple(one["actorText"] for one in several if isinstance(one, dict) and one.get("actorText"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the first claim of a sentence tells: its type as it is now and as it was in the records, its cue, and who is in it."""

    now: str = ""
    then: str = ""
    cue: str = ""
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def told_by(sentence: Sentence) -> Told:
    """What is read of a sentence; empty where nothing was coded."""
    annotated = mark(sentence.document, sentence.parse)
    reading = Reading(sentence.document, annotated)
    found = [
        (_depth(reading, claim), type_, cameo, claim)
        for claim in extract(sentence.document, annotated)
        for type_, cameo in _events(claim)
    ]
    if not found:
        return Told()
    _, now, cameo, claim = min(found, key=lambda one: one[:3])
    doing, done_to = _who(claim)
    return Told(now=now, then=THEN.get(cameo, now), cue=claim.cue.quote, actors=doing, recipients=done_to)


def _who(claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    match claim:
        case ContactClaim():
            groups = (claim.participants, claim.participants)
        case IncidentClaim():
            groups = (claim.actors, claim.targets)
        case StatementClaim():
            groups = (claim.speakers, claim.addressees)
        case ActClaim():
            groups = (claim.actors, claim.parties)
        case _:
            groups = ((), ())
    doing, done_to = (
        tuple(role.words.quote if role.words else role.name for role in group) for group in groups
    )
    return doing, done_to


def _events(claim: Claim) -> Iterator[tuple[str, str]]:
    if isinstance(claim, EventClaim):
        yield str(claim.event_type), claim.cameo or ""
    elif isinstance(claim, ActClaim) and (sort := event_of_act(claim.act)) is not None:
        yield str(sort.type), sort.cameo


def _depth(reading: Reading, claim: Claim) -> tuple[int, int]:
    first, last = reading.token_range(claim.cue)
    head = reading.tree.head_of(first, last) if first < last else 0
    return sum(token.pos in ("VERB", "AUX") for token in reading.tree.above(head)), first


def figures(parts: Mapping[str, Sequence[Sentence]], coded: Mapping[str, Told]) -> Table:
    """Coverage, accuracy of type where something was coded, the share of the most frequent type, macro-F1."""
    table = Table("Figure", *parts)
    for name, when in (("now", "now"), ("records", "then")):
        rows: dict[str, list[str]] = {
            figure: [] for figure in ("coverage", "accuracy", "majority", "macro-F1")
        }
        for part in parts.values():
            gold = [NOW.get(one.type, one.type) if when == "now" else one.type for one in part]
            made = [getattr(coded[one.name], when) for one in part]
            for figure, value in measure(gold, made).items():
                rows[figure].append(f"{value:.3f}")
        for figure, cells in rows.items():
            table.add_row(f"{figure} ({name})", *cells)
    for field in ("actors", "recipients"):
        table.add_row(f"{field} named", *(f"{named(part, coded, field):.3f}" for part in parts.values()))
    return table


def named(part: Sequence[Sentence], coded: Mapping[str, Told], field: str) -> float:
    """In how many of the sentences that got a claim one of the actors (recipients) of the records is named in it."""
    pairs = [(getattr(one, field), getattr(coded[one.name], field)) for one in part if coded[one.name].now]
    wanted = [(gold, made) for gold, made in pairs if gold]
    return sum(_is_named(gold, made) for gold, made in wanted) / len(wanted) if wanted else 0.0


def _is_named(gold: Sequence[str], made: Sequence[str]) -> bool:
    words = [{word.lower() for word in re.findall(r"\w{3,}", " ".join(names))} for names in (gold, made)]
    return bool((words[0] & words[1]) - {"the", "and", "government", "president", "minister"})


def measure(gold: Sequence[str], made: Sequence[str]) -> dict[str, float]:
    told = [(want, have) for want, have in zip(gold, made, strict=True) if have]
    f1 = [_f1(kind, gold, made) for kind in sorted(set(gold))]
    return {
        "coverage": len(told) / len(gold),
        "accuracy": sum(want == have for want, have in told) / len(told) if told else 0.0,
        "majority": Counter(gold).most_common(1)[0][1] / len(gold),
        "macro-F1": sum(f1) / len(f1),
    }


def _f1(kind: str, gold: Sequence[str], made: Sequence[str]) -> float:
    hit = sum(want == have == kind for want, have in zip(gold, made, strict=True))
    return 2 * hit / (sum(one == kind for one in gold) + sum(one == kind for one in made)) if hit else 0.0


def by_type(parts: Mapping[str, Sequence[Sentence]], coded: Mapping[str, Told]) -> Table:
    """The F1 of each type of the records."""
    table = Table("Type", *(f"{part}: gold, F1" for part in parts))
    for kind in sorted({one.type for one in parts["all"]}):
        cells = []
        for part in parts.values():
            gold, made = [one.type for one in part], [coded[one.name].then for one in part]
            cells.append(f"{gold.count(kind):3} {_f1(kind, gold, made):.2f}")
        table.add_row(kind, *cells)
    return table


if __name__ == "__main__":
    main()
