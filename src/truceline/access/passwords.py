"""Passwords: kept as argon2id hashes, and compared at the same cost whether or not there is such a user."""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from truceline.errors import AccessError

SHORTEST = 12  # NIST SP 800-63B asks for 8 at least; without a second factor a few more do no harm
LONGEST = 1024
_AT_ONCE = BoundedSemaphore(
    2
)  # each comparison takes 64 MiB for a moment: a crowd at the door must not take it all

_hasher = PasswordHasher()


def checked(password: str) -> str:
    """The password, if it is long enough. Raises AccessError."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise AccessError(
            f"a password has at least {SHORTEST} characters.",
            next_step="A few words in a row are a good one.",
        )
    return password


def hashed(password: str) -> str:
    """What is kept of a password."""
    with _AT_ONCE:
        return _hasher.hash(password)


def is_password(password: str, kept: str | None) -> bool:
    """Whether this is the password that was kept so; takes as long where there is none."""
    with _AT_ONCE:
        try:
            _hasher.verify(kept or _nobodys(), password[:LONGEST])
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Whether a hash was made in a way that is no longer the best known."""
    return _hasher.check_needs_rehash(kept)


@cache
def _nobodys() -> str:
    return _hasher.hash("the password of nobody")
