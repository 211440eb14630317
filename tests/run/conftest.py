from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from truceline.store import Store, open_store


@pytest.fixture
def news(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`news.py`, with its extractor in the place of ours."""
    spec = importlib.util.spec_from_file_location("news", Path(__file__).with_name("news.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr("truceline.pipeline.extract", module.extract)
    return module


@pytest.fixture
def store(made: str) -> Iterator[Store]:
    """An empty ledger, in a file and in a database."""
    with open_store(made) as opened:
        yield opened
