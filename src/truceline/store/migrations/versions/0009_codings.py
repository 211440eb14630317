"""What people coded, for the queue of differences."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "codings",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("coder", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.Index("ix_codings_digest", "digest"),
    )
