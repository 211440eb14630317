from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline import logs
from truceline.errors import LedgerError, SettingsError
from truceline.logs import FIELDS, Event, Form, Level, only_known, tell, tell_fault
from truceline.settings import Settings

TEXT = "Armenia and Azerbaijan agreed on a ceasefire, Anton Lebedev said."


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log, begun and ended."""
    logs.begin(str(tmp_path / "t.log"), level=Level.DEBUG)
    yield tmp_path / "t.log"
    logs.end()


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def fail(error: Exception) -> None:
    raise error


def test_an_event_is_a_line_of_json(log: Path) -> None:
    tell(Event.RUN_ENDED, run="0123456789abcdef", articles=3, seconds=0.5)
    (told,) = lines(log)
    assert told.pop("at")[:2] == "20"
    assert told == {
        "level": "info",
        "event": "run ended",
        "run": "0123456789abcdef",
        "articles": 3,
        "seconds": 0.5,
    }


def test_a_line_may_be_plain(tmp_path: Path) -> None:
    logs.begin(str(tmp_path / "t.log"), form=Form.PLAIN)
    tell(Event.JOB_ENDED, state="done", articles=3)
    logs.end()
    assert (tmp_path / "t.log").read_text().endswith(' level=info event="job ended" articles=3 state=done\n')


def test_what_matters_less_than_asked_is_not_told(tmp_path: Path) -> None:
    logs.begin(str(tmp_path / "t.log"), level=Level.WARNING)
    tell(Event.BATCH, Level.DEBUG, articles=3)
    tell(Event.JOB_ENDED, Level.WARNING, state="failed")
    logs.end()
    assert [line["event"] for line in lines(tmp_path / "t.log")] == ["job ended"]


def test_nothing_is_told_where_nobody_listens(capfd: pytest.CaptureFixture[str]) -> None:
    tell(Event.RUN_BEGAN, run="0123456789abcdef")
    assert capfd.readouterr() == ("", "")


def test_standard_error_is_a_log_too(capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin("-")
    tell(Event.RUN_BEGAN)
    logs.end()
    captured = capsys.readouterr()
    assert captured.out == ""
    assert json.loads(captured.err)["event"] == "run began"


def test_a_fault_is_told_by_its_kind_and_its_lines_of_code(log: Path) -> None:
    try:
        fail(LedgerError(TEXT))
    except LedgerError as error:
        tell_fault(error)
    (told,) = lines(log)
    assert (told["level"], told["error"]) == ("error", "LedgerError")
    assert told["trace"][0].startswith(f"{__name__}:")
    assert "Armenia" not in log.read_text()


def test_what_libraries_complain_of_is_told_without_their_words(log: Path) -> None:
    try:
        fail(ValueError(TEXT))
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in %s", TEXT)
    logging.getLogger("truceline").warning(TEXT)
    first, second = lines(log)
    assert (first["logger"], first["error"], first["level"]) == ("uvicorn.error", "ValueError", "error")
    assert (second["logger"], second["level"]) == ("truceline", "warning")
    assert "Armenia" not in log.read_text()


def test_a_log_that_is_moved_away_is_begun_anew(log: Path) -> None:
    tell(Event.RUN_BEGAN)
    log.rename(log.with_suffix(".1"))
    tell(Event.RUN_ENDED)
    assert [line["event"] for line in lines(log)] == ["run ended"]


def test_a_log_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="the log cannot be written"):
        logs.begin(str(tmp_path / "nowhere" / "t.log"))


def test_the_settings_begin_it(tmp_path: Path) -> None:
    logs.begin_log(Settings(log=str(tmp_path / "t.log"), log_level="error"))
    tell(Event.RUN_BEGAN)
    tell(Event.FAULT, Level.ERROR)
    logs.end()
    assert [line["event"] for line in lines(tmp_path / "t.log")] == ["fault"]
    logs.begin_log(Settings())
    assert not logs.is_on()


# What an article, a search, a name or a password is made of: words. A field takes none of them, whatever it is called.
words = st.text(min_size=1).map(lambda text: f"§{text}§")
values = st.recursive(
    words | words.map(str.encode) | words.map(ValueError) | words.map(LedgerError),
    lambda inner: st.lists(inner) | st.dictionaries(words, inner) | st.tuples(inner, inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*FIELDS, "event", "grade", "level", "at"]) | words, values))
def test_no_words_come_into_a_log_whatever_is_put_in(told: dict[str, Any]) -> None:
    made = only_known(None, "info", dict(told))
    assert "§" not in json.dumps(made, ensure_ascii=False)
    assert made.keys() <= {*FIELDS, "at", "level", "event"}


@given(st.sampled_from(sorted(FIELDS)), st.text())
def test_text_is_only_written_where_it_is_one_of_our_words_or_a_hash(name: str, text: str) -> None:
    written = only_known(None, "info", {"event": Event.FAULT, name: text}).get(name)
    assert written is None or logs._ID.fullmatch(text) or text in OURS


OURS = frozenset(
    [
        "GET",
        "HEAD",
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
        "OPTIONS",
        "other",
        "nobody",
        "reader",
        "reviewer",
        "owner",
        "done",
        "failed",
        "waiting",
        "sources",
        "documents",
        "gate",
        "annotations",
        "claims",
        "terminal",
        "file",
        "webhook",
        "truceline",
        "uvicorn.error",
    ]
) | {"broken off"}
