from __future__ import annotations

from pathlib import Path

import pytest

import truceline
from truceline.errors import NotFound
from truceline.views.modules import read_module


def test_a_module_is_read_line_by_line() -> None:
    file = Path(truceline.__file__).parent / "records" / "fields" / "where.py"
    module = read_module("records/fields/where.py")
    assert module.path == "records/fields/where.py"
    assert list(module.lines) == file.read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "path",
    [
        "",
        "../truceline/errors.py",
        "../../pyproject.toml",
        "..%2f..%2fpyproject.toml",
        "/etc/passwd",
        "//etc/passwd",
        "records/../errors.py",
        "records/./fields/where.py",
        "records\\fields\\where.py",
        "records/fields/where.py\x00.txt",
        "records/fields/where.py\n",
        "claims/vocabulary/breaches.toml",
        "records/fields",
        "records/fields/nowhere.py",
        "~/.netrc",
        "web/static/base.css",
        ".hidden.py",
    ],
)
def test_nothing_but_modules_of_the_package_is_read(path: str) -> None:
    with pytest.raises(NotFound, match="no module"):
        read_module(path)


def test_a_link_that_leads_out_of_the_package_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.py"
    secret.write_text("key = 1", "utf-8")
    package = tmp_path / "package"
    package.mkdir()
    (package / "inside.py").symlink_to(secret)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("truceline.views.modules._ROOT", package)
        with pytest.raises(NotFound):
            read_module("inside.py")
