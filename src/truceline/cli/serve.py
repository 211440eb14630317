"""`truceline serve`: the ledger as pages and an API."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli.options import AccessFile, Log, Place, SettingsFile, logged, settings
from truceline.cli.screen import note
from truceline.errors import AccessError, InputError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from truceline.server import Address
    from truceline.settings import Settings

Host = Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen; not here alone needs users.")]
Port = Annotated[int, typer.Option(metavar="N", min=0, max=65_535, help="The port; 0 takes a free one.")]
Open = Annotated[bool, typer.Option("--open", help="Open it in a browser.")]
Behind = Annotated[
    bool, typer.Option("--behind-proxy", help="Believe what a proxy at this machine says of who asks.")
]
Certificate = Annotated[Path | None, typer.Option(metavar="FILE", help="Certificate for https (PEM).")]
Key = Annotated[Path | None, typer.Option(metavar="FILE", help="Its key (PEM).")]
New = Annotated[bool, typer.Option("--new", help="Begin an empty ledger where there is none.")]
_LOOPBACK = "127.0.0.1,::1"


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline serve --ledger karabakh.ledger")(serve)


def serve(
    *,
    place: Place = None,
    host: Host = "127.0.0.1",
    port: Port = 8642,
    new: New = False,
    open_browser: Open = False,
    behind_proxy: Behind = False,
    tls_cert: Certificate = None,
    tls_key: Key = None,
    access_file: AccessFile = None,
    settings_file: SettingsFile = None,
    log: Log = None,
) -> None:
    """Show the ledger in a browser: read, trace, review."""
    from truceline.server import Address
    from truceline.server import serve as run
    from truceline.store import shown

    if (tls_cert is None) != (tls_key is None):
        raise InputError("--tls-cert and --tls-key go together.", next_step="Name both files, or none.")
    chosen = logged(settings(settings_file), log)
    proxies = _parts(chosen.proxies or (_LOOPBACK if behind_proxy else ""))
    address = Address(host=host, port=port, certificate=tls_cert, key=tls_key, proxies=proxies)
    app = _app(place or chosen.ledger, address, access_file, chosen, new=new)

    def ready(url: str) -> None:
        sys.stdout.write(f"Truceline serves {shown(place or chosen.ledger)} at {url} (Ctrl-C stops it)\n")
        sys.stdout.flush()
        if open_browser:
            typer.launch(url)

    run(app, address, ready=ready)


def _app(place: str, address: Address, access_file: str | None, chosen: Settings, *, new: bool) -> FastAPI:
    """The application over the ledger. Raises AccessError where others could ask, and nobody said who may."""
    from truceline.access import Access, Hosts, access_place
    from truceline.desk import Desk
    from truceline.server import Policy, make_app

    access = Access(
        access_place(place, access_file or chosen.access), trusting=address.is_private, coder=chosen.coder
    )
    if not address.is_private and not access.has_users():
        raise AccessError(
            "others could ask here, and no user is set up.",
            where=str(access.place),
            next_step=f"Add one first: truceline users add NAME --role owner --access {access.place}",
        )
    if not address.is_private and not address.certificate and not address.proxies:
        note("Passwords and articles travel in the clear here: use --tls-cert and --tls-key, or a proxy.")
    hosts = Hosts.of(address.host, _parts(chosen.hosts))
    return make_app(
        Desk(place, settings=chosen, create=new),
        access,
        Policy(hosts=hosts, upload=chosen.max_upload, open_metrics=chosen.open_metrics),
    )


def _parts(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split(",") if part.strip())
