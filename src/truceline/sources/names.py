"""The names of files: which are passed over, and how those that strangers gave are shown."""

from __future__ import annotations

from pathlib import PurePosixPath

_NO_ARTICLES = frozenset(
    {"readme", "readme.md", "readme.txt", "license", "license.txt", "license.md", "metadata.csv"}
)
_MAC = "__MACOSX"  # what macOS adds to every ZIP file it makes
_LONGEST = 200


def is_passed_over(path: str) -> bool:
    """Whether a file of this path, in a folder or an archive, is no article by its name: hidden, or a `README`."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    hidden = any((part.startswith(".") and part not in (".", "..")) or part == _MAC for part in parts)
    return hidden or (bool(parts) and parts[-1].lower() in _NO_ARTICLES)


def show(name: str) -> str:
    """A name that a stranger gave, fit to be printed: in one line, not endless, and without marks that turn the writing."""
    plain = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name)
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"
