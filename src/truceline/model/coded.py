"""What came of one article."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.claim import Claim
from truceline.model.document import Document
from truceline.model.drop import Drop
from truceline.model.office import Office
from truceline.model.source import RawArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One article with the document made of it, the claims read in it, what was left out, and who
    speaks for whom by its words.

    `document` is None where none could be made; `drops` then says why.
    """

    article: RawArticle
    document: Document | None
    claims: tuple[Claim, ...] = ()
    drops: tuple[Drop, ...] = ()
    offices: tuple[Office, ...] = ()
