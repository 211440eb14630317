"""The documentation is held to the code: what there is has its words, and what is shown runs."""

from __future__ import annotations

import ast
import dataclasses
import doctest
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import typer.main
import yaml

from truceline import errors
from truceline.annotations.gazetteer import load_gazetteer
from truceline.claims.events import event_of_act
from truceline.claims.events.lexicon import event_frames, sorts
from truceline.claims.extract import EXTRACTORS
from truceline.cli.app import app
from truceline.exports import EXPORTERS
from truceline.model import (
    Abstention,
    Act,
    ActClaim,
    Claim,
    EventType,
    Exactness,
    SegmentKind,
    Stage,
    Status,
    TermType,
    Verdict,
)
from truceline.records import FIELDS
from truceline.settings import Settings
from truceline.sources import READERS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
README = ROOT / "README.md"
SHOWN = [*PAGES, *([README] if README.exists() else [])]
RUN = re.compile(r"<!-- run -->\s*```python\n(.*?)```", re.DOTALL)
FENCED = re.compile(r"```.*?```", re.DOTALL)
SESSION = re.compile(r"```pycon\n(.*?)```", re.DOTALL)


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text("utf-8")


def error_classes() -> list[type[errors.TrucelineError]]:
    return [kind for kind in vars(errors).values() if isinstance(kind, type)]


def table_rows(text: str, heading: str) -> Iterator[list[str]]:
    """The cells of the first table under a heading, without its head."""
    below = f"\n{text}".split(f"\n{heading}\n", 1)[1]
    rows = re.findall(r"(?:^\|.*\n)+", below, re.MULTILINE)[0].splitlines()
    return ([cell.strip() for cell in row.strip("| ").split(" | ")] for row in rows[2:])


def code_of(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", FENCED.sub("", cell))


@pytest.mark.parametrize(
    "name, things",
    [
        ("claims", list(Act)),
        ("claims", list(Status)),
        ("claims", list(TermType)),
        ("claims", [field.name for field in dataclasses.fields(ActClaim) if field.init]),
        ("claims", [claim.__dataclass_fields__["kind"].default for claim in get_args(Claim)]),
        ("claims", ["truceline.extractors", "truceline.claims.extract.EXTRACTORS"]),
        ("claims", [path.name for path in (ROOT / "src/truceline/claims/vocabulary").glob("*.toml")]),
        (
            "kinds",
            [
                field.name
                for kind in get_args(Claim)
                for field in dataclasses.fields(kind)
                if kind is not ActClaim and field.init
            ],
        ),
        ("kinds", [*Exactness, *EventType]),
        ("kinds", ["events_of_acts.toml", "numbers.toml", "things.toml", "turning.toml"]),
        ("records", list(FIELDS)),
        ("records", list(Abstention)),
        ("records", list(Verdict)),
        ("documents", list(SegmentKind)),
        ("errors", [kind.__name__ for kind in error_classes()]),
        ("errors", list(Stage)),
        ("exports", list(EXPORTERS)),
        ("index", [*READERS, *EXPORTERS]),
        ("index", list(Settings.model_fields)),
    ],
)
def test_everything_there_is_has_its_words(name: str, things: list[str]) -> None:
    named = set(code_of(page(name)))
    assert things
    assert [thing for thing in things if thing not in named] == []


def test_the_acts_are_told_in_the_order_of_the_codebook() -> None:
    told = [code for cell, *_ in table_rows(page("claims"), "## Acts") for code in code_of(cell)]
    assert told == list(Act)


def test_the_fields_of_a_record_are_told_in_their_order() -> None:
    told = [code for cell, *_ in table_rows(page("records"), "## Fields") for code in code_of(cell)]
    assert told == list(FIELDS)


def test_the_sorts_of_events_are_told_as_their_files_have_them() -> None:
    rows = [tuple(cell.strip("`") for cell in row[:4]) for row in table_rows(page("kinds"), "## Events")]
    assert rows == [(one.name, one.type, one.cameo, one.kind) for one in sorts().values()]


def test_the_modes_of_events_are_told() -> None:
    told = {code_of(row[0])[0]: code_of(row[-1]) for row in table_rows(page("kinds"), "## Events")}
    modes: dict[str, set[str]] = {name: set() for name in sorts()}
    for frame in (frame for frames in event_frames().values() for frame in frames if frame.mode):
        modes[frame.sort.name].add(frame.mode or "")
    assert told == {name: sorted(found) for name, found in modes.items()}


def test_the_events_of_acts_are_told() -> None:
    told = re.findall(r"^\| `(\w+)` \| `(\w+)` \|$", page("kinds"), re.MULTILINE)
    assert told == [(act, sort.name) for act in Act if (sort := event_of_act(act)) is not None]


def test_acts_without_an_extractor_are_told_so() -> None:
    rows = {code_of(row[0])[0]: row[-1] for row in table_rows(page("claims"), "## Acts")}
    unread = [act for act in Act if act not in EXTRACTORS]
    assert unread == [act for act, but in rows.items() if "no extractor reads this" in but]


def test_the_settings_are_told_with_what_holds_without_them() -> None:
    rows = {code_of(row[0])[0]: row[-1].strip("`") for row in table_rows(page("index"), "## Settings")}
    assert rows == {name: str(field.default) or "none" for name, field in Settings.model_fields.items()}


def test_the_errors_are_told_with_their_exit_codes_and_their_tree() -> None:
    rows = {code_of(row[0])[0]: int(row[1]) for row in table_rows(page("errors"), "# Errors")}
    assert rows == {kind.__name__: kind.exit_code for kind in error_classes()}
    assert (errors.__doc__ or "").split("\n\n", 1)[1].strip() in page("errors")


def test_every_command_is_told() -> None:
    group = typer.main.get_group(app)
    told = page("commands")
    assert [name for name in group.commands if f"`truceline {name}" not in told] == []


def test_every_option_is_told_by_the_command_or_its_help() -> None:
    group = typer.main.get_group(app)
    unexplained = [
        f"{name} {parameter.name}"
        for name, command in group.commands.items()
        for parameter in command.params
        if not getattr(parameter, "help", None)
    ]
    assert unexplained == []


def test_every_reason_of_a_mention_is_told() -> None:
    told = set(code_of(page("annotations")))
    entries = load_gazetteer().aliases.values()
    roles = {entry.role for found in entries for entry in found}
    assert roles <= told
    assert written_reasons() <= told


def written_reasons() -> set[str]:
    """The reasons that the code of `annotations/actors` writes out."""
    found: set[str] = set()
    for path in (ROOT / "src/truceline/annotations/actors").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            told: list[ast.expr] = [word.value for word in call.keywords if word.arg == "reason"]
            if isinstance(call.func, ast.Attribute) and call.func.attr in ("_same", "_near"):
                told += call.args[2:]
            found |= {str(node.value) for node in told if isinstance(node, ast.Constant)}
    return found


def test_every_page_has_its_place_in_the_navigation() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    nav = yaml.safe_load(text.split("\nnav:", 1)[1].split("\n\n", 1)[0])
    assert sorted(_files(nav)) == sorted(str(path.relative_to(DOCS)) for path in PAGES)


def _files(entry: Any) -> list[str]:
    """The pages that a part of the navigation names, parts within it included."""
    if isinstance(entry, str):
        return [entry]
    return [file for part in (entry.values() if isinstance(entry, dict) else entry) for file in _files(part)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", path.read_text("utf-8"))
    for file, anchor in links:
        target = path.parent / file if file else path
        assert target.exists(), file
        if target.suffix != ".md":  # a picture
            continue
        headings = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.MULTILINE)
        slugs = {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
        assert not anchor or anchor in slugs, f"{file}#{anchor}"


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.stem)
def test_sessions_run_as_shown(path: Path) -> None:
    session = "\n".join(SESSION.findall(path.read_text("utf-8")))
    test = doctest.DocTestParser().get_doctest(session, {}, path.name, str(path), 0)
    assert doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS).run(test).failed == 0


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.stem)
def test_python_marked_to_run_does(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A block of Python below the comment `<!-- run -->` is run, in an empty folder with the examples beside it."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    for block in RUN.findall(path.read_text("utf-8")):
        exec(compile(block, path.name, "exec"), {"__name__": "__main__"})


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.stem)
def test_the_words_are_plain(path: Path) -> None:
    assert re.findall(r"\b(?:simply|powerful|seamless\w*|effortless\w*)\b", path.read_text("utf-8")) == []
