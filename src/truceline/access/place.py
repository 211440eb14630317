"""Where the access file of a ledger lies."""

from __future__ import annotations

from pathlib import Path

BESIDE_AN_ADDRESS = "truceline.access"


def access_place(ledger: str, named: str = "") -> Path:
    """The access file: as named, else beside the ledger under its name, else for a database here."""
    if named:
        return Path(named)
    return Path(BESIDE_AN_ADDRESS) if "://" in ledger else Path(f"{ledger}.access")
