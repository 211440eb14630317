"""Reads a web archive, WARC or WET: each page in it that is text and passes the gate."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from truceline.model import Drop, Given, RawArticle, Stage
from truceline.sources.archives.compressed import Told
from truceline.sources.limits import Limits
from truceline.sources.reader import drop
from truceline.sources.web.http import decode_charset, undo_encodings

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_TEXT = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
PLAIN = b"<"
"""How no page begins that is packed or in chunks."""

_DAY = len("2020-10-10")
_REFUSED, _NOT_TEXT, _BROKEN = "no_ceasefire_term", "not_text", "broken_record"
_MOST_TYPES = 5  # told by name of those that are no text


class WarcReader:
    """A WARC or WET file, plain or compressed with gzip or zstd, one article a record.

    A page is looked at as bytes first: only what the gate lets through is made an article. What is left out is counted
    and told once for each reason, for one archive leaves out more pages than anybody reads drops.
    """

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The articles in the order of the archive, called `where:offset`, and then what was left out."""
        tally = Tally()
        for record, content in pages(Told(stream), limits, tally):
            yield make_article(record, content, f"{where}:{record.stream_pos}")
        yield from tally.drops(where, limits)


def pages(stream: Told | BinaryIO, limits: Limits, tally: Tally) -> Iterator[tuple[WarcRecord, bytes]]:
    """The records of a stream that hold a page which goes on, with the bytes of it; the others are counted."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = (
        WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion | WarcRecordType.revisit
    )
    try:
        for record in ArchiveIterator(stream, record_types=kinds):
            if (content := _content(record, limits, tally)) is not None:
                yield record, content
    except OSError as error:
        tally.fault = str(error)


@dataclass(slots=True)
class Tally:
    """What was left out of one archive, and why: by reason, then by the day on which it was fetched.

    `asked` counts the pages that the gate was asked of, `cut` those that are read though they are not whole. `fault`
    tells why the archive could not be read to its end.
    """

    asked: int = 0
    left: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    types: Counter[str] = field(default_factory=Counter)
    cut: int = 0
    fault: str | None = None

    def leave(self, record: WarcRecord, reason: str) -> None:
        """Counts a record that is left out."""
        self.left[reason][(record.headers.get("WARC-Date") or "")[:_DAY]] += 1

    def refuse(self, day: str) -> None:
        """Counts a page that the gate refused without its record being made."""
        self.asked += 1
        self.left[_REFUSED][day] += 1

    def lose(self) -> None:
        """Counts a record of which nothing can be read."""
        self.left[_BROKEN][""] += 1

    def drops(self, where: str, limits: Limits) -> Iterator[Drop]:
        """One drop for each reason."""
        left = dict(self.left)
        if refused := left.pop(_REFUSED, None):
            says = f"{refused.total():,} of {self.asked:,} pages hold no word for a ceasefire, truce or peace deal"
            yield _counted(Stage.GATE, where, _REFUSED, says, refused)
        if other := left.pop(_NOT_TEXT, None):
            most = ", ".join(f"{name} {count:,}" for name, count in self.types.most_common(_MOST_TYPES))
            says = f"{other.total():,} records are neither HTML nor text: {most}; nothing to do"
            yield _counted(Stage.SOURCES, where, _NOT_TEXT, says, other)
        if self.cut:
            left.setdefault(_BROKEN, Counter())
        for reason, days in sorted(left.items()):
            number = days.total() + (self.cut if reason == _BROKEN else 0)
            says = f"{number:,} records {_REASONS[reason].format(most=limits.max_bytes)}"
            yield _counted(Stage.SOURCES, where, reason, says, days)
        if self.fault is not None:
            yield drop(
                where,
                "broken_off",
                f"the archive cannot be read to its end ({self.fault}); what stands before is read; fetch it anew",
            )


def _counted(stage: Stage, where: str, reason: str, says: str, days: Counter[str]) -> Drop:
    told = tuple(sorted((day, number) for day, number in days.items() if day))
    return Drop(stage=stage, where=where, reason=reason, detail=says, records=days.total(), days=told)


_REASONS = {
    _BROKEN: "are damaged, or of another length than they say; what can be read of them is read; fetch them anew",
    "empty": "hold nothing; nothing to do",
    "enormous": "have more than {most:,} bytes; raise max_bytes in the settings",
    "http_status": "tell of a fault or lead elsewhere (another HTTP status than 200); nothing to do",
    "unchanged": "tell that a page had not changed, and do not hold it; read the archive that does",
}


def _content(record: WarcRecord, limits: Limits, tally: Tally) -> bytes | None:
    """The bytes of a page that goes on; None for any other record, which is counted."""
    kind = _kind(record)
    if kind not in _TEXT:
        _leave(record, kind, tally)
        return None
    if record.is_http and record.http_headers.status_code != 200:
        tally.leave(record, "http_status")
        return None
    content = _payload(record, limits, tally)
    if content is None or limits.gate is None:
        return content
    tally.asked += 1
    if limits.gate(content):
        return content
    tally.leave(record, _REFUSED)
    return None


def _kind(record: WarcRecord) -> str:
    """What kind of content a record says it holds, without parameters; nothing where it does not say."""
    kind = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return kind if kind in _TEXT else (kind or "").partition(";")[0].strip().lower()


def _leave(record: WarcRecord, kind: str, tally: Tally) -> None:
    from fastwarc.warc import WarcRecordType

    if record.record_type == WarcRecordType.revisit:
        tally.leave(record, "unchanged")
    else:
        tally.leave(record, _NOT_TEXT)
        tally.types[kind or "unknown"] += 1


def _payload(record: WarcRecord, limits: Limits, tally: Tally) -> bytes | None:
    size, most = record.content_length, limits.max_bytes
    if size > most:
        tally.leave(record, "enormous")
        return None
    content = record.reader.read(size) if size else b""
    is_cut = len(content) < size
    if record.is_http and content[:1] != PLAIN:  # to ask the headers takes longer than to read most pages
        head = record.http_headers
        packed = head.get("Content-Encoding"), head.get("Transfer-Encoding")
        if any(packed):
            content = undo_encodings(content, packed, most + 1)
    if len(content) > most:
        tally.leave(record, "enormous")
        return None
    if not content:
        tally.leave(record, _BROKEN if is_cut else "empty")
        return None
    tally.cut += is_cut  # what stands of it is read
    return content


def make_article(record: WarcRecord, content: bytes, where: str) -> RawArticle:
    """The article that a record holds."""
    is_http = record.is_http
    charset = record.http_charset if is_http else None
    said = {
        "fetched": record.headers.get("WARC-Date"),
        "last_modified": record.http_headers.get("Last-Modified") if is_http else None,
        "charset": charset,
        "truncated": record.headers.get("WARC-Truncated"),
    }
    return RawArticle(
        where=where,
        content=decode_charset(content, charset),
        media_type=_TEXT[_kind(record)],
        given=Given(name=_bare(record.record_id), url=_bare(record.headers.get("WARC-Target-URI"))),
        meta={name: value for name, value in said.items() if value},
    )


def _bare(address: str | None) -> str | None:
    """An address without the angle brackets that WARC 1.0 puts around some, and wget around all."""
    return (address or "").strip("<>") or None
