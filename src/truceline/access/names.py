"""Names of people, as they are kept."""

from __future__ import annotations

import unicodedata

LONGEST_NAME = 64


def folded(name: str) -> str:
    """The name in one form, so that no two that look the same are two."""
    return " ".join(unicodedata.normalize("NFKC", name).split())


def is_name(folded_name: str) -> bool:
    """Whether this can be a name: short, and nothing in it that cannot be seen."""
    return 0 < len(folded_name) <= LONGEST_NAME and folded_name.isprintable()
