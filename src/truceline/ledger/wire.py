"""Questions to a server of Truceline's API, and its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from time import monotonic, sleep
from typing import Any, NoReturn
from weakref import finalize

import httpx

from truceline import __version__, errors
from truceline.errors import InputError, LedgerError, TrucelineError

PREFIX = "/api/v1"

_CONNECT, _READ = 10.0, 120.0  # seconds; a first answer as of a day may take a while
_PATIENCE = 600.0  # seconds for which a server that asks for time is asked again
_LONGEST_PAUSE = 30.0
_PAGE = 200  # the most that a page holds

Parameters = Mapping[str, Any]


class Wire:
    """A connection to the server at an address. Whatever it answers that is no answer is raised as our own error.

    A server that says when to ask again (503 or 429 with `Retry-After`) is asked again; one that is not there is told at once.
    """

    def __init__(
        self, address: str, token: str | None, *, transport: httpx.BaseTransport | None = None
    ) -> None:
        self.address = address.rstrip("/")
        self._headers = {"User-Agent": f"truceline/{__version__}", "Accept": "application/json"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        self._transport = transport
        self._opened: httpx.Client | None = None

    def get(self, path: str, parameters: Parameters | None = None) -> Any:
        """What the server answers to a question."""
        return _json(self._asked("GET", path, params=_given(parameters)))

    def each(self, path: str, parameters: Parameters | None = None) -> Iterator[Any]:
        """Everything that a list holds, page by page."""
        asked = {"limit": _PAGE, **(parameters or {})}
        while True:
            page = self.get(path, asked)
            yield from page["items"]
            if page["next"] is None:
                return
            asked["cursor"] = page["next"]

    def post(self, path: str, told: Any) -> Any:
        """What the server answers to what it is told."""
        return _json(self._asked("POST", path, json=told))

    def send(self, path: str, files: Any, data: Mapping[str, str]) -> Any:
        """What the server answers to files that are handed in."""
        return _json(self._asked("POST", path, files=files, data=data))

    def pieces(self, path: str, parameters: Parameters | None = None) -> Iterator[bytes]:
        """The bytes that the server answers with, piece by piece."""
        try:
            with self._client.stream("GET", path, params=_given(parameters)) as answer:
                if answer.status_code != httpx.codes.OK:
                    answer.read()
                    self._refuse(answer)
                yield from answer.iter_bytes()
        except httpx.HTTPError as error:
            raise self._lost(error) from error

    def close(self) -> None:
        """Lets go of the connection; what is asked after that makes another one."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    @property
    def _client(self) -> httpx.Client:
        if self._opened is None:
            self._opened = httpx.Client(
                base_url=self.address + PREFIX,
                headers=self._headers,
                timeout=httpx.Timeout(_READ, connect=_CONNECT),
                transport=self._transport,
            )
            finalize(
                self, self._opened.close
            )  # what was shown may be asked for more when the ledger is closed
        return self._opened

    def _asked(self, method: str, path: str, **what: Any) -> httpx.Response:
        until = monotonic() + _PATIENCE
        while True:
            try:
                answer = self._client.request(method, path, **what)
            except httpx.HTTPError as error:
                raise self._lost(error) from error
            pause = _pause(answer)
            if pause is None or monotonic() + pause > until:
                break
            sleep(pause)
        if answer.status_code >= httpx.codes.MULTIPLE_CHOICES:
            self._refuse(answer)
        return answer

    def _refuse(self, answer: httpx.Response) -> NoReturn:
        """Raises the error that the server tells, in its own words."""
        told = _fault(answer)
        if told is None:
            raise LedgerError(
                f"this address answers with {answer.status_code} {answer.reason_phrase}, not as Truceline does.",
                where=self.address,
                next_step="Name the address that `truceline serve` prints.",
            )
        kind = getattr(errors, str(told.get("error")), None)
        if not (isinstance(kind, type) and issubclass(kind, TrucelineError)):
            kind = LedgerError if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR else InputError
        raise kind(told["says"], where=told.get("where"), next_step=told.get("next_step"))

    def _lost(self, error: httpx.HTTPError) -> LedgerError:
        if isinstance(error, httpx.TimeoutException):
            what, step = "the server does not answer in time.", "Try again later."
        else:
            what = f"nothing can be asked there ({str(error) or type(error).__name__})."
            step = "Check the address, and that `truceline serve` runs there."
        return LedgerError(what, where=self.address, next_step=step)


def _given(parameters: Parameters | None) -> dict[str, Any]:
    """The parameters that are set, as an address holds them."""
    told = {key: value for key, value in (parameters or {}).items() if value is not None}
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in told.items()}


def _pause(answer: httpx.Response) -> float | None:
    """The seconds after which the server wants to be asked again; None where it has answered."""
    if answer.status_code not in {httpx.codes.SERVICE_UNAVAILABLE, httpx.codes.TOO_MANY_REQUESTS}:
        return None
    told = answer.headers.get("retry-after", "")
    return min(float(told), _LONGEST_PAUSE) if told.isdigit() else None


def _json(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError as error:
        raise LedgerError(
            "this address answers, but not as Truceline does.",
            where=str(answer.url),
            next_step="Name the address that `truceline serve` prints.",
        ) from error


def _fault(answer: httpx.Response) -> dict[str, Any] | None:
    try:
        told = answer.json()
    except ValueError:
        return None
    return told if isinstance(told, dict) and isinstance(told.get("says"), str) else None
