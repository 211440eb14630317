"""The project's own file of actors is read where the settings name it."""

from __future__ import annotations

from pathlib import Path

import pytest

from truceline.errors import SettingsError
from truceline.run import gazetteer
from truceline.settings import Settings

FILE = '[[actor]]\nname = "Free Valley Front"\nid = "FVF"\nkind = "armed_group"\nwithin = "COL"\n'


def test_a_file_in_the_current_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert gazetteer(Settings()).actor("FVF") is None
    Path("actors.toml").write_text(FILE, "utf-8")
    assert gazetteer(Settings()).get("Free Valley Front")[0].actor.id == "FVF"


def test_a_file_that_is_named_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="the file of actors cannot be read"):
        gazetteer(Settings(actors=str(tmp_path / "mine.toml")))
