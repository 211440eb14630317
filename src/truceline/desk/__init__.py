"""The ledger held open for many readers: what pages and API ask of it, and what they tell it."""

from truceline.desk.desk import Desk
from truceline.desk.snapshot import Snapshot

__all__ = ["Desk", "Snapshot"]
