"""What a store hands out and takes in as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from truceline.model import Ceasefire, Claim, Document, Judgement


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
    """What was made of the evidence: the ceasefires, and which document (by id) is superseded by which."""

    ceasefires: tuple[Ceasefire, ...]
    superseded: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """How many articles and claims of a batch were new to the ledger."""

    articles: int = 0
    claims: int = 0
