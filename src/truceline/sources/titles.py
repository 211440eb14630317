"""Which titles in the properties of a file can be believed."""

from __future__ import annotations

import re

# What programs put there by themselves: names of files and programs, numbers, one or two words.
_NAME_OF_FILE = re.compile(r".*\.(?:docx?|rtf|pdf|indd|qxd|pages|odt|txt|html?|tmp)\b.*", re.IGNORECASE)
_PROGRAM = re.compile(
    r"(?:microsoft word|untitled|document|layout|page|print|slide|powerpoint)\b.*", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def trusted_title(title: str | None) -> str | None:
    """The title, if it reads like a headline: three words at least, and no name of a file or program."""
    words = (title or "").strip()
    if len(_WORD.findall(words[:1000])) < 3 or _NAME_OF_FILE.fullmatch(words) or _PROGRAM.fullmatch(words):
        return None
    return words
