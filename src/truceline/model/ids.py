"""Ids made of content alone: the same content has the same id in every run, on every machine."""

from __future__ import annotations

import hashlib


def content_id(*parts: str | bytes) -> str:
    """The id of these parts, in this order: 16 hexadecimal digits of their BLAKE2b hash.

    Each part is hashed with its length before it, so that ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def content_number(*parts: str | bytes) -> int:
    """The `content_id` of these parts as a whole number of 64 bits with a sign: what an index of a database holds."""
    return int.from_bytes(bytes.fromhex(content_id(*parts)), "big", signed=True)
