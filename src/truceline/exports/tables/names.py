"""Tables of articles, actors, places and conflicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from truceline.annotations.gazetteer import Place, load_gazetteer
from truceline.exports.tables.column import Column, ColumnType, Foreign, Table
from truceline.exports.tables.contents import Contents, Named
from truceline.exports.tables.parts import listed, number, sides_columns, text
from truceline.model import ConflictSummary
from truceline.views import ArticleRow


def _articles(contents: Contents) -> Iterator[ArticleRow]:
    """The articles by id; of later ones, which an earlier day does not know, nothing is told."""
    known = {row.id for row in contents.extract.articles}
    for row in sorted(contents.extract.articles, key=lambda row: row.id):
        yield replace(
            row,
            copy_of=row.copy_of if row.copy_of in known else None,
            superseded_by=row.superseded_by if row.superseded_by in known else None,
        )


def _bound(name: str, says: str, place: int) -> Column[ArticleRow]:
    """The first or last day that the time of publication leaves open."""

    def cell(row: ArticleRow) -> date | None:
        bounds = row.published.split("..")
        told = bounds[min(place, len(bounds) - 1)]
        return date.fromisoformat(told) if told and told != "undated" else None

    return Column(name=name, type=ColumnType.DATE, says=says, of=cell)


ARTICLES: Table[ArticleRow] = Table(
    name="articles",
    says="an article that speaks of a ceasefire; never its text",
    key=("id",),
    things=_articles,
    foreign=(
        Foreign(columns=("copy_of",), table="articles"),
        Foreign(columns=("superseded_by",), table="articles"),
    ),
    columns=(
        text(
            "id",
            "The id of the article: a hash of its bytes and of what was given with it.",
            lambda row: row.id,
            required=True,
        ),
        text("name", "What its source calls it.", lambda row: row.name),
        text("title", "Its title.", lambda row: row.title),
        text("outlet", "Who printed it.", lambda row: row.outlet),
        text("origin", "Whom it credits for its matter.", lambda row: row.origin),
        text("url", "Its address.", lambda row: row.url),
        text(
            "published",
            "When it was published: a day, `first..last`, or `undated`.",
            lambda row: row.published,
            required=True,
        ),
        _bound("published_earliest", "The first day that it can have been published on.", 0),
        _bound("published_latest", "The last day that it can have been published on.", 1),
        text("language", "Its language (ISO 639-1).", lambda row: row.language),
        number(
            "characters",
            "How long its text is.",
            lambda row: row.characters,
            unit="characters",
            required=True,
        ),
        text("copy_of", "The id of the article that it is a copy of.", lambda row: row.copy_of),
        text(
            "superseded_by",
            "The id of the article that corrects it, or that its outlet printed in its place.",
            lambda row: row.superseded_by,
        ),
    ),
)

ACTORS: Table[Named] = Table(
    name="actors",
    says="who is named as an actor",
    key=("id",),
    things=lambda contents: contents.actors,
    columns=(
        text("id", "The id of the actor; of a state its ISO 3166 code.", lambda row: row.id, required=True),
        text("name", "The short usual name.", lambda row: row.name, required=True),
        text(
            "within",
            "The id of the state that it belongs to, where it is none itself.",
            lambda row: row.within,
        ),
        number("claims", "How many claims name it.", lambda row: row.claims, unit="claims", required=True),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A place with what the gazetteer knows of it."""

    named: Named
    country: str | None
    located: Place | None


def _places(contents: Contents) -> Iterator[Placed]:
    gazetteer = load_gazetteer()
    for named in contents.places:
        country = gazetteer.country_of(named.id) or named.within
        yield Placed(named=named, country=country, located=gazetteer.located(named.id))


def _degrees(name: str, says: str) -> Column[Placed]:
    return Column(
        name=name,
        type=ColumnType.NUMBER,
        says=f"{says} (WGS 84); of towns alone: regions and countries have no point.",
        of=lambda row: getattr(row.located, name) if row.located else None,
        unit="degrees",
    )


PLACES: Table[Placed] = Table(
    name="places",
    says="what is named as a place",
    key=("id",),
    things=_places,
    columns=(
        text("id", "The id of the place.", lambda row: row.named.id, required=True),
        text("name", "Its name, as most claims give it.", lambda row: row.named.name, required=True),
        text("country", "The id of the state that it lies in.", lambda row: row.country),
        text(
            "precision",
            "What it is: how exact the place is.",
            lambda row: row.located.precision if row.located else None,
        ),
        _degrees("latitude", "North of the equator"),
        _degrees("longitude", "East of Greenwich"),
        number(
            "claims", "How many claims name it.", lambda row: row.named.claims, unit="claims", required=True
        ),
    ),
)

CONFLICTS: Table[ConflictSummary] = Table(
    name="conflicts",
    says="ceasefires gathered by sides and territory",
    key=("id",),
    things=lambda contents: sorted(contents.shown.told_conflicts, key=lambda told: told.conflict.id),
    columns=(
        text("id", "The id of the conflict.", lambda told: told.conflict.id, required=True),
        text("name", "Its name.", lambda told: told.conflict.name, required=True),
        *sides_columns("sides", "side_ids", "Who fights.", lambda told: told.conflict.sides),
        *sides_columns("places", "place_ids", "Where.", lambda told: told.conflict.places),
        listed("ceasefires", "The ids of its ceasefires.", lambda told: told.conflict.ceasefires),
        number(
            "articles",
            "How many articles tell of them.",
            lambda told: told.articles,
            unit="articles",
            required=True,
        ),
        number(
            "origins",
            "How many independent origins.",
            lambda told: told.origins,
            unit="origins",
            required=True,
        ),
    ),
)
