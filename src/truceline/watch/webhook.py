"""Tells changes to an address of the web, signed so that whoever receives them can tell that we sent them."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import json
import ssl
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

import httpcore
import httpx

from truceline.errors import InputError, SettingsError
from truceline.model import Noted
from truceline.settings import Settings
from truceline.sources import show
from truceline.sources.web.fetch import AGENT, asked_to_wait
from truceline.sources.web.network import PrivateAddress, PublicBackend, Resolve, is_public, resolve
from truceline.watch.telling import Undelivered, as_told

SECONDS = 10.0
"""The time that a receiver has to answer."""

LEAST_SECRET = 16
"""The fewest characters of a secret."""


def signature(secret: str, at: int, body: bytes) -> str:
    """The signature of a body at a time (seconds since 1970): HMAC-SHA256 of `at.body`, as `t=…,v1=…`."""
    made = hmac.new(secret.encode(), str(at).encode() + b"." + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={made}"


def secret_of(settings: Settings) -> str:
    """The secret that webhooks are signed with, of the settings or of the file that they name. Raises SettingsError."""
    secret = settings.webhook_secret.strip()
    if not secret and settings.webhook_secret_file:
        try:
            secret = Path(settings.webhook_secret_file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(
                "the secret of the webhook cannot be read.",
                where=settings.webhook_secret_file,
                next_step="Check its permissions, and that it holds text.",
            ) from error
    if len(secret) < LEAST_SECRET:
        step = "Make one: openssl rand -hex 32. Put it in a file, and name that in webhook_secret_file."
        raise SettingsError(f"a webhook needs a secret of {LEAST_SECRET} characters or more.", next_step=step)
    return secret


class Webhook:
    """A receiver that is an address: changes are sent as JSON by POST; any answer from 200 to 299 means that they arrived.

    The name is looked up once for each request and the very address that was judged is connected to; nothing leads elsewhere.
    Raises InputError for an address that may not be told anything.
    """

    def __init__(
        self,
        address: str,
        settings: Settings,
        *,
        clock: Callable[[], float] = time.time,
        resolve: Resolve = resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._url = _allowed(address, settings)
        self._secret = secret_of(settings)
        self._served = settings.served_at
        self._private = settings.allow_private_addresses
        self._clock, self._resolve, self._tls = clock, resolve, tls
        self.name = f"webhook:{hashlib.sha256(str(self._url).encode()).hexdigest()[:16]}"
        self.shown = f"{self._url.scheme}://{self._url.netloc.decode('ascii')}/…"

    def told(self) -> int | None:
        """None: only the watch file knows."""
        return None

    def tell(self, changes: Sequence[Noted]) -> None:
        """Sends the changes. Raises Undelivered unless they are taken."""
        told = [as_told(one, self._served) for one in changes]
        line = json.dumps({"changes": told}, ensure_ascii=False, sort_keys=True)
        piece = hashlib.sha256(line.encode()).hexdigest()[:32]
        body = json.dumps({"id": piece, "changes": told}, ensure_ascii=False).encode()
        status, headers = self._post(piece, body)
        if not httpx.codes.is_success(status):
            wait = asked_to_wait(headers)
            leads = "; it leads elsewhere, which is not followed" if httpx.codes.is_redirect(status) else ""
            raise Undelivered(f"it answers {status}{leads}", wait=wait)

    def _post(self, piece: str, body: bytes) -> tuple[int, httpx.Headers]:
        url, at = self._url, int(self._clock())
        deadline = time.monotonic() + SECONDS
        headers = [
            ("Host", url.netloc.decode("ascii")),
            ("User-Agent", f"{AGENT}/{version('truceline')}"),
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(body))),
            ("Truceline-Id", piece),
            ("Truceline-Signature", signature(self._secret, at, body)),
        ]
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        backend = PublicBackend(deadline, allow_private=self._private, resolve=self._looked_up)
        steps = dict.fromkeys(("connect", "read", "write", "pool"), SECONDS)
        if self._tls is None:
            self._tls = ssl.create_default_context()
        try:
            with (
                httpcore.ConnectionPool(ssl_context=self._tls, network_backend=backend) as pool,
                pool.stream(
                    "POST", target, headers=headers, content=body, extensions={"timeout": steps}
                ) as response,
            ):
                return response.status, httpx.Headers(response.headers)
        except PrivateAddress:
            says = "it is an address inside a network; set allow_private_addresses if you mean it"
            raise Undelivered(says) from None
        except (httpcore.TimeoutException, TimeoutError):
            raise Undelivered(f"no answer within {SECONDS:g} s") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise Undelivered(f"it cannot be reached ({show(str(error))})") from None

    def _looked_up(self, host: str, port: int) -> list[str]:
        """The addresses of the host; over plain http, none but those inside a network."""
        found = self._resolve(host, port)
        if self._url.scheme == "http" and any(map(is_public, found)):
            raise OSError("over http nothing is sent to the open internet")
        return found


def _allowed(address: str, settings: Settings) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise InputError("the webhook is no web address.", next_step="Write it with https://.") from error
    if not url.host or url.userinfo:
        step = "Write https://, the host and the path, without name and password: what we send is signed."
        raise InputError("the webhook is no address that can be told anything.", next_step=step)
    hosts = {part.strip().lower() for part in settings.webhook_hosts.split(",") if part.strip()}
    if hosts and url.host.lower() not in hosts:
        raise InputError(
            f"no webhook may go to {show(url.host)}.",
            next_step=f"Add it to webhook_hosts in the settings, which names {', '.join(sorted(hosts))}.",
        )
    if url.scheme != "https" and not (
        url.scheme == "http" and settings.allow_private_addresses and _may_be_private(url.host)
    ):
        step = "Write it with https://; with http:// only inside a network, and with allow_private_addresses set."
        raise InputError("a webhook goes over https.", next_step=step)
    return url.copy_with(fragment=None)


def _may_be_private(host: str) -> bool:
    """Whether a host is no public address by what is written; a name is judged once it is looked up."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return True
    return not is_public(host)
