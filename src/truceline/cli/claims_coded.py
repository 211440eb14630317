"""The claims that are compared with gold: those of a file, or those that are coded now in the reports of a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from truceline.cli.options import settings
from truceline.cli.progress import progress, tell_drops
from truceline.errors import InputError
from truceline.evaluation import PlainClaim


def coded_claims(file: Path, settings_file: Path | None) -> Mapping[str, Sequence[PlainClaim]]:
    """The claims by report id: a file of `truceline code` is read, any other is coded now, with progress on standard error."""
    if _has_claims(file):
        from truceline.exports.codings import read_coding

        return read_coding(file).claims or {}
    return _code(file, settings_file)


def _has_claims(file: Path) -> bool:
    """Whether the first line of a file is one of coded claims."""
    if not file.is_file():
        if file.exists():
            return False
        raise InputError("there is no such file.", where=str(file), next_step="Name a file or a folder.")
    with file.open("rb") as stream:
        first = next((line for line in stream if line.strip()), b"")
    try:
        told = json.loads(first)
    except ValueError:
        return False
    return isinstance(told, dict) and "claims" in told


def _code(file: Path, settings_file: Path | None) -> Mapping[str, Sequence[PlainClaim]]:
    from truceline.exports import code_plain
    from truceline.run import Tally, code_articles, coder
    from truceline.sources import read_sources

    chosen = settings(settings_file)
    annotate = coder(chosen)
    made: dict[str, Any] = {}
    tally = Tally()
    with progress(quiet=not sys.stderr.isatty() and sys.stdout.isatty()) as tell:
        for one in code_articles(
            read_sources([file], max_bytes=chosen.max_bytes), annotate, batch=chosen.batch
        ):
            tally.count(one)
            line = code_plain(one)
            made[line["id"]] = line["claims"]
            tell(tally.report())
    tell_drops(tally.report())
    return made
