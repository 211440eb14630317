"""Keeps the ledger in a database: articles, documents, claims, drops, judgements, and the ceasefires made of them."""

from truceline.model import FAILED
from truceline.store.evidence import Alone, Derived, Evidence, Reread, Saved
from truceline.store.opening import open_store
from truceline.store.reader import Mark, Reader
from truceline.store.store import Store

__all__ = [
    "FAILED",
    "Alone",
    "Derived",
    "Evidence",
    "Mark",
    "Reader",
    "Reread",
    "Saved",
    "Store",
    "open_store",
]
