"""The secret that a form of ours carries, so that no other site can send one in a reader's name."""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hashlib import sha256


def form_secret(cookie: str) -> str:
    """The secret of all forms of the visit that has this cookie; the cookie cannot be told from it."""
    return sha256(b"form:" + cookie.encode()).hexdigest()


def masked(secret: str) -> str:
    """The secret as a page shows it: another one each time, so that compressed pages do not give it away."""
    plain = bytes.fromhex(secret)
    mask = secrets.token_bytes(len(plain))
    return urlsafe_b64encode(mask + _xor(mask, plain)).decode()


def fits(secret: str, shown: str) -> bool:
    """Whether what a form carries is this secret, masked."""
    try:
        both = urlsafe_b64decode(shown.encode("ascii"))
    except (Error, ValueError):
        return False
    half = len(both) // 2
    given = _xor(both[:half], both[half:])
    return bool(secret) and len(both) % 2 == 0 and hmac.compare_digest(given, bytes.fromhex(secret))


def _xor(left: bytes, right: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(left, right, strict=False))
