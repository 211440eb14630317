"""`truceline users`: who may use a served ledger, and what they did."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli.options import AccessFile, AsJson, Place, SettingsFile, settings
from truceline.cli.screen import console, note, print_json, table, wants_json, words
from truceline.errors import InputError

if TYPE_CHECKING:
    from truceline.access import Access, Role, Users
    from truceline.store.access import Entry, User

Name = Annotated[str, typer.Argument(metavar="NAME", help="The user's name; judgements bear it.")]
RoleGiven = Annotated[str, typer.Option("--role", metavar="ROLE", help="reader, reviewer or owner.")]
FromStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from the first line of standard input.")
]
ROLES = ("reader", "reviewer", "owner")

users = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]}
)


def register(app: typer.Typer) -> None:
    """Adds the commands to the app."""
    app.add_typer(users, name="users", help="Who may use a served ledger: users, roles, tokens, the log.")


@users.command(epilog="Example: truceline users add Ana --role reviewer")
def add(
    name: Name,
    role: RoleGiven = "reader",
    *,
    from_stdin: FromStdin = False,
    no_password: Annotated[
        bool, typer.Option("--no-password", help="For programs: the user gets tokens only.")
    ] = False,
    place: Place = None,
    access_file: AccessFile = None,
    settings_file: SettingsFile = None,
) -> None:
    """Add a user, who signs in with a password."""
    chosen = _role(role)
    with _users(place, access_file, settings_file) as all_users:
        made = all_users.add(name, chosen, None if no_password else _password(from_stdin=from_stdin))
    note(f"{made.name} is {_a(made.role)} now.")


@users.command("list", epilog="Example: truceline users list")
def list_users(
    *,
    place: Place = None,
    access_file: AccessFile = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """List the users and their roles."""
    with _users(place, access_file, settings_file) as all_users:
        found = [(user, all_users.tokens(user)) for user in all_users.all()]
    if wants_json(as_json):
        for user, tokens in found:
            print_json(_user_plain(user, tokens))
    elif found:
        made = table("Name", "Role", "Since", "Password", "Tokens")
        for user, tokens in found:
            cells = (user.role, user.since.date(), "yes" if user.password else "no", tokens)
            made.add_row(words(user.name, "bold"), *map(words, cells))
        console().print(made)
    else:
        note("There are no users. Add one: truceline users add NAME --role owner")


@users.command(epilog="Example: truceline users role Ana owner")
def role(
    name: Name,
    new: Annotated[str, typer.Argument(metavar="ROLE", help="reader, reviewer or owner.")],
    *,
    place: Place = None,
    access_file: AccessFile = None,
    settings_file: SettingsFile = None,
) -> None:
    """Give a user another role; their sessions end."""
    chosen = _role(new)
    with _users(place, access_file, settings_file) as all_users:
        changed = all_users.change_role(name, chosen)
    note(f"{changed.name} is {_a(changed.role)} now.")


@users.command(epilog="Example: truceline users password Ana")
def password(
    name: Name,
    *,
    from_stdin: FromStdin = False,
    place: Place = None,
    access_file: AccessFile = None,
    settings_file: SettingsFile = None,
) -> None:
    """Give a user another password; their sessions end."""
    with _users(place, access_file, settings_file) as all_users:
        all_users.find(name)
        changed = all_users.change_password(name, _password(from_stdin=from_stdin))
        left = all_users.tokens(changed)
    note(f"{changed.name} has a new password." + (f" Tokens that still hold: {left}." if left else ""))


@users.command(epilog="Example: truceline users remove Ana")
def remove(
    name: Name, *, place: Place = None, access_file: AccessFile = None, settings_file: SettingsFile = None
) -> None:
    """Remove a user with all sessions and tokens; judgements stay."""
    with _users(place, access_file, settings_file) as all_users:
        gone = all_users.remove(name)
        left = len(all_users.all())
    note(f"{gone.name} is no user any more.")
    if not left:
        note("There are no users now: whoever sits at this machine may do everything; nobody else may ask.")


@users.command(epilog="Example: truceline users token Ana --expires 2027-01-31")
def token(
    name: Name,
    expires: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="The last day it holds. [default: for good]"),
    ] = None,
    *,
    place: Place = None,
    access_file: AccessFile = None,
    settings_file: SettingsFile = None,
) -> None:
    """Print a token for programs of a user, once."""
    with _users(place, access_file, settings_file) as all_users:
        made = all_users.give_token(name, expires.date() if expires else None)
    sys.stdout.write(f"{made}\n")
    note("Keep it like a password: it is not shown again. Programs send it as: Authorization: Bearer TOKEN")


@users.command(epilog="Example: truceline users revoke Ana")
def revoke(
    name: Name, *, place: Place = None, access_file: AccessFile = None, settings_file: SettingsFile = None
) -> None:
    """Revoke all tokens of a user."""
    with _users(place, access_file, settings_file) as all_users:
        count = all_users.revoke(name)
    note(f"Tokens revoked: {count}.")


@users.command(epilog="Example: truceline users log --who Ana --day 2026-11-22")
def log(
    who: Annotated[str, typer.Option(metavar="NAME", help="Only what this one did.")] = "",
    what: Annotated[str, typer.Option(metavar="WORDS", help="Only things of this kind: sign-in, …")] = "",
    day: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="Only what was done on this day (UTC)."),
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="The most entries.")] = 100,
    *,
    place: Place = None,
    access_file: AccessFile = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """List who did what, last first."""
    with _access(place, access_file, settings_file) as opened:
        found = opened.entries(who=who, what=what, day=day.date() if day else None, limit=limit)
    if wants_json(as_json):
        for one in found:
            print_json(_entry_plain(one))
    elif found:
        made = table("When (UTC)", "Who", "As", "From", "What", "On what")
        for one in found:
            cells = (one.who or "–", one.role, one.address or "–", one.what, one.on or "–")
            made.add_row(words(one.at.strftime("%Y-%m-%d %H:%M:%S")), *map(words, cells))
        console().print(made)
    else:
        note("Nothing of this kind was done.")


def _user_plain(user: User, tokens: int) -> dict[str, object]:
    return {
        "name": user.name,
        "role": user.role,
        "since": user.since.isoformat(),
        "password": user.password is not None,
        "tokens": tokens,
    }


def _entry_plain(entry: Entry) -> dict[str, object]:
    return {**asdict(entry), "at": entry.at.isoformat()}


@contextmanager
def _access(place: str | None, access_file: str | None, settings_file: Path | None) -> Iterator[Access]:
    from truceline.access import Access, access_place

    chosen = settings(settings_file)
    opened = Access(access_place(place or chosen.ledger, access_file or chosen.access))
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def _users(place: str | None, access_file: str | None, settings_file: Path | None) -> Iterator[Users]:
    from truceline.access import Role, Users, Who

    name = os.environ.get("USER") or os.environ.get("USERNAME") or ""
    with _access(place, access_file, settings_file) as opened:
        yield Users(opened, Who(name=name, role=Role.OWNER, via="command", address="command line"))


def _role(words_given: str) -> Role:
    from truceline.access import Role

    if words_given.lower() not in ROLES:
        raise InputError(f"{words_given!r} is no role.", next_step=f"There are {', '.join(ROLES)}.")
    return Role(words_given.lower())


def _a(role_name: str) -> str:
    return f"an {role_name}" if role_name == "owner" else f"a {role_name}"


def _password(*, from_stdin: bool) -> str:
    """The password, asked twice without showing it, or read from standard input."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise InputError(
            "there is nobody to ask for a password.", next_step="Hand it in with --password-stdin."
        )
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True))
