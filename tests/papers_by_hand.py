"""Papers written by hand for these tests; every word in them is ours."""

from __future__ import annotations

from datetime import date

from truceline.papers import Cite, Figure, Items, Paper, Paragraph, Run, Section, Table, text

HOSTILE = (
    '#import "x": y',
    "$x^2$ and \\(y\\)",
    "<script>alert(1)</script>",
    "</w:t></w:r><w:t>out</w:t>",
    "a | b || c",
    '=HYPERLINK("https://example.org")',
    "*b* _i_ **s** `c` ~~d~~ [l](https://example.org) ![p](x.png) [^1] <https://example.org>",
    "# heading",
    "- item",
    "1. item",
    "> words",
    "&amp; &#60;b&#62;",
    "]]> <!-- no --> {{ words }} {% if %}",
    '#link("https://example.org")[x] @label <label> #{1+1} /* c */ // d',
    "javascript:alert(1)",
    "\x00\x01\x07\x1b[31m\x7f\x85",
    "\u202ereversed\u202c \u2066isolated\u2069 \u200bhidden\ufeff",
    "\ud800 \ufffe \uffff",
    "line\nbreak\r\n\n\nand\ttab",
    "trailing backslash \\",
    "www.example.org https://example.org someone@example.org",
)
SCRIPTS = "Azərbaycan İlğışçö; Перемирие їґћ; ქართული; հայերեն; العربية; עברית; हिन्दी"

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 40" width="400" height="40" font-family="Arial, sans-serif">'
    '<defs><pattern id="dots" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="2" height="2" fill="#2f8a58"/>'
    '</pattern></defs><rect width="400" height="40" fill="#ffffff"/><rect x="60" width="90" height="40" fill="url(#dots)"/>'
    '<text x="4" y="24" font-size="12">drawn</text></svg>'
)


def cite(number: int, quote: str = "Both sides agreed to hold their fire from noon.", **more: object) -> Cite:
    told = {
        "claim": "9ecfceac4e5715d3",
        "document": "d1",
        "start": 12,
        "end": 60,
        "article": "wire/001.txt",
        "title": "Truce from noon",
        "outlet": "The Wire",
        "origin": "TASS",
        "url": "https://example.org/a?b=1&c=2",
        "published": "2020-10-20",
    }
    return Cite(number=number, quote=quote, **{**told, **more})  # type: ignore[arg-type]  # a test's short hand


def figure(caption: str = "Breaches over time", words: str = "Armenia") -> Figure:
    table = Table(
        caption="Breaches", head=("who", "reports"), rows=((text(words), text("3")),), numbers=frozenset({1})
    )
    return Figure(caption=caption, says=f"{words} tells of 3.", svg=DRAWING, table=table)


def paper_of(words: str) -> Paper:
    """A paper that shows these words wherever foreign words may stand."""
    rows = ((text(words), text(Run(words=words, strong=True))), (text("last"), text("row")))
    return Paper(
        title=f"Title {words} end",
        subtitle=f"About {words} end",
        made_by="Truceline 0",
        day=date(2020, 11, 20),
        blocks=(
            Paragraph(text=text(f"Plain {words} end, ", Run(words=words, quoted=True, notes=(1,)), ".")),
            Items(items=(text(words), text(Run(words=words, strong=True), " after"))),
            Section(
                heading=f"Heading {words} end",
                blocks=(
                    Table(caption=f"Table {words} end", head=(f"head {words}", "second"), rows=rows),
                    figure(f"Chart {words} end", words),
                    Section(
                        heading="Deeper",
                        blocks=(Paragraph(text=text("Again.", Run(words="", notes=(1, 2)))),),
                    ),
                ),
            ),
        ),
        notes=(cite(1, words, title=words, outlet=words, origin=words), cite(2)),
    )
