"""Which Truceline derived the ceasefires: what another one derived is derived anew."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("ledger", sa.Column("shape", sa.String(64)))
