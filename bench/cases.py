"""Reports with their gold and their parses, the parses kept in build/ so that a second look costs no minute.

Each set has a blind part, of which no error is ever shown: its figures tell how the rules carry over to reports that
nobody looked at.
"""

from __future__ import annotations

import pickle
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bench import BUILD, ROOT, SHARED
from truceline.annotations import Annotator
from truceline.annotations.parse import Parse
from truceline.documents import make_document
from truceline.evaluation import PlainClaim, read_gold
from truceline.model import Document, Drop, RawArticle
from truceline.sources import read_sources

_DEV_BLIND = frozenset({2010, 2014, 2016, 2022})  # 129 of the 572 claims of dev
_EVEN = range(0, 10_000, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSet:
    """Where a set of coded reports lies, and which years of it are its blind part."""

    articles: Path
    gold: Path
    metadata: Path | None = None
    blind_years: Container[int] = ()


SETS: Mapping[str, CaseSet] = {
    "dev": CaseSet(
        articles=SHARED / "gold/dev.reports.jsonl",
        gold=SHARED / "gold/dev.gold.jsonl",
        blind_years=_DEV_BLIND,
    ),
    "quiet": CaseSet(
        articles=SHARED / "gold/quiet.reports.jsonl",
        gold=SHARED / "gold/quiet.gold.jsonl",
        blind_years=_DEV_BLIND,
    ),
    "wires": CaseSet(
        articles=ROOT / "tests/data/wires.reports.jsonl",
        gold=ROOT / "tests/data/wires.gold.jsonl",
        blind_years=_EVEN,
    ),
    "digest": CaseSet(
        articles=ROOT / "tests/data/digest.reports.jsonl",
        gold=ROOT / "tests/data/digest.gold.jsonl",
        blind_years=_EVEN,
    ),
    "agency": CaseSet(
        articles=ROOT / "tests/data/agency",
        gold=ROOT / "tests/data/agency.gold.jsonl",
        metadata=ROOT / "tests/data/agency/metadata.csv",
        blind_years=_EVEN,
    ),
    "karabakh": CaseSet(
        articles=ROOT / "examples/karabakh",
        gold=ROOT / "tests/data/karabakh.gold.jsonl",
        metadata=ROOT / "examples/karabakh/metadata.csv",
    ),
    "seeds": CaseSet(
        articles=SHARED / "seeds",
        gold=SHARED / "gold/seeds.jsonl",
        metadata=SHARED / "seeds/metadata.csv",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A report, its parse, the claims of gold, and whether nobody may look at it."""

    name: str
    document: Document
    parse: Parse
    gold: Sequence[PlainClaim]
    is_blind: bool


def read_cases(name: str) -> list[Case]:
    """The reports of a set, those without claims too; empty where the set is not on this machine."""
    told = SETS[name]
    if not told.articles.exists():
        return []
    gold = read_gold(told.gold)
    articles = [
        one for one in read_sources([told.articles], metadata=told.metadata) if isinstance(one, RawArticle)
    ]
    made = [(one.given.name or Path(one.where).stem, make_document(one)) for one in articles]
    pairs = [(key, one) for key, one in made if not isinstance(one, Drop) and key in gold]
    parses = parsed(name, [document for _, document in pairs])
    return [
        Case(name=key, document=document, parse=parse, gold=gold[key], is_blind=_blind(told, document))
        for (key, document), parse in zip(pairs, parses, strict=True)
    ]


def _blind(told: CaseSet, document: Document) -> bool:
    day = document.dating.day
    return day is not None and day.year in told.blind_years


def parsed(name: str, documents: list[Document]) -> list[Parse]:
    """The parses of documents, kept in build/ under this name until the documents or the fields of a parse change."""
    kept_of = (*Parse.__slots__, *(document.text for document in documents))
    texts = sha256("\0".join(kept_of).encode()).hexdigest()[:12]
    path = BUILD / f"parses-{name}-{texts}.pickle"
    if path.exists():
        kept: list[Parse] = pickle.loads(path.read_bytes())
        return kept
    made = list(Annotator().parses(documents))
    BUILD.mkdir(exist_ok=True)
    path.write_bytes(pickle.dumps(made))
    return made
