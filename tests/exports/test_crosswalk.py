"""The table of ids of other lists: read whole, or refused with the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from truceline.errors import InputError
from truceline.exports.crosswalk import read_crosswalk


def table(folder: Path, text: str) -> Path:
    path = folder / "ids.csv"
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_it_gives_what_a_scheme_calls_the_first_id_it_knows(tmp_path: Path) -> None:
    ids = read_crosswalk(
        table(tmp_path, "id,scheme,value,note\nARM,ucdp_actor_id,52,x\nAZE,UCDP_actor_id,53,\n")
    )
    assert ids.get("ucdp_actor_id", "NKR", "arm") == "52"
    assert ids.get("ucdp_actor_id", "AZE") == "53"
    assert ids.get("ucdp_dyad", "ARM") is None


def test_semicolons_and_empty_lines_are_read_as_sheets_write_them(tmp_path: Path) -> None:
    ids = read_crosswalk(table(tmp_path, "id;scheme;value\nARM;pax_id;7\n;;\nAZE;pax_id;\n"))
    assert (ids.get("pax_id", "ARM"), ids.get("pax_id", "AZE")) == ("7", None)


@pytest.mark.parametrize(
    "text, says",
    [
        ("id,value\nARM,1\n", "no column scheme"),
        ("", "no column id, scheme, value"),
        ("id,scheme,value\n,pax_id,1\n", "ids.csv:2: a row .* lacks"),
        ("id,scheme,value\nARM,pax_id,1\nARM,pax_id,2\n", "ids.csv:3: .*two values of pax_id: 1 and 2"),
    ],
)
def test_what_is_no_such_table_is_told_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_crosswalk(table(tmp_path, text))


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_crosswalk(tmp_path / "nowhere.csv")
    (tmp_path / "ids.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not in UTF-8"):
        read_crosswalk(tmp_path / "ids.csv")
