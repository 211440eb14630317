"""What runs and servers tell of themselves, a line an event: numbers, ids and words of ours, never a word of an article.

Nothing is told before `begin`. Only the fields of `FIELDS` are written, each only as what is said there of it; what somebody puts in
beside is left out. So neither articles nor searches, addresses, names, passwords and tokens can come into a log.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from datetime import UTC, datetime
from enum import StrEnum
from logging.handlers import WatchedFileHandler
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, cast

from truceline.errors import SettingsError

if TYPE_CHECKING:
    from truceline.settings import Settings


class Event(StrEnum):
    """What can be told."""

    RUN_BEGAN = "run began"
    BATCH = "batch stored"
    SETTLED = "ledger settled"
    RUN_ENDED = "run ended"
    POLLED = "feeds polled"
    TOLD = "change told"
    SERVER_BEGAN = "server began"
    SERVER_ENDED = "server ended"
    REQUEST = "request"
    JOB_ENDED = "job ended"
    FAULT = "fault"


class Level(StrEnum):
    """How much it matters, from least to most."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Form(StrEnum):
    """How a line is written."""

    JSON = "json"
    PLAIN = "plain"


Field = Callable[[object], "str | int | float | bool | list[str] | None"]
"""Gives what is written of a value, None for nothing."""


def _number(value: object) -> int | float | bool | None:
    return value if isinstance(value, bool | int | float) else None


def _id(value: object) -> str | None:
    return value if isinstance(value, str) and _ID.fullmatch(value) else None


def _one_of(*words: str) -> Field:
    known = frozenset(words)
    return lambda value: str(value) if isinstance(value, str) and value in known else None


def _route(value: object) -> str | None:
    return value if isinstance(value, str) and value in _routes else None


def _kind(value: object) -> str | None:
    """The name of an error's class; never its words, which may be an article's."""
    return type(value).__name__ if isinstance(value, BaseException) else None


def _trace(value: object) -> list[str] | None:
    """The lines of code that an error went through, the innermost last."""
    if not isinstance(value, TracebackType):
        return None
    lines: list[str] = []
    while value is not None:
        lines.append(f"{value.tb_frame.f_globals.get('__name__', '?')}:{value.tb_lineno}")
        value = value.tb_next
    return lines[-_FRAMES:]


_ID = re.compile(r"[0-9a-f]{16,32}|\d{8}-\d{6}-\d{6}-[0-9a-f]{8}")  # hashes, runs and jobs
_FRAMES = 12
_routes: set[str] = set()

FIELDS: Mapping[str, Field] = {
    "run": _id,
    "job": _id,
    "article": _id,
    "articles": _number,
    "new": _number,
    "known": _number,
    "claims": _number,
    "ceasefires": _number,
    "changes": _number,
    "left_out": _number,
    "feeds": _number,
    "items": _number,
    "failed": _number,
    "revision": _number,
    "seconds": _number,
    "ms": _number,
    "process": _number,
    "port": _number,
    "status": _number,
    "method": _one_of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "other"),
    "route": _route,
    "role": _one_of("nobody", "reader", "reviewer", "owner"),
    "state": _one_of("done", "failed", "broken off", "waiting"),
    "stage": _one_of("sources", "documents", "gate", "annotations", "claims"),
    "receiver": _one_of("terminal", "file", "webhook"),
    "logger": _one_of("truceline", "uvicorn.error"),
    "error": _kind,
    "trace": _trace,
}
"""What may be written, and as what."""


class _Told(Protocol):
    def log(self, level: int, event: str, **fields: object) -> object: ...


_told: _Told | None = None


def begin(to: str, *, form: str = Form.JSON, level: str = Level.INFO) -> None:
    """Begins to tell: to a file, which is appended to and may be moved away by whoever rotates it, or `-` for standard error.

    Raises SettingsError if the file cannot be written.
    """
    global _told  # noqa: PLW0603  # one log a process, as there is one standard error
    import structlog

    handler = _handler(to)
    handler.setFormatter(logging.Formatter("%(message)s"))
    target = logging.getLogger("truceline.log")
    target.handlers, target.propagate = [handler], False
    target.setLevel(logging.getLevelNamesMapping()[level.upper()])
    written = (
        structlog.processors.JSONRenderer() if form == Form.JSON else structlog.processors.LogfmtRenderer()
    )
    _told = cast(
        "_Told",
        structlog.wrap_logger(
            target,
            processors=[structlog.stdlib.filter_by_level, only_known, written],
            wrapper_class=structlog.stdlib.BoundLogger,
            cache_logger_on_first_use=False,
        ),
    )
    for name in ("truceline", "uvicorn.error"):
        _take_over(name)


def begin_log(settings: Settings) -> None:
    """Begins to tell as the settings say; nothing where they name no log."""
    if settings.log:
        begin(settings.log, form=settings.log_format, level=settings.log_level)


def end() -> None:
    """Tells nothing more."""
    global _told  # noqa: PLW0603  # as above
    _told = None
    target = logging.getLogger("truceline.log")
    for handler in target.handlers:
        handler.close()
    target.handlers = []
    for name in ("truceline", "uvicorn.error"):
        other = logging.getLogger(name)
        other.handlers = [one for one in other.handlers if not isinstance(one, _Faults)]
        other.propagate = True


def is_on() -> bool:
    """Whether anybody listens."""
    return _told is not None


def know_routes(paths: Iterable[str]) -> None:
    """Takes these, as they stand in the code, for words of ours."""
    _routes.update(paths)


def tell(event: Event, level: Level = Level.INFO, **fields: object) -> None:
    """Tells an event, if anybody listens."""
    if _told is not None:
        _told.log(logging.getLevelNamesMapping()[level.upper()], event, grade=level, **fields)


def tell_fault(error: BaseException, **fields: object) -> None:
    """Tells of an error by its kind and the lines of code it went through."""
    tell(Event.FAULT, Level.ERROR, error=error, trace=error.__traceback__, **fields)


def only_known(_logger: object, _method: str, told: MutableMapping[str, Any]) -> dict[str, Any]:
    """What of an event may be written: time, level, event, and the fields that there are, each as what it may be."""
    event, level = (one if isinstance(one, str) else "" for one in (told.get("event"), told.get("grade")))
    made: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "level": str(level) if level in set(Level) else Level.INFO.value,
        "event": str(event) if event in set(Event) else Event.FAULT.value,
    }
    for name, field in FIELDS.items():
        if name in told and (value := field(told[name])) is not None:
            made[name] = value
    return made


class _Faults(logging.Handler):
    """Tells what libraries complain of as faults, without their words."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tells one."""
        error = record.exc_info[1] if record.exc_info else None
        level = Level.ERROR if record.levelno >= logging.ERROR else Level.WARNING
        trace = error.__traceback__ if error is not None else None
        tell(Event.FAULT, level, logger=record.name, error=error, trace=trace)


def _take_over(name: str) -> None:
    other = logging.getLogger(name)
    faults = _Faults(logging.WARNING)
    other.handlers, other.propagate = [faults], False


def _handler(to: str) -> logging.Handler:
    if to == "-":
        return logging.StreamHandler(sys.stderr)
    try:
        return WatchedFileHandler(to, encoding="utf-8")
    except OSError as error:
        raise SettingsError(
            f"the log cannot be written ({error.strerror}).",
            where=to,
            next_step="Name a file in a folder that is there and may be written to, or - for standard error.",
        ) from error
