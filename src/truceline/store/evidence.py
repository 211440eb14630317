"""What a store hands out and takes in as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from truceline.model import (
    Ceasefire,
    Claim,
    ConflictSummary,
    Document,
    Judgement,
    Lineage,
    Met,
    Office,
    Question,
    Segment,
    Summary,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that ceasefires are made of, as it stood at one moment: documents, their claims, people's judgements.

    `undated` counts documents that were left out because nothing bounds when they were published.
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...] = ()
    undated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What was made of the evidence: the ceasefires, the lineage of each document by its id, and why claims were left out.

    `left_out` gives, by the id of a claim, why no ceasefire is made of it; `segments` the parts of documents in which lines
    of other articles recur. `summaries` are those of the ceasefires, by id; `questions` stand with what would change most first.
    """

    ceasefires: tuple[Ceasefire, ...]
    lineages: Mapping[str, Lineage] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    segments: Mapping[str, tuple[Segment, ...]] = field(default_factory=dict)
    summaries: Mapping[str, Summary] = field(default_factory=dict)
    conflicts: tuple[ConflictSummary, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """Documents, claims and offices as each document was read by itself, at one revision of the ledger.

    `evidence` is the same as the ledger tells it at that revision.
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    revision: int
    evidence: Evidence
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """A document with another dating, and the claims read with it."""

    document: Document
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How much a ledger holds: articles that were read for claims, how many of these have any, and what of these counts.

    `superseded` are articles with claims whose place a correction or a later version takes, `copies` those that speak with the voice of another.
    `counted` are the claims that ceasefires are made of.
    """

    articles: int
    with_claims: int
    superseded: int
    copies: int
    claims: int
    counted: int


class Noting(Protocol):
    """A run that notes what it met (`truceline.run.searched`)."""

    @property
    def run(self) -> str:
        """The id of the run."""

    def met(self, saved: Saved) -> Iterable[Met]:
        """What the run has met with this batch, of which so much was new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """How many articles and claims of a batch were new to the ledger, and which articles (ids)."""

    articles: int = 0
    claims: int = 0
    new: frozenset[str] = field(default=frozenset(), compare=False)
