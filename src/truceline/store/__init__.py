"""Keeps the ledger in a database: articles, documents, claims, drops, judgements, and the ceasefires made of them."""

from truceline.model import FAILED
from truceline.store.addresses import shown
from truceline.store.backup import Backup, Copying, back_up, copy_file, refuse_taken, restore
from truceline.store.codings import KeptCoding
from truceline.store.copying import Copied, CopyTell
from truceline.store.damage import Damage
from truceline.store.evidence import Alone, Derived, Evidence, Held, Noting, Reread, Saved
from truceline.store.finder import Finder
from truceline.store.finding import MOST, Found, Hit, Term, Wanted
from truceline.store.folding import folded, places
from truceline.store.inspector import Bundle, Inspector
from truceline.store.opening import open_store
from truceline.store.reader import Mark, Reader
from truceline.store.roles import ActorCount, NameCount, PlaceCount, RoleCount, Speaker, Standing
from truceline.store.store import Store

__all__ = [
    "FAILED",
    "MOST",
    "ActorCount",
    "Alone",
    "Backup",
    "Bundle",
    "Copied",
    "CopyTell",
    "Copying",
    "Damage",
    "Derived",
    "Evidence",
    "Finder",
    "Found",
    "Held",
    "Hit",
    "Inspector",
    "KeptCoding",
    "Mark",
    "NameCount",
    "Noting",
    "PlaceCount",
    "Reader",
    "Reread",
    "RoleCount",
    "Saved",
    "Speaker",
    "Standing",
    "Store",
    "Term",
    "Wanted",
    "back_up",
    "copy_file",
    "folded",
    "open_store",
    "places",
    "refuse_taken",
    "restore",
    "shown",
]
