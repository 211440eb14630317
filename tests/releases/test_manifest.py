"""Sums tell what is no longer as it was released."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from truceline.errors import InputError
from truceline.releases import broken, read_manifest
from truceline.releases.manifest import write_sums
from truceline.releases.versions import checked, earlier, next_version


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "26.1"
    (made / "data").mkdir(parents=True)
    (made / "data" / "a.csv").write_text("id\n1\n")
    (made / "README.md").write_text("# Truces\n")
    (made / "release.json").write_text(json.dumps({"version": "26.1", "made": "2026-02-01T00:00:00+00:00"}))
    write_sums(made)
    return made


def test_what_was_not_touched_is_whole(folder: Path) -> None:
    assert list(broken(folder)) == []
    told = subprocess.run(
        ["sha256sum", "--check", "SHA256SUMS"], cwd=folder, capture_output=True, check=False
    )
    assert told.returncode == 0


@pytest.mark.parametrize("name", ["data/a.csv", "README.md", "release.json"])
def test_a_file_that_was_changed_is_told(folder: Path, name: str) -> None:
    with (folder / name).open("a") as file:
        file.write(" ")
    assert list(broken(folder)) == [f"{name}: is not as it was released"]


def test_files_that_are_missing_or_came_later_are_told(folder: Path) -> None:
    (folder / "data" / "a.csv").rename(folder / "data" / "b.csv")
    assert list(broken(folder)) == ["data/a.csv: is missing", "data/b.csv: is not listed"]


@pytest.mark.parametrize("words, fault", [("{", "broken"), ("[]", "no version"), ("{}", "no version")])
def test_a_manifest_that_is_none_is_told(folder: Path, words: str, fault: str) -> None:
    (folder / "release.json").write_text(words)
    with pytest.raises(InputError, match=fault):
        read_manifest(folder)


def test_a_folder_without_a_release_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no release is there"):
        read_manifest(tmp_path)
    with pytest.raises(InputError, match="no sums are there"):
        list(broken(tmp_path))


def test_versions_are_counted_within_their_year(folder: Path) -> None:
    releases = earlier(folder.parent)
    assert [one.version for one in releases] == ["26.1"]
    assert next_version(datetime(2026, 11, 22, tzinfo=UTC), releases) == "26.2"
    assert next_version(datetime(2027, 1, 2, tzinfo=UTC), releases) == "27.1"


@pytest.mark.parametrize("name", ["", "..", "a/b", "-1", "x" * 41, "1 0"])
def test_what_cannot_name_a_folder_is_no_version(name: str) -> None:
    with pytest.raises(InputError, match="cannot be a version"):
        checked(name)
