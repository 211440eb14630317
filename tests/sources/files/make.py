"""Makes the files beside it with LibreOffice: `python make.py`, with `soffice` on the path.

The outlets and the words are invented for these tests; what they tell of ceasefires happened.
"""

import json
import struct
import subprocess
import tempfile
import zlib
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent

TRUCE = (
    "Guns agreed to fall silent over Nagorno-Karabakh",
    [
        (
            "MOSCOW — Armenia and Azerbaijan agreed on a humanitarian ceasefire from midday on October 10, after more "
            "than ten hours of talks in the Russian capital, the Russian foreign minister said."
        ),
        (
            "The pause is meant for the exchange of prisoners and of the bodies of the dead, with the help of the "
            "International Committee of the Red Cross. “The details will be settled separately,” he told reporters."
        ),
        "Each side blamed the other for shelling within an hour of the start.",
    ],
)
PRETORIA = (
    "Ethiopia and Tigray’s leaders sign a cessation of hostilities",
    [
        (
            "Ethiopia’s government and the Tigray People’s Liberation Front signed a permanent cessation of hostilities "
            "in Pretoria on Wednesday, two years after the war began."
        ),
        (
            "The African Union’s envoy, Olusegun Obasanjo, called it the beginning of a new dawn. Café owners in Mekelle "
            "said they would believe it when the telephones worked."
        ),
    ],
)
JEDDAH = (
    "Sudan’s rivals accept a week’s truce",
    [
        "The Sudanese army and the Rapid Support Forces signed a seven-day ceasefire in Jeddah on Saturday.",
        (
            "It takes effect on Monday evening and is watched by a committee of both sides with Saudi Arabia and the "
            "United States."
        ),
    ],
)


def line(words: str, style: str = "") -> str:
    return f'<p style="{style}">{words}</p>'


def paragraphs(text: list[str]) -> str:
    return "".join(line(words) for words in text)


def nexis_article(article: tuple[str, list[str]], outlet: str, day: str, above: dict[str, str]) -> str:
    title, text = article
    labels = "".join(line(f"<b>{label}:</b>&nbsp;{words}") for label, words in above.items())
    return (
        f'<h1><a href="https://nexis.example/document/1">{title}</a></h1>'
        + line(outlet, "text-align: center")
        + line(day, "text-align: center")
        + line(f"Copyright 2022 {outlet} All Rights Reserved")
        + labels
        + line("<b>Body</b>")
        + line("")
        + paragraphs(text)
        + line("<b>Graphic</b>")
        + line("A street in the morning.")
        + line("<b>Classification</b>")
        + line("")
        + line("<b>Language:</b>&nbsp;ENGLISH")
        + line("<b>Publication-Type:</b>&nbsp;Newspaper")
        + line("<b>Subject:</b>&nbsp;TRUCES (91%); WAR &amp; CONFLICT (90%)")
        + line("<b>Load-Date:</b>&nbsp;November 4, 2022")
        + line("<b>End of Document</b>", "page-break-after: always")
    )


def nexis() -> str:
    cover = (
        line("User Name: A Coder")
        + line("Date and Time: Friday, November 4, 2022 10:12 AM CET")
        + line("Job Number: 1234567")
        + line("Documents (2)")
        + line(f"1. {TRUCE[0]}")
        + line("Client/Matter: -None-")
        + line(f"2. {PRETORIA[0]}")
        + line("Client/Matter: -None-", "page-break-after: always")
        + line("")
    )
    first = nexis_article(
        TRUCE,
        "The Harbour Courier (Port Alder)",
        "October 10, 2020 Saturday 3:05 PM GMT",
        {"Section": "WORLD; Pg. 4", "Length": "91 words", "Byline": "Ada Lind", "Dateline": "MOSCOW"},
    )
    second = nexis_article(PRETORIA, "Weekday Post", "3 November 2022", {"Length": "60 words"})
    return cover + first + second


def row(code: str, *lines: str) -> str:
    words = "".join(line(words) for words in lines)
    return f"<tr><td><p><b>{code}</b></p></td><td>{words}</td></tr>"


def factiva_article(article: tuple[str, list[str]], fields: dict[str, str], number: str) -> str:
    title, (lead, *tail) = article
    told = "".join(row(code, words) for code, words in fields.items())
    return (
        "<table>"
        + row("HD", title)
        + told
        + row("LP", lead)
        + row("TD", *tail)
        + row("NS", "gcns : Armed conflict | gcat : Political/General News")
        + row("RE", "azerb : Azerbaijan | armen : Armenia")
        + row("PUB", "Harbour Courier Ltd.")
        + row("AN", f"Document {number}")
        + "</table><p><br/></p>"
    )


def factiva() -> str:
    first = {
        "BY": "By Ada Lind",
        "WC": "91 words",
        "PD": "10 October 2020",
        "ET": "15:05",
        "SN": "The Harbour Courier",
        "SC": "HRBCOU",
        "ED": "Final",
        "PG": "4",
        "LA": "English",
        "CY": "(c) 2020 Harbour Courier Ltd. All Rights Reserved.",
    }
    second = {
        "WC": "60 words",
        "PD": "3 November 2022",
        "SN": "Weekday Post",
        "SC": "WKDPST",
        "LA": "English",
        "CY": "Copyright 2022, Weekday Post.",
    }
    return (
        factiva_article(TRUCE, first, "HRBCOU0020201010egaa0001x")
        + factiva_article(PRETORIA, second, "WKDPST0020221103egb30002y")
        + line("Search Summary")
        + line("Text: ceasefire")
    )


def plain_article(lines: list[str], text: list[str], number: str) -> str:
    return "".join(map(line, [*lines, *text, f"Document {number}"])) + line("", "page-break-after: always")


def factiva_plain() -> str:
    first = [
        "World",
        TRUCE[0],
        "Ada Lind",
        "91 words",
        "10 October 2020",
        "15:05",
        "The Harbour Courier",
        "HRBCOU",
        "4",
        "English",
        "(c) 2020 Harbour Courier Ltd. All Rights Reserved.",
    ]
    second = [JEDDAH[0], "1,043 words", "20 May 2023", "Weekday Post", "WKDPST", "English", "Copyright 2023"]
    return plain_article(first, TRUCE[1], "HRBCOU0020201010egaa0001x") + plain_article(
        second, JEDDAH[1], "WKDPST0020230520egb30002y"
    )


def one() -> str:
    title, text = TRUCE
    more = [*text, *PRETORIA[1], *JEDDAH[1]] * 4
    return f"<h1>{title}</h1>" + paragraphs(more)


def page(body: str, title: str = "") -> str:
    style = "@page { margin: 2cm } p { text-align: justify }"
    return f'<html><head><meta charset="utf-8"><title>{title}</title><style>{style}</style></head><body>{body}</body></html>'


def picture(path: Path) -> None:
    """A grey picture of 64 by 64 points, as PNG."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = kind + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    rows = b"".join(b"\0" + b"\x99" * 64 for _ in range(64))
    header = struct.pack(">IIBBBBB", 64, 64, 8, 0, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def convert(
    name: str, form: str, body: str, title: str = "", options: Mapping[str, object] | None = None
) -> None:
    """Writes `name` as LibreOffice makes it from a page."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{Path(name).stem}.html"
        source.write_text(page(body, title), encoding="utf-8")
        picture(Path(folder) / "picture.png")
        suffix = Path(name).suffix[1:]
        to = f"{suffix}:{form}" + (f":{json.dumps(options)}" if options else "")
        command = [
            "soffice",
            "--headless",
            "--infilter=HTML (StarWriter)",
            "--convert-to",
            to,
            "--outdir",
            folder,
        ]
        subprocess.run([*command, str(source)], check=True)
        (HERE / name).write_bytes((Path(folder) / name).read_bytes())


WORD, RICH, PDF = "MS Word 2007 XML", "Rich Text Format", "writer_pdf_Export"
PASSWORD = {
    "EncryptFile": {"type": "boolean", "value": "true"},
    "DocumentOpenPassword": {"type": "string", "value": "courier"},
}

if __name__ == "__main__":
    convert("nexis.docx", WORD, nexis())
    convert("nexis.rtf", RICH, nexis())
    convert("nexis.pdf", PDF, nexis())
    convert("factiva.rtf", RICH, factiva())
    convert("factiva_plain.rtf", RICH, factiva_plain())
    convert("article.docx", WORD, one(), TRUCE[0])
    convert("article.rtf", RICH, one())
    convert("article.pdf", PDF, one(), TRUCE[0])
    convert("picture.pdf", PDF, '<img src="picture.png">')
    convert("password.pdf", PDF, one(), options=PASSWORD)
