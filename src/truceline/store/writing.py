"""What is written to a ledger. Each function runs inside a transaction that its caller opened and will commit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Executable, bindparam, delete, select, update

from truceline.model import Ceasefire, Coded, Drop, Judgement, Stage
from truceline.store import indexing, reading, rows, tables
from truceline.store.evidence import Derived, Saved
from truceline.store.inserting import insert_new
from truceline.store.shape import shape


def save(connection: Connection, coded: Sequence[Coded], drops: Iterable[Drop], added_at: str) -> Saved:
    """Adds articles with all that came of them; what is there already stays as it is."""
    known = reading.known(connection, (one.article.id for one in coded))
    new = list({one.article.id: one for one in coded if one.article.id not in known}.values())
    _forget_mended(connection, new)
    insert_new(connection, tables.articles, (rows.article_row(one.article, added_at) for one in new))
    made = [(one.document, one.article.id) for one in new if one.document is not None and not _refused(one)]
    insert_new(
        connection, tables.documents, (rows.document_row(document, article) for document, article in made)
    )
    claims = {claim.id: claim for one in new for claim in one.claims}
    insert_new(connection, tables.claims, map(rows.claim_row, claims.values()))
    indexing.index(connection, [document for document, _ in made], claims.values())
    kept = {document.id for document, _ in made}
    offices = (rows.office_row(office) for one in new for office in one.offices if office.document in kept)
    insert_new(connection, tables.offices, offices)
    left_out = [rows.drop_row(drop, one.article.id) for one in new for drop in one.drops]
    left_out += [rows.drop_row(drop, None) for drop in drops]
    insert_new(connection, tables.drops, left_out)
    if made or claims:
        _count_revision(connection)
    return Saved(articles=len(new), claims=len(claims))


def judge(connection: Connection, judgement: Judgement) -> None:
    """Appends a judgement."""
    insert_new(connection, tables.judgements, [rows.judgement_row(judgement)])
    _count_revision(connection)


def lock(connection: Connection) -> None:
    """Keeps others from deriving or adding until the transaction ends (SQLite has locked already)."""
    connection.execute(select(tables.ledger.c.id).with_for_update()).all()


def write_derived(connection: Connection, derived: Derived, since: int) -> None:
    """Puts these ceasefires, made of the evidence of revision `since`, in the place of those before.

    Ids that no longer stand lead on to what became of them. Only what has changed is written.
    """
    table = tables.ceasefires
    before = {row.id: row for row in connection.execute(select(table))}
    new = {
        row["id"]: row
        for place, one in enumerate(derived.ceasefires)
        for row in [rows.ceasefire_row(one, place)]
    }
    changed = [key for key, row in before.items() if key not in new or row.json != new[key]["json"]]
    if changed or len(new) != len(before):
        _write_former_ids(
            connection, map(rows.former_of, (row.json for row in before.values())), derived.ceasefires
        )
        _each(
            connection, delete(table).where(table.c.id == bindparam("of")), [{"of": key} for key in changed]
        )
        insert_new(
            connection, table, (row for key, row in new.items() if key not in before or key in set(changed))
        )
    moved = [
        {"of": key, "to": row["position"]}
        for key, row in new.items()
        if key in before and before[key].position != row["position"]
    ]
    _each(
        connection, update(table).where(table.c.id == bindparam("of")).values(position=bindparam("to")), moved
    )
    _write_lineages(connection, derived)
    connection.execute(update(tables.ledger).values(derived=since, shape=shape()))


def _write_lineages(connection: Connection, derived: Derived) -> None:
    documents, claims = tables.documents, tables.claims
    names = ("superseded_by", "superseded_because", "copy_of", "root")
    columns = [documents.c[name] for name in names]
    none = dict.fromkeys(names)
    known = {
        row[0]: dict(zip(names, row[1:], strict=True))
        for row in connection.execute(select(documents.c.id, *columns))
    }
    told = {key: rows.lineage_row(lineage) for key, lineage in derived.lineages.items()}
    lines = [
        {"of": key, **{f"new_{name}": row[name] for name in names}}
        for key in known
        if (row := told.get(key, none)) != known[key]
    ]
    marked = update(documents).where(documents.c.id == bindparam("of"))
    _each(connection, marked.values({name: bindparam(f"new_{name}") for name in names}), lines)
    left_out = reading.left_out(connection)
    changes = [
        {"of": key, "why": derived.left_out.get(key)}
        for key in sorted(left_out.keys() | derived.left_out.keys())
        if left_out.get(key) != derived.left_out.get(key)
    ]
    _each(
        connection,
        update(claims).where(claims.c.id == bindparam("of")).values(left_out=bindparam("why")),
        changes,
    )


def _each(connection: Connection, statement: Executable, lines: Sequence[rows.Values]) -> None:
    """Runs a statement for each of these lines, if there are any."""
    if lines:
        connection.execute(statement, lines)


def successors(before: Iterable[rows.Former], after: Sequence[Ceasefire]) -> dict[str, str | None]:
    """What became of each case whose id no longer stands: the one that says it had that id, else the one that shares
    most claims with it (the first of equals), else None.
    """
    standing = {ceasefire.id for ceasefire in after}
    gone = [old for old in before if old.id not in standing]
    if not gone:
        return {}
    had = {name: ceasefire.id for ceasefire in reversed(after) for name in ceasefire.also_known_as}
    holder = {claim: ceasefire.id for ceasefire in after for claim in ceasefire.claims}
    return {old.id: had.get(old.id) or _sharing(old, holder) for old in gone}


def _sharing(old: rows.Former, holder: Mapping[str, str]) -> str | None:
    shared = Counter(holder[claim] for claim in old.claims if claim in holder)
    return min(shared, key=lambda new: (-shared[new], new), default=None)


def _refused(coded: Coded) -> bool:
    return any(drop.stage is Stage.GATE for drop in coded.drops)


def _forget_mended(connection: Connection, coded: Sequence[Coded]) -> None:
    """Takes away what was noted of articles that could not be coded or read before, and now were."""
    table = tables.drops
    for one in coded:
        connection.execute(delete(table).where(table.c.article == one.article.id))
        connection.execute(
            delete(table).where(table.c.where == rows.storable(one.article.where), table.c.article.is_(None))
        )


def _count_revision(connection: Connection) -> None:
    connection.execute(update(tables.ledger).values(revision=tables.ledger.c.revision + 1))


def _write_former_ids(
    connection: Connection, before: Iterable[rows.Former], after: Sequence[Ceasefire]
) -> None:
    former, gone = reading.former_ids(connection), successors(before, after)
    led_on = {old: gone.get(now, now) if now is not None else None for old, now in former.items()}
    standing = {ceasefire.id for ceasefire in after}
    leads = {old: now for old, now in {**led_on, **gone}.items() if old not in standing}
    if leads == former:
        return
    connection.execute(delete(tables.former_ids))
    insert_new(connection, tables.former_ids, ({"id": old, "ceasefire": now} for old, now in leads.items()))
