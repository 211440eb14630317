"""What reading needs besides the sources: the gate for web archives, and pages fetched as the settings say."""

from __future__ import annotations

from pathlib import Path

from truceline.settings import Settings
from truceline.sources import Fetcher, Manners, Memory


def fetcher(settings: Settings, *, ledger: str | None = None) -> Fetcher:
    """What fetches pages. With a ledger in a file it remembers, beside it, what has been fetched and not changed."""
    manners = Manners(
        max_bytes=settings.max_bytes,
        seconds=settings.fetch_seconds,
        delay=settings.fetch_delay,
        allow_private_addresses=settings.allow_private_addresses,
    )
    memory = Memory(Path(f"{ledger}.fetched.json")) if ledger and "://" not in ledger else None
    return Fetcher(manners=manners, memory=memory)
