"""The tables of a ledger, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from truceline.errors import NotFound
from truceline.exports.tables.agreed import OBLIGATIONS, PROVISIONS
from truceline.exports.tables.ceasefires import CEASEFIRES
from truceline.exports.tables.claims import CLAIMS
from truceline.exports.tables.column import Table
from truceline.exports.tables.evidence import EVIDENCE, FIELD_TABLE, JOINS, RELATIONS
from truceline.exports.tables.lives import ACCOUNTS, DECLARATIONS, EVENTS, STANDING
from truceline.exports.tables.log import DROPS, JUDGEMENTS
from truceline.exports.tables.names import ACTORS, ARTICLES, CONFLICTS, PLACES

TABLES: Mapping[str, Table[Any]] = {
    table.name: table
    for table in (
        CEASEFIRES,
        DECLARATIONS,
        ACCOUNTS,
        STANDING,
        OBLIGATIONS,
        PROVISIONS,
        EVENTS,
        RELATIONS,
        FIELD_TABLE,
        EVIDENCE,
        JOINS,
        CLAIMS,
        ARTICLES,
        ACTORS,
        PLACES,
        CONFLICTS,
        JUDGEMENTS,
        DROPS,
    )
}


def table_named(name: str) -> Table[Any]:
    """The table of this name. Raises NotFound if there is none."""
    if name not in TABLES:
        raise NotFound(f"no table {name!r}.", next_step=f"There are: {', '.join(TABLES)}.")
    return TABLES[name]
