"""RDF with PROV-O and web annotations: the whole ledger as one graph, in Turtle or JSON-LD."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from typing import Any, BinaryIO

from truceline.errors import NotFound
from truceline.exports.losses import ABSTAINED, Fault, Losing, Losses, LossKind
from truceline.exports.rdf.graph import Block, Iri, Resource, named
from truceline.exports.rdf.writing import json_ld, turtle
from truceline.model import Ceasefire, Choice, Claim, Role, Side
from truceline.views import Extract


class Rdf:
    """The ledger as one graph: ceasefires with a choice for each field, claims with their exact words, articles, judgements."""

    tables: tuple[str, ...] = ()

    def __init__(
        self,
        name: str,
        says: str,
        suffix: str,
        media_type: str,
        write: Callable[[Iterable[Resource]], Iterator[str]],
    ) -> None:
        self.name, self.says, self.suffix, self.media_type = name, says, suffix, media_type
        self._write = write

    def write(self, extract: Extract, to: BinaryIO, table: str | None = None) -> Losses:
        """Writes the graph to the stream, thing by thing; rows are the things."""
        if table is not None:
            raise NotFound(f"{self.name} has no table {table!r}.", next_step="Leave the table out.")
        losing, rows = Losing(), 0

        def counted() -> Iterator[Resource]:
            nonlocal rows
            for resource in resources(extract, losing):
                rows += 1
                yield resource

        to.writelines(piece.encode() for piece in self._write(counted()))
        number = len(extract.shown.summaries)
        return losing.losses(self.name, rows=rows, ceasefires=number, written=number)

    def check(self, file: BinaryIO) -> Iterator[Fault]:
        """What cannot be read, and what does not fit the shapes (`shapes.ttl`)."""
        from truceline.exports.rdf.checking import check  # brings rdflib and pySHACL: a second

        return check(file, self.name)


TURTLE = Rdf("turtle", "RDF with PROV-O, as Turtle", ".ttl", "text/turtle; charset=utf-8", turtle)
JSON_LD = Rdf("jsonld", "RDF with PROV-O, as JSON-LD", ".jsonld", "application/ld+json", json_ld)


def resources(extract: Extract, losing: Losing) -> Iterator[Resource]:
    """All things of the graph: the ledger, conflicts, ceasefires, claims, articles, judgements, then who and where."""
    from truceline.exports.rdf.ceasefires import ceasefire_resources, conflict_resources, former_id
    from truceline.exports.rdf.claims import claim_resources
    from truceline.exports.rdf.names import Names
    from truceline.exports.rdf.sources import article_resources, judgement_resources, ledger_resources

    shown, names = extract.shown, Names()
    yield from ledger_resources(extract)
    for conflict in shown.conflicts:
        yield from conflict_resources(conflict, names)
    wanted: dict[str, None] = {}
    for key in shown.summaries:
        ceasefire = shown.case(key)
        wanted |= dict.fromkeys(ceasefire.claims)
        _ceasefire_losses(ceasefire, losing)
        yield from ceasefire_resources(ceasefire, shown.relations(key), shown.claims, shown.day, names)
    block = Block()
    known_as = {one for summary in shown.summaries.values() for one in summary.also_known_as}
    for former, now in shown.former.items():
        if former not in known_as and former not in shown.summaries:
            former_id(block, former, now)
    yield from block
    for claim in (shown.claims[one] for one in wanted):
        _claim_losses(claim, losing)
        yield from claim_resources(claim, names)
    for article in extract.articles:
        yield from article_resources(article)
    known = _known(extract, wanted)
    for judgement in extract.judgements:
        yield from judgement_resources(judgement, known, names)
    yield from names.resources()
    _ledger_losses(extract, losing, len(wanted))


def _known(extract: Extract, claims: Iterable[str]) -> frozenset[Iri]:
    return frozenset(
        (
            *(named("ceasefire", one) for one in extract.shown.summaries),
            *(named("claim", one) for one in claims),
            *(named("judgement", one.id) for one in extract.judgements),
        )
    )


def _ceasefire_losses(ceasefire: Ceasefire, losing: Losing) -> None:
    for field in fields(ceasefire):
        choice = getattr(ceasefire, field.name)
        if isinstance(choice, Choice):
            _field_losses(field.name, choice, ceasefire.id, losing)
    losing.note(
        LossKind.LEFT_OUT,
        "comparisons",
        "the scores by which reports were taken for one ceasefire or for two; their reasons are kept",
        ceasefire=ceasefire.id,
        count=sum(len(join.rows) for join in ceasefire.joins)
        + sum(len(relation.rows) for relation in ceasefire.relations),
    )


def _field_losses(name: str, choice: Choice[Any], ceasefire: str, losing: Losing) -> None:
    if choice.abstention is not None:
        says, code = ABSTAINED[choice.abstention], str(choice.abstention)
        losing.note(LossKind.CODED, name, says, column="tl:abstention", code=code, ceasefire=ceasefire)
    elif isinstance(choice.value, tuple) and all(isinstance(one, (Side, str)) for one in choice.value):
        losing.note(
            LossKind.COARSER,
            name,
            "names in a list have no order in a graph",
            column=f"field:{name}",
            ceasefire=ceasefire,
            count=len(choice.value) > 1,
        )


def _claim_losses(claim: Claim, losing: Losing) -> None:
    told = [getattr(claim, field.name) for field in fields(claim)]
    roles = [one for some in told if isinstance(some, tuple) for one in some if isinstance(one, Role)]
    roles += [one for one in told if isinstance(one, Role)]
    losing.note(
        LossKind.LEFT_OUT,
        "words of roles",
        "the words by which an actor or place was read, and how; whom they stand for is kept",
        count=sum(role.words is not None for role in roles),
    )
    if claim.about is not None:
        losing.note(LossKind.LEFT_OUT, "about", "the words that first name the ceasefire in the article")


def _ledger_losses(extract: Extract, losing: Losing, claims: int) -> None:
    note = losing.note
    note(
        LossKind.LEFT_OUT,
        "text",
        "the text of the articles, but for the words quoted",
        count=len(extract.articles),
    )
    alone = sum(1 for _ in extract.shown.claims) - claims
    note(LossKind.LEFT_OUT, "claims", "claims that stand in no ceasefire", count=max(alone, 0))
    note(
        LossKind.LEFT_OUT,
        "drops",
        "what was left out when articles were read: see the screening log",
        count=len(extract.drops),
    )
