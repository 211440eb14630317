"""What the rest of the ledger tells of documents: lineages, furniture, and narrower datings."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for name, kind in (("superseded_because", sa.Text), ("copy_of", sa.String(64)), ("root", sa.Text)):
        op.add_column("documents", sa.Column(name, kind))
    op.add_column("claims", sa.Column("left_out", sa.Text))
    op.create_table(
        "first_readings",
        sa.Column("document", sa.String(64), sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("json", sa.Text, nullable=False),
        sa.Column("claims", sa.Text, nullable=False),
    )
    # What was derived before knew nothing of this.
    op.execute("UPDATE ledger SET revision = revision + 1 WHERE revision > 0")
