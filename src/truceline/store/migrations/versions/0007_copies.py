"""The documents whose place another takes are found without going through all documents."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_index("ix_documents_superseded_by", "documents", ["superseded_by"])
