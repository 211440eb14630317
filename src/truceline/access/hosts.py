"""The names by which a server may be asked, and where it listens."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

LOOPBACK_NAME = "localhost"
_ANYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104  # to know them, not to listen there


def is_loopback(host: str) -> bool:
    """Whether only this machine itself reaches this address."""
    if host == LOOPBACK_NAME:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def name_of(host: str) -> str:
    """The name or address in a `Host` header, without port, in small letters."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].rstrip(".").lower()


def neighbourhood(address: str) -> str:
    """What counts as one visitor: an address, or of IPv6 the network that one household gets whole."""
    try:
        read = ip_address(address)
    except ValueError:
        return address
    return str(int(read) >> 64) if isinstance(read, IPv6Address) else address


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names by which a server may be asked.

    A foreign page can give a name of its own the address of this machine and so read what is served here; it cannot
    choose the `Host` that a browser then sends. So names are taken only if they are known.
    """

    names: frozenset[str] = frozenset()
    addresses: bool = False  # any address in numbers: nobody can point those elsewhere

    @classmethod
    def of(cls, bound: str, also: Iterable[str] = ()) -> Hosts:
        """The names of a server that listens at an address."""
        names = {name_of(one.strip()) for one in also if one.strip()}
        if bound in _ANYWHERE:
            names |= {socket.gethostname().lower()}
        return cls(frozenset(names | {bound.lower()}), addresses=bound in _ANYWHERE)

    def know(self, host: str) -> bool:
        """Whether this `Host` header names this server."""
        name = name_of(host)
        return is_loopback(name) or name in self.names or (self.addresses and _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
