"""The tables of an access file: who may use a served ledger, and what was done. Times are ISO 8601 in UTC."""

from __future__ import annotations

from sqlalchemy import DDL, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, event

VERSION = 1
"""What these tables are; a file of another version is not opened."""

metadata = MetaData()

access = Table(
    "access",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # one row, 1
    Column("version", Integer, nullable=False),
)

users = Table(
    "users",
    metadata,
    Column("key", String(255), primary_key=True),  # the name without regard to case
    Column("name", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("password", Text),  # its argon2 hash; none for one who has tokens only
    Column("since", String(32), nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("hash", String(64), primary_key=True),  # SHA-256: a token is long and random, not a password
    Column("user", ForeignKey(users.c.key, ondelete="CASCADE"), nullable=False),
    Column("made", String(32), nullable=False),
    Column("until", String(32)),
    Index("ix_tokens_user", "user"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("user", ForeignKey(users.c.key, ondelete="CASCADE"), nullable=False),
    Column("begun", String(32), nullable=False),
    Column("seen", String(32), nullable=False),
    Index("ix_sessions_user", "user"),
)

log = Table(
    "log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("who", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("address", Text, nullable=False),
    Column("what", String(64), nullable=False),
    Column("on", Text, nullable=False),
    Index("ix_log_at", "at"),
    sqlite_autoincrement=True,  # a number is never given twice
)

# What is logged stays: not even our own code can change it by mistake.
for change in ("UPDATE", "DELETE"):
    event.listen(
        log,
        "after_create",
        DDL(  # type: ignore[no-untyped-call]  # SQLAlchemy has not typed it
            f"CREATE TRIGGER log_has_no_{change.lower()} BEFORE {change} ON log "
            "BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END"
        ),
    )
