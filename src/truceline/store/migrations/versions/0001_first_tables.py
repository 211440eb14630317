"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    ledger = op.create_table(
        "ledger",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("derived", sa.Integer, nullable=False),
    )
    op.bulk_insert(ledger, [{"id": 1, "revision": 0, "derived": 0}])
    _evidence()
    op.create_table(
        "ceasefires",
        sa.Column("id", sa.String(255), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_table(
        "former_ids",
        sa.Column("id", sa.String(255), primary_key=True),
        sa.Column("ceasefire", sa.String(255)),
    )


def downgrade() -> None:
    for table in (
        "former_ids",
        "ceasefires",
        "judgements",
        "drops",
        "claims",
        "documents",
        "articles",
        "ledger",
    ):
        op.drop_table(table)


def _evidence() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("where", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("given", sa.Text, nullable=False),
        sa.Column("meta", sa.Text, nullable=False),
        sa.Column("added_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("article", sa.String(64), sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        sa.Column("outlet", sa.Text),
        sa.Column("superseded_by", sa.String(64)),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_index("ix_documents_article", "documents", ["article"])
    _marks()


def _marks() -> None:
    op.create_table(
        "claims",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("document", sa.String(64), sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("act", sa.String(32)),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_index("ix_claims_document", "claims", ["document"])
    op.create_table(
        "drops",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("article", sa.String(64), sa.ForeignKey("articles.id")),
        sa.Column("stage", sa.String(32), nullable=False),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.Column("where", sa.Text, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_index("ix_drops_where", "drops", ["where"])
    op.create_table(
        "judgements",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("subject", sa.String(255), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_index("ix_judgements_subject", "judgements", ["subject"])
