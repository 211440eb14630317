"""Every error that Truceline raises on purpose.

TrucelineError
├── InputError            what a user handed in cannot be used
│   ├── SourceError       a file, address or line that cannot be read
│   ├── SettingsError     the settings file, an option or a variable is wrong
│   ├── NotFound          no such ceasefire, article, claim, field or format
│   ├── TooLarge          more at once than the settings allow
│   ├── Overtaken         somebody else decided on the same thing meanwhile
│   └── AccessError       somebody may not do this, or the access file cannot be used
├── LedgerError           the ledger cannot be opened, read or written
├── NotYet                what is asked for is being worked out; ask again
└── PipelineError         the language pipeline is missing or does not fit
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


# What stands in an address before its host, and the values of parameters that are secrets by their names. A name alone
# may be a token on the web, and is a name for a database.
_USER = re.compile(
    r"(?P<before>://[^\s:/?#@]*+:)\S*@|(?P<web>https?://)[^\s:/?#@]++@",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"(?P<name>[?&;][\w.%-]*?(?:token|secret|passw|pwd|api_?key|signature|credential|auth)[\w.%-]*+=)[^\s&#;'\"]*+",
    re.IGNORECASE,
)


def without_secrets(words: str) -> str:
    """Words with the password of each address in them, and the values of its secret parameters, as `***`."""
    bare = _USER.sub(lambda found: f"{found['before'] or found['web']}***@", words)
    return _SECRET.sub(r"\g<name>***", bare)


class TrucelineError(Exception):
    """Something went wrong that Truceline can explain: what, where, and what to do next.

    Errors are printed, logged and sent to browsers: none of them shows a password that stands in an address.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str | None = None, next_step: str | None = None) -> None:
        self.what = without_secrets(what)
        self.where = without_secrets(where) if where is not None else None
        self.next_step = without_secrets(next_step) if next_step is not None else None
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        step = f" {self.next_step}" if self.next_step else ""
        return f"{place}{self.what}{step}"


class InputError(TrucelineError):
    """What a user handed in cannot be used; commands exit with 2."""

    exit_code = 2


class SourceError(InputError):
    """A file, an address or a line that cannot be read as an article."""


class SettingsError(InputError):
    """A settings file, option or environment variable that is wrong; all faults are told at once."""


class NotFound(InputError):
    """A ceasefire, article, claim, field or format that is not there."""


class TooLarge(InputError):
    """More was handed in at once than the settings allow."""


class Overtaken(InputError):
    """Somebody decided on the same thing since it was shown, or it has another value now; nothing was kept."""


class AccessError(InputError):
    """Somebody may not do this, or who may cannot be told."""


class LedgerError(TrucelineError):
    """A ledger that cannot be opened, read or written; what it held before is untouched."""

    exit_code = 2


class NotYet(TrucelineError):
    """What is asked for is being worked out; `wait` is in how many seconds it may be there."""

    def __init__(self, day: date | None, *, wait: int) -> None:
        self.day, self.wait = day, wait
        what = f"as it was known on {day}" if day else "as this version of Truceline reads it"
        super().__init__(
            f"the ledger {what} is being worked out; that takes {wait:,} seconds or so.",
            next_step="Ask again then.",
        )


class PipelineError(TrucelineError):
    """A language pipeline that is not installed or lacks a part that annotation needs."""

    exit_code = 2
