"""The rules of the house that no linter knows: sizes, names, docstrings, and what an import may cost."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import truceline
from truceline.claims.extract import EXTRACTORS
from truceline.exports import EXPORTERS
from truceline.model import Act, Ceasefire
from truceline.records import FIELDS
from truceline.sources import READERS

SOURCE = Path(truceline.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_FRONT = 400, 50, 40
BANNED = {"utils", "util", "helpers", "helper", "common", "misc"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return (node for node in nodes if isinstance(node, Function))


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def lines(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 50


def test_no_file_is_too_long() -> None:
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    lengths = {f"{name_of(path)}:{node.name}": lines(node) for path in MODULES for node in functions(path)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_the_public_front_is_short() -> None:
    assert len((SOURCE / "__init__.py").read_text("utf-8").splitlines()) <= LONGEST_FRONT


def test_the_public_names_are_there() -> None:
    assert all(hasattr(truceline, name) for name in truceline.__all__)


def test_a_name_that_is_not_public_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="module 'truceline' has no attribute 'Leger'"):
        truceline.Leger  # noqa: B018  # the look-up is the test


def test_no_place_is_called_after_nothing() -> None:
    places = {part for path in SOURCE.rglob("*") for part in (path.stem, *path.relative_to(SOURCE).parts)}
    assert places & BANNED == set()


def test_every_module_says_what_it_is() -> None:
    assert [
        name_of(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ] == []


def test_every_class_that_is_handed_on_says_what_it_is() -> None:
    for name in truceline.model.__all__:
        thing = getattr(truceline.model, name)
        if isinstance(thing, type):
            assert thing.__doc__, name
            assert not thing.__doc__.startswith(f"{name}("), f"{name} has only what dataclasses writes"


@pytest.mark.parametrize("table", [EXTRACTORS, FIELDS], ids=["extractors", "fields"])
def test_every_function_that_readers_are_shown_explains_itself(table: Any) -> None:
    for name, function in table.items():
        assert inspect.getdoc(function), name
        assert function.__name__ == name


@pytest.mark.parametrize("table", [READERS, EXPORTERS], ids=["readers", "exporters"])
def test_every_reader_and_exporter_explains_itself(table: Any) -> None:
    assert {name for name, member in table.items() if not type(member).__doc__} == set()


def test_every_act_but_mention_has_an_extractor() -> None:
    assert set(Act) - set(EXTRACTORS) <= {Act.MENTION}


def test_the_fields_of_a_ceasefire_are_those_that_are_explained_in_the_same_order() -> None:
    chosen = [field.name for field in dataclasses.fields(Ceasefire) if str(field.type).startswith("Choice[")]
    assert chosen == list(FIELDS)


def test_all_else_of_a_ceasefire_is_what_it_is_made_of() -> None:
    others = {field.name for field in dataclasses.fields(Ceasefire)} - set(FIELDS)
    assert others == {"id", "also_known_as", "claims", "followed", "joins", "relations"}


@pytest.mark.parametrize("module", ["truceline", "truceline.cli", "truceline.pipeline"])
def test_importing_it_is_cheap(module: str) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    dear = {"spacy", "thinc", "sqlalchemy", "alembic", "trafilatura"}
    assert dear & set(run.stdout.split()) == set()


def test_times_are_read_without_language_model_database_and_network(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("The two armies stopped firing on Monday, officials of both countries said.", "utf-8")
    code = f"import sys; from truceline.cli import app; app(['times', {str(report)!r}], standalone_mode=False); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    line, modules = run.stdout.splitlines()
    assert '"XXXX-WXX-1"' in line
    assert {"spacy", "thinc", "numpy", "sqlalchemy", "alembic", "trafilatura", "httpx", "httpcore"} & set(
        modules.split()
    ) == set()
