"""The list of a release's files with their sums, and the check that they are as they were released."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from truceline.errors import InputError

MANIFEST = "release.json"
SUMS = "SHA256SUMS"
_PIECE = 1 << 20


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    told = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            told.update(piece)
    return told.hexdigest()


def files_of(folder: Path) -> list[Path]:
    """The files of a release, by path, without the manifest and the sums."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if path.name not in {MANIFEST, SUMS} or path.parent != folder)


def write_sums(folder: Path) -> None:
    """Writes the sums of all files, as `sha256sum --check` reads them."""
    lines = [
        f"{digest(path)}  {path.relative_to(folder).as_posix()}\n"
        for path in (*files_of(folder), folder / MANIFEST)
    ]
    (folder / SUMS).write_text("".join(lines), "utf-8")


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a release. Raises InputError if the folder holds none that can be read."""
    path = folder / MANIFEST
    try:
        told = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(
            f"no release is there ({error.strerror}).",
            where=str(path),
            next_step=f"Name a folder that holds a {MANIFEST}.",
        ) from error
    except ValueError as error:
        raise InputError(
            f"the manifest is broken: {error}.", where=str(path), next_step="Take the release again."
        ) from error
    if not isinstance(told, dict) or not isinstance(told.get("version"), str):
        raise InputError(
            "the manifest tells no version.", where=str(path), next_step="Take the release again."
        )
    return told


def broken(folder: Path) -> Iterator[str]:
    """What is no longer as it was released: files that are missing, other, or not listed. Raises InputError if there are no sums."""
    try:
        lines = (folder / SUMS).read_text("utf-8").splitlines()
    except OSError as error:
        raise InputError(
            f"no sums are there ({error.strerror}).",
            where=str(folder / SUMS),
            next_step="Name the folder of a release.",
        ) from error
    told = (line.split("  ", 1) for line in lines if "  " in line)
    listed = {name: released for released, name in told}
    for name, released in listed.items():
        path = folder / name
        if not path.is_file():
            yield f"{name}: is missing"
        elif digest(path) != released:
            yield f"{name}: is not as it was released"
    for path in files_of(folder):
        if path.relative_to(folder).as_posix() not in listed:
            yield f"{path.relative_to(folder).as_posix()}: is not listed"
