"""Keeps the ledger in a database: articles, documents, claims, drops, judgements, and the ceasefires made of them."""

from truceline.store.evidence import Derived, Evidence, Saved
from truceline.store.opening import open_store
from truceline.store.reading import FAILED
from truceline.store.store import Store

__all__ = ["FAILED", "Derived", "Evidence", "Saved", "Store", "open_store"]
