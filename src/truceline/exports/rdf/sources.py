"""Articles, judgements and the ledger itself as things of a graph."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC

from truceline.exports.rdf.graph import (
    Block,
    Iri,
    Literal,
    Object,
    Resource,
    Told,
    dcterms,
    named,
    prov,
    rdf,
    tl,
    words,
    xsd,
)
from truceline.exports.rdf.names import SOFTWARE, Names
from truceline.model import Judgement
from truceline.views import ArticleRow, Extract


def ledger_resources(extract: Extract) -> Iterator[Resource]:
    """The ledger at this moment: the day whose standing is told, and the day as which it is shown, where that was asked for."""
    shown = extract.shown
    block = Block()
    block.put(
        named("ledger", "shown"),
        (prov("Bundle"), tl("Ledger")),
        {
            tl("day"): Literal(shown.day.isoformat(), xsd("date")),
            tl("as_of"): Literal(shown.as_of.isoformat(), xsd("date")) if shown.as_of else None,
            prov("wasAttributedTo"): SOFTWARE,
        },
    )
    yield from block


def article_resources(article: ArticleRow) -> Iterator[Resource]:
    """An article, without its text: who printed it when, whom it credits, and what it copies."""
    block = Block()
    block.put(
        named("article", article.id),
        (prov("Entity"), tl("Article")),
        {
            dcterms("identifier"): Literal(article.name),
            dcterms("title"): words(article.title),
            dcterms("publisher"): words(article.outlet),
            dcterms("language"): words(article.language),
            tl("credits"): words(article.origin),
            Iri("schema", "url"): Literal(article.url, xsd("anyURI")) if article.url else None,
            tl("characters"): article.characters,
            tl("copy_of"): named("article", article.copy_of) if article.copy_of else None,
            dcterms("isReplacedBy"): named("article", article.superseded_by)
            if article.superseded_by
            else None,
            **_published(article.published),
        },
    )
    yield from block


def judgement_resources(judgement: Judgement, known: Collection[Iri], names: Names) -> Iterator[Resource]:
    """What a person decided; `known` are the ceasefires, claims and judgements there are, by which it tells what it is on."""
    block = Block()
    block.put(
        named("judgement", judgement.id),
        (prov("Activity"), tl("Judgement")),
        {
            tl("verdict"): Literal(str(judgement.verdict)),
            tl("subject"): _subject(judgement.subject, known),
            tl("other"): _subject(judgement.other, known),
            tl("field"): words(judgement.field),
            rdf("value"): words(judgement.value),
            tl("seen"): words(judgement.seen),
            tl("reason"): words(judgement.why),
            prov("wasAssociatedWith"): names.person(judgement.by),
            prov("endedAtTime"): Literal(judgement.at.astimezone(UTC).isoformat(), xsd("dateTime")),
            prov("used"): [named("claim", one) for one in (*judgement.claims, *judgement.other_claims)],
        },
    )
    yield from block


def _published(told: str) -> dict[Iri, Told]:
    """The day of publication, or the first and last that it can have been."""
    if told == "undated":
        return {}
    first, _, last = told.partition("..")
    if first == told:
        return {dcterms("issued"): Literal(told, xsd("date"))}
    return {
        tl("issued_from"): Literal(first, xsd("date")) if first else None,
        tl("issued_until"): Literal(last, xsd("date")) if last else None,
    }


def _subject(told: str | None, known: Collection[Iri]) -> Object | None:
    """What is judged, by its name in the graph where it stands there, else as it is written."""
    if not told:
        return None
    for kind in ("ceasefire", "claim", "judgement"):
        if (iri := named(kind, told)) in known:
            return iri
    return Literal(told)
