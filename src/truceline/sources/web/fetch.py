"""Fetches pages politely: as robots.txt allows, unhurried, not twice what has not changed, and within bounds."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from threading import Lock

import httpcore
import httpx

from truceline.model import Drop
from truceline.sources.limits import DEFAULT_MAX_BYTES, Exceeded
from truceline.sources.names import show
from truceline.sources.reader import drop
from truceline.sources.web.http import decode_charset, inflate_stream
from truceline.sources.web.memory import Memory, asking, marks_of
from truceline.sources.web.network import PrivateAddress, PublicBackend, Resolve, resolve
from truceline.sources.web.page import Page, without_password
from truceline.sources.web.robots import MAX_ROBOTS, Robots

AGENT = "Truceline"
_MOST_HOPS = 5
_STEP_SECONDS = 10.0  # for one wait; the whole has a limit of its own
_MOST_DELAY = 60.0  # that a robots.txt may ask for
_LOW, _OF_THE_WEB = 1024, (80, 443)  # at the other low ports stand servers that are not of the web
_REDIRECTS = (301, 302, 303, 307, 308)
_TROUBLE = 500  # from this status on a server is in trouble
_ROBOTS_HOLD = 86_400.0  # seconds for which the rules of a host hold (RFC 9309, 2.4)
_TROUBLE_HOLDS = 600.0  # and for which a host in trouble is left alone
_MOST_HOSTS = 1_000  # that are remembered
_ACCEPT = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, */*;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How pages are fetched: seconds for each page and between two from one host, and where nobody may be led."""

    max_bytes: int = DEFAULT_MAX_BYTES
    seconds: float = 30.0
    delay: float = 1.0
    allow_private_addresses: bool = False


class Refused(Exception):  # told as a drop
    """A page that is not fetched: a short reason, and what it is and what to do.

    `status` is what the server answered, where it did; `wait` the seconds after which it wants to be asked again.
    """

    def __init__(
        self, reason: str, detail: str, *, status: int | None = None, wait: float | None = None
    ) -> None:
        self.reason = reason
        self.detail = detail
        self.status = status
        self.wait = wait
        super().__init__(detail)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    headers: httpx.Headers
    content: bytes


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a host asks of programs, and until when that holds."""

    robots: Robots
    status: int | None
    until: float


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Fetches pages, for several threads at once.

    `memory` keeps what the servers said of their pages, so that only what has changed is sent again; `resolve`, `clock`
    and `sleep` are for tests.
    """

    manners: Manners = field(default_factory=Manners)
    memory: Memory | None = None
    resolve: Resolve = resolve
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _rules: dict[str, _Rules] = field(default_factory=dict)
    _next: dict[str, float] = field(default_factory=dict)
    _tls: ssl.SSLContext | None = None
    _lock: Lock = field(default_factory=Lock)

    def __call__(self, address: str) -> Page | Drop:
        """The page at an address, or the drop that says why there is none."""
        try:
            return self.fetch(address)
        except Refused as error:
            return drop(without_password(address), error.reason, error.detail)

    def fetch(self, address: str, known: Mapping[str, str] | None = None, *, most: int | None = None) -> Page:
        """The page at an address. Raises Refused where there is none.

        `known` are the marks (`etag`, `last-modified`) that it bore before, of which the memory knows without them;
        `most` is the most bytes it may have.
        """
        url = _parse(address)
        memory = self.memory if known is None else None
        asked = asking(known or {}) if memory is None else memory.headers(str(url))
        return self._page(url, asked, memory, min(most or self.manners.max_bytes, self.manners.max_bytes))

    def save(self) -> None:
        """Keeps what the servers said of their pages; due when these have been put away."""
        if self.memory:
            self.memory.save()

    def _page(self, url: httpx.URL, known: dict[str, str], memory: Memory | None, most: int) -> Page:
        first = str(url)
        for _ in range(_MOST_HOPS + 1):
            self._ask_robots(url)
            answer = self._get(url, known, most)
            if answer.status in _REDIRECTS and "location" in answer.headers:
                url = _parse(answer.headers["location"], url)
                continue
            if answer.status == 304 and known:
                raise Refused(
                    "unchanged", "not changed since it was fetched before; nothing to do", status=304
                )
            if answer.status != 200:
                says = f"the server answers {answer.status}; open it in a browser"
                raise Refused("http_status", says, status=answer.status, wait=asked_to_wait(answer.headers))
            if memory:
                memory.note(first, answer.headers)
            return _as_page(url, answer)
        raise Refused(
            "redirects", f"it leads on more than {_MOST_HOPS} times; name where it leads in the end"
        )

    def _ask_robots(self, url: httpx.URL) -> None:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        rules = self._rules.get(origin)
        if rules is None or rules.until <= self.clock():
            answered = self._fetch_robots(httpx.URL(f"{origin}/robots.txt"))
            hold = _ROBOTS_HOLD if answered.status < _TROUBLE else _TROUBLE_HOLDS
            robots = Robots.of(answered.status, answered.content)
            rules = _Rules(robots, answered.status, self.clock() + hold)
            with self._lock:
                self._rules.pop(origin, None)
                self._rules[origin] = rules
                while len(self._rules) > _MOST_HOSTS:
                    self._rules.pop(next(iter(self._rules)))
        if not rules.robots.allows(str(url), AGENT):
            says = "its robots.txt asks programs not to read it; save the page by hand"
            raise Refused("robots", says, status=rules.status)

    def _fetch_robots(self, url: httpx.URL) -> _Answer:
        """The rules of a host. None of its own are freedom; a server in trouble is left alone (RFC 9309, 2.3.1)."""
        none = _Answer(status=404, headers=httpx.Headers(), content=b"")
        try:
            for _ in range(_MOST_HOPS + 1):
                answer = self._get(url, {}, MAX_ROBOTS)
                if answer.status in _REDIRECTS and "location" in answer.headers:
                    url = _parse(answer.headers["location"], url)
                    continue
                return answer
        except Refused as error:
            if error.reason == "enormous":
                return none
            raise
        return none

    def _get(self, url: httpx.URL, headers: dict[str, str], most: int) -> _Answer:
        if (
            url.port
            and url.port < _LOW
            and url.port not in _OF_THE_WEB
            and not self.manners.allow_private_addresses
        ):
            raise Refused("bad_address", f"port {url.port} is none of the web; correct it")
        self._wait(url)
        deadline = time.monotonic() + self.manners.seconds
        try:
            return self._request(url, headers, most, deadline)
        except PrivateAddress:
            raise Refused(
                "private_address",
                f"{show(url.host)} is an address inside a network, not of the internet; set allow_private_addresses if "
                "you mean it",
            ) from None
        except Exceeded as error:
            raise Refused(error.reason, error.detail) from None
        except (httpcore.TimeoutException, TimeoutError):
            raise Refused("too_slow", f"not there within {self.manners.seconds:g} s; try it later") from None
        except (
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpcore.UnsupportedProtocol,
            OSError,
        ) as error:
            raise Refused(
                "unreachable",
                f"it cannot be fetched ({show(str(error))}); check the address, or try it later",
            ) from None

    def _request(self, url: httpx.URL, headers: dict[str, str], most: int, deadline: float) -> _Answer:
        if self._tls is None:
            self._tls = ssl.create_default_context()
        backend = PublicBackend(
            deadline, allow_private=self.manners.allow_private_addresses, resolve=self.resolve
        )
        asked = [
            ("Host", url.netloc.decode("ascii")),
            ("User-Agent", f"{AGENT}/{version('truceline')}"),
            ("Accept", _ACCEPT),
            ("Accept-Encoding", "gzip, deflate"),
            *headers.items(),
        ]
        steps = dict.fromkeys(("connect", "read", "write", "pool"), _STEP_SECONDS)
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        with (
            httpcore.ConnectionPool(ssl_context=self._tls, network_backend=backend) as pool,
            pool.stream("GET", target, headers=asked, extensions={"timeout": steps}) as response,
        ):
            known = httpx.Headers(response.headers)
            body = (
                b"" if response.status in _REDIRECTS else inflate_stream(response.iter_stream(), known, most)
            )
            return _Answer(status=response.status, headers=known, content=body)

    def _wait(self, url: httpx.URL) -> None:
        """Waits until the host may be asked again, and notes when it may be the next time."""
        rules = self._rules.get(f"{url.scheme}://{url.netloc.decode('ascii')}")
        asked = rules.robots.delay(AGENT) if rules else 0.0
        with self._lock:
            now = self.clock()
            due = max(now, self._next.get(url.host, now))
            if len(self._next) > _MOST_HOSTS:
                self._next = {host: time for host, time in self._next.items() if time > now}
            self._next[url.host] = due + max(self.manners.delay, min(asked, _MOST_DELAY))
        if due > now:
            self.sleep(due - now)


def _parse(address: str, base: httpx.URL | None = None) -> httpx.URL:
    try:
        url = base.join(address) if base else httpx.URL(address)
        url = url.copy_with(fragment=None, userinfo=b"")
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise Refused("bad_address", f"no web address ({show(str(error))}); correct it") from None
    if url.scheme not in ("http", "https") or not url.host:
        raise Refused("bad_address", "no address that begins with http:// or https://; correct it")
    return url


def asked_to_wait(headers: httpx.Headers) -> float | None:
    """The seconds of a `Retry-After`, told as a number or as a time by the server's own clock; None without a sensible one."""
    told = headers.get("retry-after", "").strip()
    if told.isascii() and told.isdigit():
        return float(told[:12])
    try:
        until = parsedate_to_datetime(told)
        now = parsedate_to_datetime(headers["date"]) if "date" in headers else datetime.now(UTC)
        return max((until - now).total_seconds(), 0.0)
    except (ValueError, TypeError, OverflowError):  # TypeError: one with a zone, the other without
        return None


def _as_page(url: httpx.URL, answer: _Answer) -> Page:
    kind, _, parameters = answer.headers.get("content-type", "").partition(";")
    charset = parameters.partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    return Page(
        url=str(url),
        content=decode_charset(answer.content, charset),
        media_type=kind.strip().lower(),
        fetched=datetime.now(UTC).isoformat(timespec="seconds"),
        last_modified=answer.headers.get("last-modified"),
        marks=marks_of(answer.headers),
    )
