"""What HTTP does to the bytes of a page on their way, undone."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO

from truceline.sources.charset import is_charset
from truceline.sources.limits import Exceeded

_CHUNK = 1 << 20


def undo_encodings(content: bytes, encodings: Iterable[str | None], most: int) -> bytes:
    """The bytes of a page that was packed for the way, as `Content-Encoding` and `Transfer-Encoding` name it.

    No more than `most` bytes are made. Archives often keep such a header after they have unpacked the page: bytes that
    are not packed as it says come back as they are.
    """
    named = [name.strip().lower() for value in encodings if value for name in value.split(",")]
    if "chunked" in named:
        content = _join_chunks(content)
    if any(name in ("gzip", "x-gzip", "deflate") for name in named):
        content = _inflate(content, most)
    for name, reader in (("br", "BrotliReader"), ("zstd", "ZstdReader")):
        if name in named:
            content = _unpack_by(reader, content, most)
    return content


def inflate_stream(chunks: Iterable[bytes], headers: Mapping[str, str], most: int) -> bytes:
    """The bytes of a page as they come, unpacked. Raises Exceeded as soon as either is more than `most` bytes."""
    received = bytearray()
    encodings = {name.strip().lower() for name in headers.get("content-encoding", "").split(",")}
    for chunk in chunks:
        received += chunk
        if len(received) > most:
            raise Exceeded(
                "enormous", f"more than {most:,} bytes; save it by hand, or raise max_bytes in the settings"
            )
    if not encodings & {"gzip", "x-gzip", "deflate"}:
        return bytes(received)
    made = _inflate(bytes(received), most + 1)
    if len(made) > most:
        raise Exceeded(
            "grows_too_much", f"it unpacks to more than {most:,} bytes; save it by hand, or raise max_bytes"
        )
    return made


def decode_charset(content: bytes, charset: str | None) -> bytes:
    """The bytes in UTF-8 where they are not yet, and the server named the encoding they are in; else as they are."""
    if not charset or content.isascii() or not is_charset(charset):
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return content.decode(charset).encode("utf-8")
        except (LookupError, UnicodeError):
            return content
    return content


def _join_chunks(content: bytes) -> bytes:
    joined: list[bytes] = []
    at = 0
    while (end := content.find(b"\r\n", at, at + 1000)) >= 0:
        try:
            size = int(content[at:end].partition(b";")[0].strip(), 16)
        except ValueError:
            return content
        if size <= 0:
            return b"".join(joined)
        joined.append(content[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(joined) or content


def _unpack_by(reader: str, content: bytes, most: int) -> bytes:
    """What one of fastwarc's readers makes of these bytes, and these themselves where it can make nothing of them."""
    from fastwarc import stream_io

    try:
        return getattr(stream_io, reader)(BytesIO(content)).read(most) or content
    except OSError:
        return content


def _inflate(content: bytes, most: int) -> bytes:
    for bits in (
        zlib.MAX_WBITS | 32,
        -zlib.MAX_WBITS,
    ):  # 32: gzip or zlib, as it says itself; then bare deflate
        if made := _inflate_as(content, bits, most):
            return made
    return content


def _inflate_as(content: bytes, bits: int, most: int) -> bytes:
    inner = zlib.decompressobj(bits)
    made = bytearray()
    left = content
    while left and len(made) < most and not inner.eof:
        try:
            made += inner.decompress(left, min(_CHUNK, most - len(made)))
        except zlib.error:
            return bytes(made)
        left = inner.unconsumed_tail
    return bytes(made)
