"""The image file is held to the project: what it installs, copies, runs and asks is what there is."""

from __future__ import annotations

import re
import shlex
from fnmatch import fnmatch
from pathlib import Path

import pytest

from truceline.access import Role, needed
from truceline.cli.app import app
from truceline.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+)", re.MULTILINE)


def instructions() -> list[tuple[str, str]]:
    """The instructions of the image file, each with what follows it on its lines."""
    text = (ROOT / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return [(word, rest.strip()) for word, _, rest in (line.partition(" ") for line in lines)]


def told(word: str) -> list[str]:
    return [rest for name, rest in instructions() if name == word]


def pinned(name: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / "requirements" / name).read_text("utf-8")))


def test_it_is_made_in_one_stage_and_run_in_another_of_a_base_without_a_registry() -> None:
    assert told("FROM") == ["${BASE} AS made", "${BASE}"]
    (base,) = told("ARG")
    assert "/" not in base
    version = re.search(r"python:3\.(\d+)", base)
    assert version is not None
    assert int(version[1]) >= 11


def test_only_locked_packages_with_hashes_are_installed() -> None:
    installs = [line for line in told("RUN") if " install " in line and "pip" in line]
    assert len(installs) == 2
    assert "--require-hashes" in installs[0]
    assert installs[0].endswith("-r requirements/image.txt")
    assert "--no-deps --no-build-isolation ." in installs[1]
    assert told("ADD") == []
    lock = (ROOT / "requirements" / "image.txt").read_text("utf-8")
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=\S+==)", lock)[1:])
    assert "://" not in re.sub(r"#.*", "", lock)


def test_what_it_installs_is_what_is_tested_with_postgresql_beside() -> None:
    image, runtime, dev = pinned("image.txt"), pinned("runtime.txt"), pinned("dev.txt")
    assert {name: image.get(name) for name in runtime} == runtime
    assert {"psycopg", "psycopg-binary"} <= image.keys() - runtime.keys()
    assert {name: dev.get(name) for name in image} == image


def test_what_it_copies_is_there_and_not_left_out() -> None:
    lines = (ROOT / ".containerignore").read_text("utf-8").splitlines()
    assert lines[0] == "*"
    kept = [line[1:] for line in lines if line.startswith("!")]
    copied = [shlex.split(line)[:-1] for line in told("COPY") if not line.startswith("--from=")]
    for name in (name for names in copied for name in names):
        assert (ROOT / name).exists()
        assert any(fnmatch(name, pattern) for pattern in kept)
    assert sorted(kept) == sorted(name for names in copied for name in names)


def test_it_runs_as_a_user_without_rights_in_a_folder_of_its_own() -> None:
    assert told("USER") == ["10001:10001"]
    words = [word for word, _ in instructions()]
    assert words.index("USER") > max(place for place, word in enumerate(words) if word in {"RUN", "COPY"})
    assert told("VOLUME") == told("WORKDIR")[-1:] == ["/data"]


def test_it_sets_settings_that_there_are_and_no_secret() -> None:
    names = re.findall(r"(\w+)=", " ".join(told("ENV")))
    ours = {name.removeprefix(PREFIX).lower() for name in names if name.startswith(PREFIX)}
    assert ours == {"ledger", "log"}
    assert ours <= Settings.model_fields.keys()


def test_its_command_runs_and_its_health_is_open_to_it(capsys: pytest.CaptureFixture[str]) -> None:
    (entry,), (command,) = told("ENTRYPOINT"), told("CMD")
    assert entry == '["truceline"]'
    words = re.findall(r'"([^"]+)"', command)
    with pytest.raises(SystemExit):
        app([words[0], "--help"], prog_name="truceline")
    shown = capsys.readouterr().out
    assert all(word in shown for word in words if word.startswith("--"))
    (health,) = told("HEALTHCHECK")
    path = re.search(r"http://127\.0\.0\.1:(\d+)(/\w+)", health)
    assert path is not None
    assert [path[1]] == told("EXPOSE")
    assert needed("GET", path[2]) is Role.NOBODY
