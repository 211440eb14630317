"""A server of feeds that behaves as badly as feeds do, by the hour of a simulated clock: for the test of a day's watch.

Every host has a feed of its own. All ask for the same port; which host is meant stands in the request.
"""

from __future__ import annotations

import gzip
import random
import re
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

HOUR = 3_600.0
BEGIN = datetime(2026, 3, 2, tzinfo=UTC).timestamp()
QUIET = 24.0
"""The hour from which on every server behaves: by then all is published, and whatever was late can be caught up with."""

WORDS = re.findall(
    r"\w+",
    "river market bridge winter harvest railway village school border valley council shepherd orchard lantern harbour "
    "convoy ministry clinic mountain highway envoy garrison pasture mill tunnel quarry ferry depot station chapel",
)
_VERBS = ("agreed", "broke", "ended")

Request = BaseHTTPRequestHandler


class Clock:
    """A clock that goes on only when somebody waits; for several threads."""

    def __init__(self) -> None:
        self.now = BEGIN
        self._lock = threading.Lock()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.now += seconds

    @property
    def hour(self) -> float:
        return (self.now - BEGIN) / HOUR


@dataclass(frozen=True, kw_only=True)
class Item:
    """A report that a feed brings from an hour on: `mark` is a word that stands in no other, and changes with each version."""

    mark: str
    host: str
    hour: float
    day: int
    version: int = 1
    about_truce: bool = True

    @property
    def path(self) -> str:
        return f"/report-{self.mark.partition('v')[0]}.html"

    @property
    def text(self) -> str:
        """Words of its own in plenty, so that no two are taken for copies, and a claim."""
        drawn = random.Random(self.mark)
        words = " ".join(drawn.choices(WORDS, k=140))
        day = f"2026-02-{self.day % 28 + 1:02}"
        told = f"Azerbaijan and Armenia {_VERBS[self.day % 3]} a ceasefire on {day}."
        return f"{self.mark} {told if self.about_truce else 'Nothing of note.'} {words.capitalize()}."

    @property
    def published(self) -> str:
        return format_datetime(datetime(2026, 2, self.day % 28 + 1, 12, self.version, tzinfo=UTC))


@dataclass
class World:
    """What all the hosts serve, and what was asked of them."""

    clock: Clock
    port: int = 0
    items: list[Item] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)
    polls: Counter[str] = field(default_factory=Counter)

    def plan(self) -> None:
        """Lays down what is published when."""
        number = 0
        for host in PUBLISHING:
            for turn in range(4):
                number += 1
                mark = f"{host.partition('.')[0].upper()}{turn}"
                item = Item(mark=f"{mark}v1", host=host, hour=turn * 6 + 0.2, day=number)
                self.items.append(item)
                if host in EDITED and turn == 1:
                    self.items.append(Item(mark=f"{mark}v2", host=host, hour=11.5, day=number, version=2))
        for turn in range(40):
            self.items.append(
                Item(mark=f"HUGE{turn}v1", host="huge.test", hour=1.0, day=turn, about_truce=turn < 2)
            )

    def now(self, host: str) -> list[Item]:
        """What a host has published by now, the newest version of each, the newest first."""
        there: dict[str, Item] = {}
        for item in self.items:
            if item.host == host and item.hour <= self.clock.hour:
                there[item.path] = item
        return sorted(there.values(), key=lambda one: one.hour, reverse=True)

    def url(self, host: str, path: str) -> str:
        return f"http://{host}:{self.port}{path}"


PUBLISHING = (
    "good.test",
    "whole.test",
    "cut.test",
    "backdated.test",
    "guid.test",
    "error.test",
    "busy.test",
    "charset.test",
    "reset.test",
    "late.test",
    "flaky.test",
)
EDITED = ("good.test", "whole.test")
COPYING = ("again1.test", "again2.test", "again3.test")
"""Feeds that name the reports of good.test, each in its own way."""

HOPELESS = ("slow.test", "endless.test", "loop.test", "inward.test", "bomb.test", "empty.test", "html.test")
HOSTS = (*PUBLISHING, *COPYING, "huge.test", *HOPELESS)
WHOLE = {"whole.test", "cut.test", "guid.test", "error.test", "busy.test", "reset.test", "huge.test"}
"""Hosts whose feeds hold their reports whole; those of the others lead to pages."""


def page(item: Item) -> bytes:
    return f"<html><head><title>{item.mark}</title></head><body><article><p>{item.text}</p></article></body></html>".encode()


def feed(world: World, host: str, items: list[Item], *, guid: Callable[[Item], str] | None = None) -> str:
    entries = []
    for one in items:
        home = one.host if host in COPYING else host
        link = world.url(home, one.path) + (f"?utm_source={host}#top" if host in COPYING else "")
        said = f"<p>{one.text}</p>" if host in WHOLE else "Only how it begins"
        name = guid(one) if guid else one.path
        entries.append(
            f"<item><title>Report {one.mark}</title><link>{escape(link)}</link><guid isPermaLink='false'>{name}</guid>"
            f"<pubDate>{one.published}</pubDate><description>{escape(said)}</description></item>"
        )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{host}</title>{''.join(entries)}</channel></rss>"


def send(
    request: Request, content: bytes, kind: str = "application/rss+xml", status: int = 200, **headers: str
) -> None:
    request.send_response(status)
    for name, value in {"Content-Type": kind, "Content-Length": str(len(content)), **headers}.items():
        request.send_header(name.replace("_", "-"), value)
    request.end_headers()
    request.wfile.write(content)


def fail(request: Request, status: int, **headers: str) -> None:
    send(request, b"", status=status, **headers)


def reset(request: Request) -> None:
    """Ends the connection as a crash would."""
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.connection.close()


def serve_feed(world: World, host: str, request: Request) -> None:  # noqa: C901, PLR0912  # one case a host
    """The feed of a host, as it behaves at this hour."""
    poll = world.polls[host] = world.polls[host] + 1
    items = world.now("good.test" if host in COPYING else host)
    content = feed(world, host, items).encode()
    quiet = world.clock.hour >= QUIET
    if host in HOPELESS:
        serve_hopeless(world, host, request)
    elif host == "good.test":
        tag = f'"{len(items)}-{items[0].mark if items else ""}-{sum(one.version for one in items)}"'
        if request.headers.get("If-None-Match") == tag:
            fail(request, 304, ETag=tag)
        else:
            send(request, content, ETag=tag)
    elif host == "whole.test":
        send(request, gzip.compress(content), Content_Encoding="gzip")
    elif quiet:
        send(request, content)
    elif host == "cut.test" and poll % 2:
        send(request, content[: len(content) * 2 // 3])
    elif host == "backdated.test":
        send(request, feed(world, host, items[::-1]).encode())
    elif host == "guid.test":
        send(request, feed(world, host, items, guid=lambda one: f"{one.path}-{poll}").encode())
    elif host == "error.test" and poll % 3:
        fail(request, 500)
    elif host == "busy.test" and poll == 4:
        fail(request, 429, Retry_After="999999999999")
    elif host == "charset.test":
        send(
            request,
            content.replace(b"version='1.0'", b"version='1.0' encoding='utf-16'"),
            "text/xml; charset=koi8-x",
        )
    elif host == "reset.test" and poll % 2:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + content[:200])
        reset(request)
    else:
        send(request, content)


def serve_hopeless(world: World, host: str, request: Request) -> None:
    """The feed of a host that never gives one."""
    match host:
        case "slow.test":
            request.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
            while True:
                request.wfile.write(b"<")
                request.wfile.flush()
                time.sleep(0.05)
        case "endless.test":
            request.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n<rss><channel>")
            while True:
                request.wfile.write(b"<item><title>more</title></item>" * 2_000)
        case "loop.test":
            fail(request, 302, Location=world.url(host, f"/feed?{world.polls[host]}"))
        case "inward.test":
            fail(request, 302, Location=world.url("inner.test", "/secret"))
        case "bomb.test":
            send(request, gzip.compress(bytes(20_000_000)), Content_Encoding="gzip")
        case "html.test":
            send(request, b"<html><body><p>Log in first.</p></body></html>", "text/html")
        case _:
            send(request, b"")


def serve_page(world: World, host: str, request: Request) -> None:
    """The page of a report; some are late, some hosts fail at first."""
    path = request.path.partition("?")[0]
    item = next((one for one in world.now(host) if one.path == path), None)
    tried = world.asked[f"{host}{path}"]
    if item is None or (host == "late.test" and tried < 2):
        fail(request, 404)
    elif host == "flaky.test" and tried < 4:
        (reset if tried % 2 else lambda one: fail(one, 503))(request)
    elif host == "charset.test":
        send(request, page(item).replace(b"<p>", b"<p>caf\xe9 "), "text/html; charset=windows-1252")
    else:
        send(request, page(item), "text/html")


def serve(world: World) -> ThreadingHTTPServer:
    """Begins to serve the world on a free port of 127.0.0.1."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # the name is the standard library's
            host = self.headers.get("Host", "").partition(":")[0]
            self.close_connection = True
            with suppress(OSError, ValueError):
                if self.path == "/robots.txt":
                    fail(self, 404)
                elif self.path.startswith("/feed"):
                    serve_feed(world, host, self)
                else:
                    serve_page(world, host, self)
            world.asked[f"{host}{self.path.partition('?')[0]}"] += 1

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    world.port = server.server_port
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server
