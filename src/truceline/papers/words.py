"""Words as every form of a paper shows them."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from truceline.papers.paper import Cite, Paper
from truceline.views.pieces import plainly

_SPACE = re.compile(r"[\t\n\r ]+")
_HEADER = 80  # letters
_IN_ADDRESSES = "/%:@!$&'()*+,;=~?#[]"


def shown(words: str) -> str:
    """The words in one line; characters that show nothing or turn others stand as their code point (`[U+202E]`)."""
    return plainly(_SPACE.sub(" ", words))


def short_title(paper: Paper) -> str:
    """The title as it fits beside the day in the head of a page."""
    title = shown(paper.title)
    return title if len(title) <= _HEADER else f"{title[: _HEADER - 1].rstrip()}…"


def made_line(paper: Paper) -> str:
    """The day that the paper tells of, and what made it: "2020-11-20 · Truceline 0.1.0"."""
    return " · ".join(
        part for part in (paper.day.isoformat() if paper.day else "", shown(paper.made_by)) if part
    )


def safe_link(link: str | None) -> str | None:
    """The address, if it leads to the web; None for others (`javascript:`), which no paper links to."""
    if link is None:
        return None
    address = link.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    return quote(address.encode("utf-8", "replace"), safe=_IN_ADDRESSES)


def source_line(cite: Cite) -> str:
    """Which article the words of a footnote stand in, and where: "A title, Gazette (TASS), 2020-10-20; characters 12 to 60, claim 9ecfceac4e5715d3".

    The file is named where no title tells which article it is.
    """
    outlet = (
        f"{cite.outlet} ({cite.origin})" if cite.outlet and cite.origin not in {None, cite.outlet} else ""
    )
    head = [cite.title, outlet or cite.outlet or cite.origin, cite.published]
    file = "" if cite.title else f"{cite.article}, "
    place = f"{file}characters {cite.start} to {cite.end}, claim {cite.claim}"
    return shown(f"{', '.join(part for part in head if part)}; {place}")
