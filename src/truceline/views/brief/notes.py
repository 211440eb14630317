"""Gives the statements of a brief their footnotes, numbered in the order in which a reader comes upon them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from truceline.model import Claim
from truceline.records.case import origin_of
from truceline.views.brief.shape import BriefSection, BriefSource, Cell, Note, Part, Statement
from truceline.views.evidence import published

MOST = 3
"""Passages quoted for each thing told: the earliest of as many independent origins."""


class Notes:
    """The footnotes so far: a passage of an article has one number, however often it is cited."""

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        self._claims = claims
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._of: dict[int, Claim] = {}

    def section(self, section: BriefSection) -> BriefSection:
        """The section with its notes."""
        pieces = tuple(
            replace(piece, statements=tuple(map(self.statement, piece.statements)))
            for piece in section.pieces
        )
        table = section.table
        if table is not None:
            rows = tuple(tuple(self.cell(cell) for cell in row) for row in table.rows)
            table = replace(table, rows=rows)
        return replace(section, pieces=pieces, table=table)

    def statement(self, statement: Statement) -> Statement:
        """The statement with its notes."""
        return replace(statement, parts=self.cell(statement.parts))

    def cell(self, cell: Cell) -> Cell:
        """The words with their notes."""
        return tuple(replace(part, notes=self._cite(part)) for part in cell)

    def notes(self) -> tuple[Note, ...]:
        """The footnotes by number."""
        return tuple(_note(number, claim) for number, claim in self._of.items())

    def sources(self) -> tuple[BriefSource, ...]:
        """The articles that are quoted, oldest first, with the numbers of their notes."""
        by_document: dict[str, list[int]] = {}
        for number, claim in self._of.items():
            by_document.setdefault(claim.source.document, []).append(number)
        cited = {key: self._of[numbers[0]].source for key, numbers in by_document.items()}
        order = sorted(cited, key=lambda key: (published(cited[key].dating), cited[key].name, key))
        return tuple(
            BriefSource(
                document=key,
                article=(source := cited[key]).name,
                title=source.title,
                outlet=source.outlet,
                origin=source.origin,
                url=source.url,
                published=published(source.dating),
                copy_of=_copied(source.copy_of, cited),
                notes=tuple(by_document[key]),
            )
            for key in order
        )

    def _cite(self, part: Part) -> tuple[int, ...]:
        chosen = _chosen([self._claims[one] for one in dict.fromkeys(part.claims) if one in self._claims])
        return tuple(sorted({self._number(claim) for claim in chosen}))

    def _number(self, claim: Claim) -> int:
        place = (claim.source.document, claim.span.start, claim.span.end)
        number = self._numbers.setdefault(place, len(self._numbers) + 1)
        self._of.setdefault(number, claim)
        return number


def _chosen(claims: Sequence[Claim]) -> Iterable[Claim]:
    """The earliest passage of each of the first few independent origins; what the report says itself before what it hands on."""
    order = sorted(
        claims,
        key=lambda one: (
            str(one.source.dating.latest or "9999"),
            one.source.copy_of is not None,
            one.source.name,
            one.span.start,
        ),
    )
    by_origin: dict[str, Claim] = {}
    for claim in order:
        by_origin.setdefault(origin_of(claim), claim)
    return list(by_origin.values())[:MOST]


def _copied(original: str | None, cited: Mapping[str, object]) -> str | None:
    if original is None:
        return None
    source = cited.get(original)
    return str(getattr(source, "title", None) or getattr(source, "name", "")) if source else ""


def _note(number: int, claim: Claim) -> Note:
    source = claim.source
    return Note(
        number=number,
        claim=claim.id,
        quote=claim.quote,
        document=source.document,
        start=claim.span.start,
        end=claim.span.end,
        article=source.name,
        title=source.title,
        outlet=source.outlet,
        origin=source.origin,
        url=source.url,
        published=published(source.dating),
    )
