"""Reads JSON lines: one article a line, `{"id", "text", "title"?, "published"?, "url"?, "outlet"?}`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from truceline.model import Drop, Given, RawArticle
from truceline.sources.reader import Limits, drop, enormous

_GIVEN = {"id": "name", "title": "title", "outlet": "outlet", "published": "published", "url": "url"}
_CHUNK = 1 << 20
# Objects and lists in one line beyond which it is no article: each costs as much memory as forty letters of text.
_MOST_PARTS = 200_000


class JsonLinesReader:
    """JSON lines, one article a line; fields it does not know are kept as metadata."""

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The article of each line, with `where` followed by the number of the line; blank lines are passed over."""
        found = False
        for number, line in enumerate(_lines(stream, limits), start=1):
            if line is None:
                found = True
                yield enormous(f"{where}:{number}", limits)
            elif line.strip():
                found = True
                yield _read_line(line, f"{where}:{number}")
        if not found:
            yield drop(where, "empty", "no line stands in it; delete it or write it again")


def _lines(stream: BinaryIO, limits: Limits) -> Iterator[bytes | None]:
    """The lines of the stream, with None for each that is too long: it is skipped without being held."""
    while line := stream.readline(limits.max_bytes + 1):
        if len(line) <= limits.max_bytes or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield None


def _read_line(line: bytes, where: str) -> RawArticle | Drop:
    if line.count(b"[") + line.count(b"{") + line.count(b'":') > _MOST_PARTS:
        detail = f"more than {_MOST_PARTS:,} lists, objects and fields; give each article as one flat object"
        return drop(where, "broken_json", detail)
    return _article(line, where)


def _article(line: bytes, where: str) -> RawArticle | Drop:
    try:
        value = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as error:
        return drop(where, "encoding", f"not UTF-8 (byte {error.start} of the line); write the file as UTF-8")
    except RecursionError:
        return drop(where, "broken_json", "nested too deep; give each article as one flat object")
    except ValueError as error:
        return drop(where, "broken_json", f"not JSON ({error}); write one whole object on the line")
    if not isinstance(value, dict):
        return drop(
            where, "not_an_object", f'{_kind(value)} where an object is due, like {{"id": "1", "text": "…"}}'
        )
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        return drop(where, "no_text", 'no words in its field "text"; put the article\'s text there')
    return _from_object(value, text, where)


def _from_object(value: dict[str, Any], text: str, where: str) -> RawArticle:
    given = {
        ours: _string(value[theirs]) for theirs, ours in _GIVEN.items() if value.get(theirs) not in (None, "")
    }
    known = {"text", *_GIVEN}
    meta = {key: _string(kept) for key, kept in value.items() if key not in known and kept is not None}
    # "replace": JSON can hold halves of characters that no encoding can.
    return RawArticle(
        where=where,
        content=text.encode("utf-8", "replace"),
        media_type="text/plain",
        given=Given(**given),
        meta=meta,
    )


def _string(value: Any) -> str:
    plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return plain.encode("utf-8", "replace").decode("utf-8")


def _kind(value: Any) -> str:
    names = {list: "a list", str: "a string", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")
