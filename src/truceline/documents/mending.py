"""Mends what copying has done to a text, before any offset is fixed: wrong encodings, and characters that show nothing."""

from __future__ import annotations

import re

# Blanks that keep words together or are of odd width; the reader of sentences knows the plain one only.
_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_LINE_END = re.compile("[\u000b\u000c\u2028\u2029]")
# A word parted at the end of a line by a soft hyphen is one word.
_PARTED = re.compile("\u00ad[ \t]*\n[ \t]*")
# Soft hyphens, zero-width blanks, byte order marks, marks of direction.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
# Joiners are part of the spelling in Persian and Indian scripts and of emoji; between Latin letters they are rubbish.
_JOINER = re.compile("(?<![\u0590-\U0010ffff])[\u200c\u200d](?![\u0590-\u1fff\u2c00-\U0010ffff])")
_MARKUP_UNSEEN = re.compile(
    r"&(?:shy|ZeroWidthSpace|NoBreak|lrm|rlm|#0*(?:173|8203|8206|8207|8288|65279)"
    r"|#[xX]0*(?:[aA][dD]|200[bBeEfF]|2060|[fF][eE][fF][fF]));"
)


def mend(text: str) -> str:
    """The text with wrongly decoded words mended, odd blanks as plain ones, and what shows nothing taken out.

    Quotation marks, dashes, letters of odd width and everything else that a reader sees stay as they are. A text that
    is mended already stays as it is.
    """
    if text.isascii():
        return _LINE_END.sub("\n", text)
    text = _LINE_END.sub("\n", _mend_encoding(text))
    return _JOINER.sub("", _UNSEEN.sub("", _PARTED.sub("", _BLANK.sub(" ", text))))


def mend_markup(markup: str) -> str:
    """Markup with its text mended, also where what shows nothing is written as an entity (`&shy;`)."""
    return mend(_MARKUP_UNSEEN.sub("", markup))


def _mend_encoding(text: str) -> str:
    """The text with the lines that were decoded wrongly ("cafÃ©") decoded again; ftfy tells which these are."""
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    if not is_bad(text):
        return text
    return "\n".join(fix_encoding(line) if is_bad(line) else line for line in text.split("\n"))
