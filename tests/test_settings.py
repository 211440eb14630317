"""Settings come from one file and from variables, and all that is wrong with them is told at once."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from truceline.errors import SettingsError
from truceline.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_defaults_stand_where_nothing_is_set() -> None:
    assert load_settings(None, {}) == Settings()


def test_the_file_in_the_current_folder_is_read() -> None:
    Path("truceline.toml").write_text("batch = 8\n")
    assert load_settings(None, {}).batch == 8


def test_a_variable_stands_over_the_file() -> None:
    Path("mine.toml").write_text('batch = 8\nledger = "a"\n')
    settings = load_settings(Path("mine.toml"), {"TRUCELINE_BATCH": "9", "HOME": "/"})
    assert (settings.batch, settings.ledger) == (9, "a")


def test_a_variable_names_the_file() -> None:
    Path("other.toml").write_text("batch = 3\n")
    assert load_settings(None, {"TRUCELINE_SETTINGS": "other.toml"}).batch == 3


def test_all_faults_are_told_at_once() -> None:
    Path("truceline.toml").write_text('batch = 0\ncolour = "red"\n')
    with pytest.raises(SettingsError) as raised:
        load_settings(None, {"TRUCELINE_PROCESSES": "many"})
    assert all(
        part in str(raised.value) for part in ("batch", "colour", "TRUCELINE_PROCESSES", "truceline.toml")
    )


def test_an_unknown_variable_is_refused() -> None:
    with pytest.raises(SettingsError, match="TRUCELINE_LEDGR"):
        load_settings(None, {"TRUCELINE_LEDGR": "x"})


def test_a_named_file_that_is_absent_is_an_error() -> None:
    with pytest.raises(SettingsError, match=r"absent\.toml"):
        load_settings(Path("absent.toml"), {})


def test_a_file_that_is_no_toml_is_an_error() -> None:
    Path("truceline.toml").write_text("batch: 8")
    with pytest.raises(SettingsError, match="no TOML"):
        load_settings(None, {})


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Settings().batch = 1
