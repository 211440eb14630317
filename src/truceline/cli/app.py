"""The command `truceline`, and what all of its commands do alike when something goes wrong."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from truceline import __version__
from truceline.cli import (
    actors,
    add,
    backup,
    brief,
    check,
    code,
    copy,
    evaluate,
    explain,
    export,
    judge,
    list_,
    release,
    screening,
    serve,
    show,
    timeline,
    times,
    users,
    watch,
)
from truceline.errors import TrucelineError

_INTERRUPTED = 130  # 128 and the number of the signal, as shells count
_PIPE_CLOSED = 141

LOOKING_AFTER = ("watch", "check", "backup", "restore", "copy")
"""Commands that share a line of the help."""


class Commands(TyperGroup):
    """The group of commands: an error of ours is told in one line, a closed pipe and Ctrl-C end quietly."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The options in one line, so that all commands fit one screen."""
        names = [max(option.opts, key=len) for option in self.get_params(ctx)]
        formatter.write_text(f"Options: {', '.join(names)}")
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """A line for each command, and one for those that look after a ledger."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        width = max(len(name) for name, _ in commands) + 4
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, command.get_short_help_str(formatter.width - width))
                    for name, command in commands
                    if command is not None and name not in LOOKING_AFTER
                ]
            )
            formatter.write_text(f"{', '.join(LOOKING_AFTER)}: for those who run it (see their --help).")

    def invoke(self, ctx: Any) -> Any:
        """Runs the command that was asked for."""
        try:
            made = super().invoke(ctx)
            sys.stdout.flush()
            return made
        except TrucelineError as error:
            sys.stderr.write(f"truceline: {error}\n")
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            _silence()
            raise typer.Exit(_PIPE_CLOSED) from None
        except KeyboardInterrupt:
            raise typer.Exit(_INTERRUPTED) from None


app = typer.Typer(
    cls=Commands,
    name="truceline",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: all commands fit one screen
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (
    code,
    times,
    add,
    list_,
    show,
    explain,
    timeline,
    brief,
    judge,
    actors,
    screening,
    evaluate,
    export,
    release,
    serve,
    users,
    watch,
    check,
    backup,
    copy,
):
    module.register(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"truceline {__version__}\n")
        raise typer.Exit


@app.callback()
def truceline(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Keeps an auditable ledger of ceasefires. Begin: truceline add articles/ ..."""


def main() -> None:
    """Runs the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # reports hold letters that not every locale can print
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


def _silence() -> None:
    """Lets Python flush into nothing at its end, for the reader of the pipe is gone."""
    with suppress(OSError, ValueError):  # a stream that is no file needs no care
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
