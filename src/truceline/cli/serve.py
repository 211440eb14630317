"""`truceline serve`: the ledger as pages and an API."""

from __future__ import annotations

from typing import Annotated

import typer

from truceline.cli.options import Place, SettingsFile, settings

Port = Annotated[int, typer.Option(metavar="N", min=0, max=65_535, help="The port; 0 takes a free one.")]


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline serve --ledger karabakh.ledger")(serve)


def serve(*, port: Port = 8642, place: Place = None, settings_file: SettingsFile = None) -> None:
    """Show the ledger in a browser: read, trace, review."""
    import uvicorn

    from truceline.desk import Desk
    from truceline.server import make_app

    app = make_app(Desk(place, settings=settings(settings_file)))
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", server_header=False)
