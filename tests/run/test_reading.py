"""Files that harm the process that reads them cost themselves and nothing else."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from truceline.errors import PipelineError
from truceline.model import GIVEN_UP, Drop, RawArticle
from truceline.run import Reading
from truceline.settings import Settings
from truceline.sources import read_sources

SETTINGS = Settings(article_seconds=5.0)


def rich(words: str) -> str:
    return "{\\rtf1\\ansi " + words + "\\par}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files that do harm between files that do none, alone and in an archive."""
    made = tmp_path / "in"
    made.mkdir()
    (made / "a.txt").write_text("A plain article.")
    (made / "b.rtf").write_text(rich("A rich article."))
    (made / "c.rtf").write_text(rich("Hangword stands here."))
    with zipfile.ZipFile(made / "d.zip", "w") as archive:
        for name, words in (
            ("1", "One."),
            ("2", "Crashword."),
            ("3", "Three."),
            ("4", "Hangword."),
            ("44", "Latecrash."),
            ("5", "Five."),
        ):
            archive.writestr(f"{name}.rtf", rich(words))
    (made / "e.rtf").write_text(rich("The last article."))
    return made


def told(made: Sequence[RawArticle | Drop]) -> list[tuple[str, str]]:
    return [
        (Path(one.where).name, one.reason if isinstance(one, Drop) else one.content.decode().strip())
        for one in made
    ]


def test_what_does_harm_is_given_up_and_the_rest_is_read(folder: Path) -> None:
    with closing(Reading(SETTINGS, {}, program="poisoned_reading")) as reading:
        made = list(read_sources([folder], read=reading))
    assert told(made) == [
        ("a.txt", "A plain article."),
        ("b.rtf", "A rich article."),
        ("c.rtf", "timed_out"),
        ("d.zip!1.rtf", "One."),
        ("d.zip!2.rtf", "crashed"),
        ("d.zip!3.rtf", "Three."),
        ("d.zip!4.rtf", "timed_out"),
        ("d.zip!44.rtf", "Latecrash."),
        ("d.zip!44.rtf", "second"),
        ("d.zip!44.rtf", "crashed"),
        ("d.zip!5.rtf", "Five."),
        ("e.rtf", "The last article."),
    ]
    with closing(Reading(SETTINGS, {})) as reading:  # one to which they would do no harm
        reading.pass_over(one for one in made if isinstance(one, Drop) and one.reason in GIVEN_UP)
        passed = list(read_sources([folder], read=reading))
        assert [one for one in made if told([one])[0][1] not in {"Latecrash.", "second"}] == passed
        (folder / "c.rtf").write_text(rich("Mended, and longer than before."))
        again = told(list(read_sources([folder / "c.rtf"], read=reading)))
    assert again == [("c.rtf", "Mended, and longer than before.")]


def test_reading_apart_gives_what_reading_here_gives(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(60):
            archive.writestr(f"{number:02}.txt", f"Article {number}.")
        archive.writestr("broken.pdf", b"%PDF-1.4 broken")
    (tmp_path / "x.eml").write_text(
        "From: a@example.org\nTo: b@example.org\nSubject: News\n\nWhat happened.\n"
    )
    here = list(read_sources([tmp_path]))
    with closing(Reading(SETTINGS, {})) as reading:
        assert list(read_sources([tmp_path], read=reading)) == here
        some = read_sources([tmp_path], read=reading)
        assert next(iter(some)) == here[0]
        some.close()  # type: ignore[attr-defined]  # as when a run is interrupted
        assert list(read_sources([tmp_path], read=reading)) == here


def test_a_plain_file_needs_no_process(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A plain article.")
    with closing(Reading(SETTINGS, {}, program="no_such_module")) as reading:
        assert [one.where for one in read_sources([tmp_path], read=reading)] == [
            os.fspath(tmp_path / "a.txt")
        ]


def test_a_process_that_cannot_begin_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_text(rich("A rich article."))
    with (
        closing(Reading(SETTINGS, {}, program="no_such_module")) as reading,
        pytest.raises(
            PipelineError, match="no process that reads files can be begun: each ended with code 1"
        ),
    ):
        list(read_sources([tmp_path], read=reading))
