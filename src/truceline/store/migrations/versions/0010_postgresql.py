"""What PostgreSQL needs to find and to order as SQLite does; SQLite has it all."""

from alembic import op

from truceline.store.postgresql import compare_text_by_bytes

revision = "0010"
down_revision = "0009"

# The words of an entry and its facets, which no word can be taken for: a word holds no `+`. There is none for an entry
# that would not fit in a tsvector (a megabyte, and words of 2 kB); it is found by plain comparison.
_VECTOR = r"""
    ALTER TABLE findable ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        CASE WHEN octet_length(head) + octet_length(words) + octet_length(facets) < 1000000
            AND head !~ '[^ ]{255}' AND words !~ '[^ ]{255}'
        THEN array_to_tsvector(
            array_remove(string_to_array(head || words || replace(facets, ' f', ' +f'), ' '), '')
        ) END
    ) STORED
"""


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    compare_text_by_bytes(op.get_bind(), ["findable"])
    op.execute(_VECTOR)
    op.execute("CREATE INDEX ix_findable_vector ON findable USING gin (vector)")
    op.execute("CREATE INDEX ix_findable_without_vector ON findable (n) WHERE vector IS NULL")
    op.drop_index(
        "ix_drops_where", "drops"
    )  # a place is an address of any length, which only a hash index takes
    op.create_index("ix_drops_where", "drops", ["where"], postgresql_using="hash")
