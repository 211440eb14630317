"""`python -m bench.plover`: event types of sentences coded by hand (PLOVER's gold standard records), open part beside blind.

The sentences are coded without the gate. Of several claims the one counts whose words stand highest in the syntax. Types are
compared as PLOVER has them now (16) and as the records have them (18). `--errors` shows sentences of the open part only.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from rich.console import Console
from rich.table import Table

from bench import BUILD, SHARED
from truceline.annotations import Annotator, mark
from truceline.annotations.parse import Parse
from truceline.claims import extract
from truceline.claims.events import event_of_act
from truceline.claims.reading import Reading
from truceline.documents import make_document
from truceline.model import ActClaim, Claim, Document, EventClaim, Given, RawArticle

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
    coded = {one.name: type_of(one) for one in sentences}
    parts = {
        "all": sentences,
        "open": [one for one in sentences if not one.is_blind],
        "blind": [one for one in sentences if one.is_blind],
    }
    console.print(figures(parts, coded))
    console.print(by_type(parts, coded))
    wrong = [
        one
        for one in parts["open"]
        if (coded[one.name] or ("",) * 3)[1] != one.type and options.type in (None, one.type)
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
    path = BUILD / f"parses-plover-{sha256(FILE.read_bytes()).hexdigest()[:12]}.pickle"
    if not path.exists():
        BUILD.mkdir(exist_ok=True)
        path.write_bytes(pickle.dumps(list(Annotator().parses(documents))))
    parses: list[Parse] = pickle.loads(path.read_bytes())
    return [
        Sentence(
            name=one["id"],
            document=document,
            parse=parse,
            type=one["event"],
            is_blind=sha256(one["id"].encode()).digest()[-1] % 2 == 0,
        )
        for one, document, parse in zip(records, documents, parses, strict=True)
    ]


def type_of(sentence: Sentence) -> tuple[str, str, str] | None:
    """The type of the first claim as it is now and as it was in the records, and its cue; None where nothing was coded."""
    annotated = mark(sentence.document, sentence.parse)
    reading = Reading(sentence.document, annotated)
    found = sorted(
        (_depth(reading, claim), type_, cameo, claim.cue.quote)
        for claim in extract(sentence.document, annotated)
        for type_, cameo in _events(claim)
    )
    if not found:
        return None
    _, now, cameo, cue = found[0]
    return now, THEN.get(cameo, now), cue


def _events(claim: Claim) -> Iterator[tuple[str, str]]:
    if isinstance(claim, EventClaim):
        yield str(claim.event_type), claim.cameo or ""
    elif isinstance(claim, ActClaim) and (sort := event_of_act(claim.act)) is not None:
        yield str(sort.type), sort.cameo


def _depth(reading: Reading, claim: Claim) -> tuple[int, int]:
    first, last = reading.token_range(claim.cue)
    head = reading.tree.head_of(first, last) if first < last else 0
    return sum(token.pos in ("VERB", "AUX") for token in reading.tree.above(head)), first


def figures(
    parts: Mapping[str, Sequence[Sentence]], coded: Mapping[str, tuple[str, str, str] | None]
) -> Table:
    """Coverage, accuracy of type where something was coded, the share of the most frequent type, macro-F1."""
    table = Table("Figure", *parts)
    for name, place in (("now", 0), ("records", 1)):
        rows: dict[str, list[str]] = {
            figure: [] for figure in ("coverage", "accuracy", "majority", "macro-F1")
        }
        for part in parts.values():
            gold = [NOW.get(one.type, one.type) if place == 0 else one.type for one in part]
            made = [(coded[one.name] or ("", "", ""))[place] for one in part]
            for figure, value in measure(gold, made).items():
                rows[figure].append(f"{value:.3f}")
        for figure, cells in rows.items():
            table.add_row(f"{figure} ({name})", *cells)
    return table


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


def by_type(
    parts: Mapping[str, Sequence[Sentence]], coded: Mapping[str, tuple[str, str, str] | None]
) -> Table:
    """The F1 of each type of the records."""
    table = Table("Type", *(f"{part}: gold, F1" for part in parts))
    for kind in sorted({one.type for one in parts["all"]}):
        cells = []
        for part in parts.values():
            gold, made = [one.type for one in part], [(coded[one.name] or ("", "", ""))[1] for one in part]
            cells.append(f"{gold.count(kind):3} {_f1(kind, gold, made):.2f}")
        table.add_row(kind, *cells)
    return table


if __name__ == "__main__":
    main()
