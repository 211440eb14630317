"""Which names of encodings are those of text that people write."""

from __future__ import annotations

import codecs

# Python reads these by the same door. They are notations for programs: the time that two of them take grows with the
# square of the text, so that a megabyte of it holds a reader up for hours.
_NOTATIONS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})


def is_charset(name: str) -> bool:
    """Whether a mail, a page or a feed may name this as the encoding of its words."""
    try:
        return codecs.lookup(name).name.replace("_", "-") not in _NOTATIONS
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return False
