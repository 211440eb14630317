"""Versioned snapshots of a ledger, with all that a data set is published with."""

from truceline.releases.changes import CaseChange, Changes, FieldChange, compare
from truceline.releases.citation import About, citation_file, citation_line
from truceline.releases.manifest import broken, read_manifest
from truceline.releases.release import Data, Released, Wanted, make_release
from truceline.releases.verify import verify

__all__ = [
    "About",
    "CaseChange",
    "Changes",
    "Data",
    "FieldChange",
    "Released",
    "Wanted",
    "broken",
    "citation_file",
    "citation_line",
    "compare",
    "make_release",
    "read_manifest",
    "verify",
]
