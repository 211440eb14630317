"""Connections to public addresses only, that end in time."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable

import httpcore

Resolve = Callable[[str, int], list[str]]
"""All addresses of a host, as text."""

_IPv4 = ipaddress.IPv4Address
_IPv6 = ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address
_TRIED = 3  # of the addresses of a host


class PrivateAddress(Exception):  # told as a drop
    """A host has an address that is not public."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, in the order to try them. Raises OSError if there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet: not private, loopback, link-local or set aside in any way.

    An IPv6 address that stands for an IPv4 address is judged as that one as well.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        mapped = ip.ipv4_mapped if isinstance(ip, _IPv6) else None
        return mapped is not None and is_public(str(mapped))
    if isinstance(ip, _IPv6) and ip.is_site_local:
        return False
    return all(is_public(str(one)) for one in _embedded(ip))


def _embedded(ip: _IPv4 | _IPv6) -> list[_IPv4]:
    if isinstance(ip, _IPv4):
        return []
    found = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64:
        found.append(_IPv4(int(ip) & 0xFFFFFFFF))
    return [one for one in found if one is not None]


class PublicBackend(httpcore.NetworkBackend):
    """Connects to the very address that was looked up and judged, so that a name cannot lead elsewhere in between.

    Whatever goes over a connection ends at `deadline` (`time.monotonic`), however slowly the other side drips.
    """

    def __init__(self, deadline: float, *, allow_private: bool = False, resolve: Resolve = resolve) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._resolve = resolve
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the host's addresses. Raises PrivateAddress if any of them is not public."""
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"no address is known for {host}") from error
        if not self._allow_private and not all(map(is_public, addresses)):
            raise PrivateAddress(host)
        fault: Exception = httpcore.ConnectError(f"no address is known for {host}")
        for address in addresses[:_TRIED]:
            try:
                stream = self._inner.connect_tcp(
                    address, port, left(self._deadline, timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
            else:
                return _TimedStream(stream, self._deadline)
        raise fault


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every wait ends at the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, left(self._deadline, timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        stream = self._inner.start_tls(ssl_context, server_hostname, left(self._deadline, timeout))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


def left(deadline: float, timeout: float | None) -> float:
    """The seconds to wait at most. Raises httpcore.ReadTimeout if the deadline has passed."""
    rest = deadline - time.monotonic()
    if rest <= 0:
        raise httpcore.ReadTimeout("the time is up")
    return rest if timeout is None else min(rest, timeout)
