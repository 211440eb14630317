"""The worked notebook of the docs is run as it stands there, and gives what stands there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from tools.build_notebook import NOTEBOOK, PAGE, page, run


@pytest.fixture(scope="module")
def committed() -> Any:
    return nbformat.read(NOTEBOOK, as_version=4)


def test_the_notebook_runs_and_gives_what_it_shows(
    committed: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "PYTHONPATH"):
        monkeypatch.setenv(name, "")  # set by the run, and put back after it
    again = nbformat.from_dict(committed)
    for cell in again.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    run(again, tmp_path)
    before = nbformat.read(NOTEBOOK, as_version=4)
    for was, now in zip(before.cells, again.cells, strict=True):
        assert now == was, was.source
    assert again == before


def test_the_page_is_made_from_the_notebook(committed: Any) -> None:
    assert PAGE.read_text("utf-8") == page(committed)


def test_the_notebook_names_nothing_of_the_machine_it_ran_on() -> None:
    text = NOTEBOOK.read_text("utf-8")
    assert "/tmp" not in text
    assert "/work" not in text
    assert "Traceback" not in text
