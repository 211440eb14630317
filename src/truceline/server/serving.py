"""Listens at an address and serves until it is told to stop."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from truceline import logs
from truceline.access import is_loopback
from truceline.errors import InputError

_QUEUE = 2048
_GRACE = 3  # seconds that answers under way are given at the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where to listen, with which certificate, and which proxies are believed."""

    host: str = "127.0.0.1"
    port: int = 8642
    certificate: Path | None = None
    key: Path | None = None
    proxies: tuple[str, ...] = ()

    @property
    def is_private(self) -> bool:
        """Whether only people at this machine can ask: it listens to nobody else, and no proxy hands on."""
        return is_loopback(self.host) and not self.proxies

    @property
    def scheme(self) -> str:
        """`https` with a certificate, else `http`."""
        return "https" if self.certificate else "http"

    def url(self, port: int) -> str:
        """The address for a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme]
        return f"{self.scheme}://{host}" + ("" if port == usual else f":{port}") + "/"


def serve(app: ASGIApp, address: Address, *, ready: Callable[[str], None]) -> None:
    """Serves until Ctrl-C; `ready` is given the address as soon as it is taken. Raises InputError if it cannot be."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        log_config=None if logs.is_on() else uvicorn.config.LOGGING_CONFIG,
        access_log=False,  # requests are told by `Sight`, by their routes alone
        server_header=False,
        ws="none",
        proxy_headers=bool(address.proxies),
        forwarded_allow_ips=list(address.proxies),
        ssl_certfile=address.certificate,
        ssl_keyfile=address.key,
        timeout_graceful_shutdown=_GRACE,
    )
    _load(config, address)
    with _listening(address) as listening:
        port = listening.getsockname()[1]
        ready(address.url(port))
        logs.tell(logs.Event.SERVER_BEGAN, port=port)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])
        logs.tell(logs.Event.SERVER_ENDED, port=port)


def _load(config: uvicorn.Config, address: Address) -> None:
    try:
        config.load()
    except (OSError, ssl.SSLError) as error:
        raise InputError(
            f"the certificate or its key cannot be read ({error.strerror or error}).",
            where=str(address.certificate),
            next_step="Name two PEM files that belong together: --tls-cert FILE --tls-key FILE.",
        ) from error


def _listening(address: Address) -> socket.socket:
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(
            address.host, address.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        made = socket.socket(family, kind, protocol)
    except OSError as error:
        raise InputError(
            f"there is no address {address.host!r} to listen at.", next_step="Name one of this machine's."
        ) from error
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(where)
        made.listen(_QUEUE)  # who comes before the first answer can be given waits
    except OSError as error:
        made.close()
        raise _taken(address, error) from error
    return made


def _taken(address: Address, error: OSError) -> InputError:
    place = f"{address.host}, port {address.port}"
    if error.errno == errno.EADDRINUSE:
        what = "another program listens here already."
        return InputError(what, where=place, next_step="Choose another port: --port 0 takes a free one.")
    if error.errno == errno.EACCES:
        what = "this port is for the system."
        return InputError(what, where=place, next_step="Choose one from 1024 on, or put a proxy in front.")
    what = f"nothing can listen here ({error.strerror})."
    return InputError(what, where=place, next_step="Name an address of this machine, like 127.0.0.1.")
