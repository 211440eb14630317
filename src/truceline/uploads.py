"""Reads an upload as it comes in: each file goes to the disk piece by piece, and memory holds one piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fastapi import Request
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.concurrency import run_in_threadpool

from truceline.desk import Job, PartKind, Receiving
from truceline.errors import AccessError, InputError, TooLarge, TrucelineError
from truceline.sources import parse_columns

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

FILES, TABLE, SECRET = "files", "metadata", "csrf"
_LONGEST = (
    10_000_000  # bytes of all that is typed or pasted, which memory holds; more is better handed in as a file
)
_CUT = "The connection broke before all of it was there: nothing of it was added. Hand it in again."


@dataclass(slots=True, kw_only=True)
class Upload:
    """A form as it comes in. What it says is in `fields`; `fault` is the first thing that is wrong with it.

    From a fault on nothing is kept, but all is read: browsers show no answer to what they could not send whole.
    """

    begin: Callable[[], Receiving]
    fits: Callable[[str], bool]
    fields: dict[str, str] = field(default_factory=dict)
    fault: TrucelineError | None = None
    receiving: Receiving | None = None
    _headers: dict[bytes, bytes] = field(default_factory=dict)
    _header: bytes = b""
    _value: bytes = b""
    _name: str = ""
    _words: bytearray | None = None
    _size: int = 0

    async def read(self, request: Request) -> Job:
        """The job, whole and on the disk. Raises what is wrong with it: then nothing of it is kept."""
        try:
            await self._read(request)
        except BaseException:  # also when the reader is gone or the server ends
            if self.receiving is not None:
                self.receiving.give_up(_CUT)
            raise
        try:
            return await run_in_threadpool(self._finish)
        except BaseException:
            if self.receiving is not None:
                self.receiving.forget()
            raise

    async def _read(self, request: Request) -> None:
        parser = self._parser(request.headers.get("Content-Type", ""))
        async for piece in request.stream():
            if parser is not None:
                await run_in_threadpool(self._take, parser, piece)

    def _parser(self, content_type: str) -> MultipartParser | None:
        kind, options = parse_options_header(content_type)
        boundary = options.get(b"boundary")
        if kind != b"multipart/form-data" or not boundary:
            self.fault = InputError("this is no form with files.", next_step="Use the form of the page Add.")
            return None
        callbacks: MultipartCallbacks = {
            "on_part_begin": self._begin_part,
            "on_header_field": self._on_header,
            "on_header_value": self._on_value,
            "on_header_end": self._end_header,
            "on_headers_finished": self._open,
            "on_part_data": self._data,
            "on_part_end": self._close,
        }
        return MultipartParser(boundary, callbacks)

    def _take(self, parser: MultipartParser, piece: bytes) -> None:
        try:
            parser.write(piece)
        except FormParserError:
            self.fault = self.fault or InputError(
                "the form did not come in whole.", next_step="Send it again."
            )

    def _finish(self) -> Job:
        if self.fault is None:
            self._check_secret()
        if self.fault is None and self.receiving is not None:
            with self._heeding():
                _add_words(self.receiving, self.fields)
        if self.fault is not None or self.receiving is None:
            raise self.fault or InputError("nothing to add.")
        return self.receiving.finish()

    def _begin_part(self) -> None:
        self._headers, self._header, self._value, self._words = {}, b"", b"", None

    def _on_header(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _end_header(self) -> None:
        self._headers[self._header.lower()] = self._value
        self._header, self._value = b"", b""

    def _open(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        self._name = options.get(b"name", b"").decode("utf-8", "replace")
        if b"filename" not in options:
            self._words = bytearray()
        elif options[b"filename"]:  # without a name, nothing was chosen
            self._check_secret()
            kind = PartKind.TABLE if self._name == TABLE else PartKind.FILE
            name = options[b"filename"].decode("utf-8", "replace")
            with self._heeding():
                if self.fault is None and self.receiving is not None:
                    self.receiving.open(kind, name)

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self.fault is not None:
            return
        with self._heeding():
            if self._words is None and self.receiving is not None:
                self.receiving.write(data[start:end])
            elif self._words is not None:
                self._words += data[start:end]
                self._size += end - start
                if self._size > _LONGEST:
                    what = f"a text of more than {_LONGEST:,} bytes."
                    raise TooLarge(what, next_step="Hand it in as a file.")

    def _close(self) -> None:
        if self._words is not None:
            self.fields[self._name] = self._words.decode("utf-8", "replace")
            self._words = None
            with self._heeding():
                parse_columns(self.fields.get("columns", ""))
        elif self.fault is None and self.receiving is not None:
            with self._heeding():
                self.receiving.close()

    def _check_secret(self) -> None:
        """Begins the job once the form is known as one of ours: its secret stands before all files."""
        if self.receiving is not None or self.fault is not None:
            return
        if not self.fits(self.fields.get(SECRET, "")):
            self.fault = AccessError(
                "this form is too old, or not from this page; nothing was added.",
                next_step="Go back, load the page anew, and send the form again.",
            )
            return
        with self._heeding():
            self.receiving = self.begin()

    @contextmanager
    def _heeding(self) -> Iterator[None]:
        """Keeps what goes wrong inside as the fault, and goes on."""
        try:
            yield
        except TrucelineError as error:
            self.fault = self.fault or error


def _add_words(receiving: Receiving, fields: Mapping[str, str]) -> None:
    """Adds what the form says beside files: a text, addresses, the names of columns."""
    if text := fields.get("text", "").strip():
        receiving.text(text, fields)
    for address in fields.get("addresses", "").split():
        receiving.address(address)
    receiving.columns(parse_columns(fields.get("columns", "")))
