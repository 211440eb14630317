"""The export formats as lists show them."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.exports.exporters import EXPORTERS, Exporter

_TEXT = (
    "text/",
    "application/json",
    "application/jsonl",
    "application/ld+json",
    "application/geo+json",
    "application/xml",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """An export format: its name, one line on what it is, how its files end, what servers call it, and its tables, where it has several."""

    name: str
    says: str
    suffix: str
    media_type: str
    tables: tuple[str, ...] = ()


def formats() -> tuple[Format, ...]:
    """All export formats, ours first."""
    return tuple(
        Format(
            name=name,
            says=exporter.says,
            suffix=exporter.suffix,
            media_type=exporter.media_type,
            tables=exporter.tables,
        )
        for name, exporter in EXPORTERS.items()
    )


def is_text(exporter: Exporter) -> bool:
    """Whether what it writes is text, which a terminal can show."""
    return exporter.media_type.startswith(_TEXT)


def file_name(name: str, table: str | None = None) -> str:
    """What a file of this format is called, unless somebody calls it otherwise: `ceasefires.eth-prio.csv`, `claims.csv`.

    The format's name stands there where others end their files alike.
    """
    suffix = EXPORTERS[name].suffix
    alike = [one for one, exporter in EXPORTERS.items() if exporter.suffix == suffix]
    kind = f".{name}" if len(alike) > 1 and suffix != f".{name}" else ""
    return f"{table or 'ceasefires'}{kind}{suffix}"
