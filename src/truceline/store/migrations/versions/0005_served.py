"""What pages need without reading the ledger whole: summaries, conflicts, questions, changes, and the way from claims to ceasefires."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("documents", sa.Column("segments", sa.Text))
    op.create_index("ix_documents_latest", "documents", ["latest", "earliest"])
    op.create_index("ix_documents_copy_of", "documents", ["copy_of"])
    op.add_column("claims", sa.Column("ceasefire", sa.String(255)))
    op.create_index("ix_claims_ceasefire", "claims", ["ceasefire"])
    op.add_column("ceasefires", sa.Column("revision", sa.Integer))
    op.add_column("ceasefires", sa.Column("summary", sa.Text))
    op.create_table(
        "relations",
        sa.Column("ceasefire", sa.String(255), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("other", sa.String(255), nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.Index("ix_relations_other", "other"),
    )
    op.create_table(
        "conflicts",
        sa.Column("id", sa.String(255), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_table(
        "questions",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("ceasefire", sa.String(255)),
        sa.Column("doubt", sa.String(32), nullable=False),
        sa.Column("weight", sa.Float, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.Index("ix_questions_ceasefire", "ceasefire"),
    )
    op.create_table(
        "changes",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("ceasefire", sa.String(255), nullable=False),
        sa.Column("field", sa.String(32)),
        sa.Column("was", sa.Text, nullable=False),
        sa.Column("now", sa.Text, nullable=False),
        sa.Index("ix_changes_ceasefire", "ceasefire"),
    )
