"""How a release is cited: a file in the Citation File Format, and one line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

SOFTWARE = "Truceline"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a release is called, who made it, and under which licence its coding may be used (an SPDX id; None where nothing is said).

    `authors` are persons as "Family, Given"; a name without a comma is that of an organisation.
    """

    title: str
    authors: tuple[str, ...] = ()
    licence: str | None = None


def citation_file(about: About, version: str, day: date, software: str) -> str:
    """The text of CITATION.cff (version 1.2.0), whose scalars are JSON strings, which YAML reads as they are."""
    lines = [
        "cff-version: 1.2.0",
        "type: dataset",
        f"message: {_quoted('If you use these data, please cite them as below.')}",
        f"title: {_quoted(about.title)}",
        f"version: {_quoted(version)}",
        f"date-released: {day.isoformat()}",
        "authors:",
        *_authors(about.authors or (f"The coders of {about.title}",)),
    ]
    if about.licence:
        lines.append(f"license: {_quoted(about.licence)}")
    lines += [
        "references:",
        "  - type: software",
        f"    title: {_quoted(SOFTWARE)}",
        f"    version: {_quoted(software)}",
        "    authors:",
        f"      - name: {_quoted('The Truceline developers')}",
    ]
    return "\n".join(lines) + "\n"


def citation_line(about: About, version: str, day: date) -> str:
    """The citation in one line."""
    who = "; ".join(about.authors) or f"The coders of {about.title}"
    return f"{who} ({day.year}). {about.title}. Version {version}."


def _authors(names: Sequence[str]) -> list[str]:
    lines = []
    for name in names:
        family, comma, given = (part.strip() for part in name.partition(","))
        if comma:
            lines += [f"  - family-names: {_quoted(family)}", f"    given-names: {_quoted(given)}"]
        else:
            lines.append(f"  - name: {_quoted(name.strip())}")
    return lines


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
