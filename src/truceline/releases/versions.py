"""The releases that a folder holds, and what the next one is called."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from truceline.errors import InputError
from truceline.releases.citation import About
from truceline.releases.manifest import MANIFEST, digest, read_manifest

LINES = "data/ceasefires.jsonl"
"""The file of a release that the next one is compared with."""

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A release that was made before: its folder, its manifest, and the sum of its manifest."""

    folder: Path
    manifest: Mapping[str, Any]
    sha256: str

    @property
    def version(self) -> str:
        """What it is called."""
        return str(self.manifest["version"])

    @property
    def about(self) -> About:
        """Its title, authors and licence."""
        told = self.manifest
        return About(
            title=str(told.get("title", "")),
            authors=tuple(map(str, told.get("authors", ()))),
            licence=told.get("licence"),
        )

    def lines(self) -> list[dict[str, Any]]:
        """Its ceasefires. Raises InputError if they cannot be read."""
        path = self.folder / LINES
        try:
            return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        except (OSError, ValueError) as error:
            raise InputError(
                f"the last release cannot be read ({error}), so nothing can be compared with it.",
                where=str(path),
                next_step="Put the file back, or release into another folder.",
            ) from error


def earlier(folder: Path) -> tuple[Earlier, ...]:
    """The releases in a folder, oldest first."""
    found = [path.parent for path in sorted(folder.glob(f"*/{MANIFEST}")) if path.is_file()]
    told = [Earlier(folder=one, manifest=read_manifest(one), sha256=digest(one / MANIFEST)) for one in found]
    return tuple(sorted(told, key=lambda one: (str(one.manifest.get("made", "")), one.version)))


def next_version(made: datetime, releases: tuple[Earlier, ...]) -> str:
    """The year and the number of the release in it ("26.2"), as yearly data sets count."""
    year = f"{made.year % 100:02}"
    numbers = [
        int(found[1])
        for one in releases
        if (found := re.fullmatch(rf"{year}\.(\d+)", one.version)) is not None
    ]
    return f"{year}.{max(numbers, default=0) + 1}"


def checked(version: str) -> str:
    """The version, which names a folder. Raises InputError if it cannot."""
    if not _VERSION.fullmatch(version):
        raise InputError(
            f"{version!r} cannot be a version.",
            next_step="Use letters, digits, points and hyphens, like 26.1 or 1.0-beta.",
        )
    return version
