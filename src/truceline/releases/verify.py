"""Checks a release: its files are as they were released, and obey the rules of their formats."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from truceline.exports import EXPORTERS
from truceline.releases.manifest import broken, read_manifest

_MOST = 20  # faults told of one file


def verify(folder: Path) -> Iterator[str]:
    """What is wrong with the release in this folder, one line each; nothing where all is as it was released.

    Raises InputError if there is no release.
    """
    told = read_manifest(folder)
    wrong = list(broken(folder))
    yield from wrong
    for data in told.get("data", ()):
        path = folder / data["path"]
        if path.is_file() and data["format"] in EXPORTERS:
            with path.open("rb") as file:
                for number, fault in enumerate(EXPORTERS[data["format"]].check(file)):
                    if number == _MOST:
                        yield f"{data['path']}: more is wrong than is told here"
                        break
                    where = f" row {fault.row}" if fault.row is not None else ""
                    column = f" {fault.column}" if fault.column else ""
                    yield f"{data['path']}:{where}{column}: {fault.says}"
