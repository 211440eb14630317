"""What claims are found by: who stands in them, and their words. Opening the ledger fills it: see `store.indexing`."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

# The words as SQLite looks them up; triggers keep them in step with the table, whoever writes to it.
_INDEX = (
    (
        "CREATE VIRTUAL TABLE found USING fts5(head, words, facets, content='findable', content_rowid='n', "
        "tokenize='unicode61 remove_diacritics 2')"
    ),
    (
        "CREATE TRIGGER findable_added AFTER INSERT ON findable BEGIN "
        "INSERT INTO found(rowid, head, words, facets) VALUES (new.n, new.head, new.words, new.facets); END"
    ),
    (
        "CREATE TRIGGER findable_gone AFTER DELETE ON findable BEGIN "
        "INSERT INTO found(found, rowid, head, words, facets) "
        "VALUES ('delete', old.n, old.head, old.words, old.facets); END"
    ),
)


def upgrade() -> None:
    _roles()
    _findable()
    op.add_column("offices", sa.Column("actor", sa.Text))
    op.create_index("ix_offices_actor", "offices", ["actor"])
    if op.get_bind().dialect.name == "sqlite":
        for statement in _INDEX:
            op.execute(statement)


def _roles() -> None:
    op.create_table(
        "roles",
        sa.Column("claim", sa.String(64), sa.ForeignKey("claims.id"), primary_key=True),
        sa.Column("role", sa.String(16), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("words", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("what", sa.String(64), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("day", sa.Date),
        sa.Column("in_claim", sa.Integer, nullable=False),
        sa.Column("in_document", sa.Integer, nullable=False),
        sa.Column("as_words", sa.Integer, nullable=False),
    )
    op.create_index("ix_roles_in_claim", "roles", ["in_claim", "actor", "day", "in_document", "name"])
    op.create_index("ix_roles_actor", "roles", ["actor", "day"])
    op.create_index("ix_roles_document", "roles", ["document"])


def _findable() -> None:
    op.create_table(
        "findable",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("of", sa.String(64), nullable=False),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("day", sa.Date),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("head", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("facets", sa.Text, nullable=False),
    )
    op.create_index("ix_findable_of", "findable", ["of", "kind"], unique=True)
    op.create_index("ix_findable_document", "findable", ["document"])
