"""Papers as files: the table of forms, and files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from truceline.errors import InputError
from truceline.papers import docx, html, markdown, pdf
from truceline.papers.paper import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form that papers are written in: one line for lists, what servers call it, and what writes it."""

    says: str
    media_type: str
    write: Callable[[Paper, BinaryIO], None]


FORMS: dict[str, Form] = {
    ".md": Form(says="Markdown", media_type="text/markdown; charset=utf-8", write=markdown.write),
    ".html": Form(
        says="one page of HTML, charts within", media_type="text/html; charset=utf-8", write=html.write
    ),
    ".docx": Form(
        says="Word, with footnotes",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        write=docx.write,
    ),
    ".pdf": Form(says="PDF, tagged for screen readers", media_type="application/pdf", write=pdf.write),
}
"""Forms by the end of their files' names."""


def form_of(name: str) -> Form:
    """The form that files of this name or suffix (`brief.pdf`, `.pdf`) have. Raises InputError if there is none."""
    suffix = Path(name).suffix.lower() or name.lower()
    if suffix not in FORMS:
        raise InputError(
            f"no report can be written as {suffix or 'a file without a suffix'!r}.",
            where=name,
            next_step=f"Name a file that ends in {', '.join(FORMS)}.",
        )
    return FORMS[suffix]


def write_paper(paper: Paper, path: Path) -> None:
    """Writes the paper in the form that the file's name ends in; a file that is there is replaced only when all is written.

    Raises InputError if there is no such form, or if the file cannot be written.
    """
    form = form_of(path.name)
    with draft(path) as stream:
        form.write(paper, stream)


@contextmanager
def draft(path: Path) -> Iterator[BinaryIO]:
    """A stream to a file that is there whole at the end, or as it was. Raises InputError if it cannot be written."""
    begun = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            with begun.open("wb") as stream:
                yield stream
            begun.replace(path)
        finally:
            begun.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(
            f"the file cannot be written ({error.strerror}).",
            where=str(path),
            next_step="Name another file.",
        ) from error
