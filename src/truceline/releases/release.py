"""Makes a release: a snapshot of a ledger that can be cited, checked, and compared with the last one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

from truceline.codec import to_plain
from truceline.errors import InputError
from truceline.exports import EXPORTERS, Exporter, Fault, Losses, case_plain
from truceline.exports.losses_paper import losses_paper
from truceline.exports.tables import TABLES, codebook_markdown
from truceline.papers import write_paper
from truceline.papers.screening import screening_paper
from truceline.releases.changes import Changes, compare
from truceline.releases.changes_paper import changes_paper
from truceline.releases.citation import About, citation_file, citation_line
from truceline.releases.manifest import MANIFEST, digest, files_of, write_sums
from truceline.releases.parts import own_actors, readme, settings_text, write_json
from truceline.releases.versions import Earlier, checked, earlier, next_version
from truceline.settings import Settings
from truceline.views import Extract
from truceline.views.screening import Screening

Told = Callable[[str], None]
"""Is told which file is being written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be released: into which folder, called what, by whom; `formats` empty means all there are.

    Title, authors and licence are those of the last release in the folder where they are None. `version` is counted on where it is
    None.
    """

    folder: Path
    made: datetime
    settings: Settings
    title: str | None = None
    authors: tuple[str, ...] | None = None
    licence: str | None = None
    version: str | None = None
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """A file of data that was written: its path in the release, its format, what it lost, and what in it breaks the format's rules."""

    path: str
    format: str
    losses: Losses
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """A release that was made: where it lies, its data, and what changed since the last one (None for the first)."""

    folder: Path
    version: str
    data: tuple[Data, ...]
    previous: str | None
    changes: Changes | None


def make_release(
    extract: Extract, screening: Screening, wanted: Wanted, tell: Told = lambda _: None
) -> Released:
    """Writes the release into a folder of its own, whole or not at all.

    Raises InputError if there is one of that version already, or it cannot be written; NotFound for a format that is none.
    """
    before = earlier(wanted.folder) if wanted.folder.is_dir() else ()
    last = before[-1] if before else None
    version = checked(wanted.version or next_version(wanted.made, before))
    about = _about(wanted, last.about if last else About(title="Ceasefires"))
    exporters = {name: EXPORTERS[name] for name in dict.fromkeys(("jsonl", *(wanted.formats or EXPORTERS)))}
    with _draft(wanted.folder / version) as folder:
        data = tuple(_write_data(extract, exporters, folder, tell))
        changes = _write_changes(extract, folder, last, version)
        _write_parts(screening, folder, wanted)
        _write_cover(folder, about, version, wanted.made)
        told = _heading(about, version, wanted.made, last) | _holdings(extract, data) | _files(folder)
        write_json(folder / MANIFEST, told)
        write_sums(folder)
    return Released(
        folder=wanted.folder / version,
        version=version,
        data=data,
        previous=last.version if last else None,
        changes=changes,
    )


def _about(wanted: Wanted, last: About) -> About:
    return About(
        title=wanted.title or last.title,
        authors=last.authors if wanted.authors is None else wanted.authors,
        licence=wanted.licence or last.licence,
    )


@contextmanager
def _draft(target: Path) -> Iterator[Path]:
    if target.exists():
        raise InputError(
            "there is a release of that version already.",
            where=str(target),
            next_step="Name another with --version: what was released is not changed.",
        )
    begun = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        try:
            begun.mkdir(parents=True)
            yield begun
            begun.rename(target)
        finally:
            shutil.rmtree(begun, ignore_errors=True)
    except OSError as error:
        raise InputError(
            f"the release cannot be written ({error.strerror}).",
            where=str(target),
            next_step="Name another folder.",
        ) from error


def _write_data(extract: Extract, exporters: dict[str, Exporter], folder: Path, tell: Told) -> Iterator[Data]:
    for name, exporter in exporters.items():
        for table in exporter.tables or (None,):
            path = folder / "data" / _file_name(name, exporter, table)
            tell(path.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as to:
                losses = exporter.write(extract, to, table)
            with path.open("rb") as file:
                faults = tuple(exporter.check(file))
            report = folder / "lossiness" / (f"{name}.{table}" if table else name)
            report.parent.mkdir(exist_ok=True)
            write_json(report.with_name(f"{report.name}.json"), to_plain(losses))
            write_paper(losses_paper(losses), report.with_name(f"{report.name}.md"))
            yield Data(path=path.relative_to(folder).as_posix(), format=name, losses=losses, faults=faults)


def _file_name(name: str, exporter: Exporter, table: str | None) -> str:
    if table is not None:
        return f"{name}/{table}{exporter.suffix}"
    is_named = exporter.suffix.startswith(f".{name}")
    return f"ceasefires{exporter.suffix}" if is_named else f"ceasefires.{name}{exporter.suffix}"


def _write_changes(extract: Extract, folder: Path, last: Earlier | None, version: str) -> Changes | None:
    if last is None:
        return None
    now = [case_plain(page) for page in extract.shown.pages()]
    changes = compare(last.lines(), to_plain(now), extract.shown.former)
    write_json(folder / "changes.json", to_plain(changes))
    write_paper(changes_paper(changes, last.version, version), folder / "CHANGES.md")
    return changes


def _write_parts(screening: Screening, folder: Path, wanted: Wanted) -> None:
    (folder / "CODEBOOK.md").write_text(codebook_markdown(), "utf-8")
    write_json(folder / "screening.json", to_plain(screening))
    write_paper(screening_paper(screening), folder / "screening.html")
    (folder / "settings.toml").write_text(settings_text(wanted.settings), "utf-8")
    for path in own_actors(wanted.settings):
        shutil.copyfile(path, folder / "actors.toml")


def _write_cover(folder: Path, about: About, version: str, made: datetime) -> None:
    cited = citation_line(about, version, made.date())
    (folder / "CITATION.cff").write_text(
        citation_file(about, version, made.date(), version_of("truceline")), "utf-8"
    )
    files = [
        (path.relative_to(folder).as_posix(), _says(path.relative_to(folder))) for path in files_of(folder)
    ]
    told = [*files, (MANIFEST, "the list of all this, for programs")]
    text = readme(f"{about.title}, version {version}", cited, about.licence, told)
    (folder / "README.md").write_text(text, "utf-8")


_SAYS = {
    "CHANGES.md": "what became of each ceasefire since the last release",
    "changes.json": "the same, for programs",
    "CITATION.cff": "how it is cited",
    "CODEBOOK.md": "what each variable means",
    "screening.html": "what was read, what was left out and why",
    "screening.json": "the same, for programs",
    "settings.toml": "how the reports were read",
    "actors.toml": "names of actors that were added to the known ones",
}


def _says(path: Path) -> str:
    if path.parts[0] == "lossiness":
        return f"what {path.stem} cannot hold"
    if path.parts[0] == "data":
        name, table = next(
            (name, table)
            for name, one in EXPORTERS.items()
            for table in one.tables or (None,)
            if Path("data", _file_name(name, one, table)) == path
        )
        return TABLES[table].says if table and table in TABLES else EXPORTERS[name].says
    return _SAYS[path.name]


def _heading(about: About, version: str, made: datetime, last: Earlier | None) -> dict[str, Any]:
    return {
        "title": about.title,
        "version": version,
        "authors": list(about.authors),
        "licence": about.licence,
        "made": made.isoformat(timespec="seconds"),
        "software": {"name": "truceline", "version": version_of("truceline")},
        "previous": {"version": last.version, "sha256": last.sha256} if last else None,
    }


def _holdings(extract: Extract, data: Sequence[Data]) -> dict[str, Any]:
    shown = extract.shown
    holds = {
        "ceasefires": len(shown.summaries),
        "articles": len(extract.articles),
        "judgements": len(extract.judgements),
        "left_out": len(extract.drops),
    }
    return {
        "as_of": shown.as_of.isoformat() if shown.as_of else None,
        "holds": holds,
        "data": [
            {
                "path": one.path,
                "format": one.format,
                "rows": one.losses.rows,
                "ceasefires": one.losses.written,
                "losses": len(one.losses.losses),
                "faults": len(one.faults),
            }
            for one in data
        ],
    }


def _files(folder: Path) -> dict[str, Any]:
    return {
        "files": [
            {
                "path": path.relative_to(folder).as_posix(),
                "bytes": path.stat().st_size,
                "sha256": digest(path),
            }
            for path in files_of(folder)
        ]
    }
