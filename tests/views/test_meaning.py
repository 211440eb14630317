from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import truceline
from truceline.claims.extract import EXTRACTORS
from truceline.errors import NotFound
from truceline.model import Act, Claim, Status
from truceline.records import FIELDS
from truceline.views.meaning import (
    STATUSES,
    extractors,
    field_meaning,
    fields_by_group,
    kinds,
    prose,
    source_of,
)

ROOT = Path(truceline.__file__).parent


def test_every_field_is_told_once_in_the_words_of_its_function() -> None:
    told = [one for group in fields_by_group().values() for one in group]
    assert sorted(one.name for one in told) == sorted(FIELDS)
    for one in told:
        doc = " ".join((inspect.getdoc(FIELDS[one.name]) or "").split())
        assert re.sub(r" ?\((?:ETH/PRIO|PA-X|codebook)[^()]*\)", "", doc).startswith(one.says)
        assert all(paragraph in doc for paragraph in one.more)
        assert one.allowed


@pytest.mark.parametrize("name", [*FIELDS, "standing"])
def test_a_field_leads_to_the_line_of_its_function(name: str) -> None:
    meaning = field_meaning(name)
    line = (ROOT / meaning.path).read_text("utf-8").splitlines()[meaning.line - 1]
    assert line.startswith(f"def {name}(")


def test_the_names_that_a_field_has_elsewhere_are_set_apart() -> None:
    fixed = field_meaning("fixed")
    assert (fixed.says, fixed.called) == ("Whether it is limited in time.", "ETH/PRIO: `fixed`")
    assert field_meaning("signatories").called == "PA-X: `Part`, `ThrdPart`"
    assert field_meaning("violated").called == ""


def test_what_is_no_field_is_told_with_those_there_are() -> None:
    with pytest.raises(NotFound, match=r"no field 'colour'.*sides"):
        field_meaning("colour")


def test_acts_kinds_and_statuses_are_all_told() -> None:
    assert [one.name for one in extractors()] == list(EXTRACTORS)
    assert set(Act) <= {one.name for one in extractors()}
    assert {one.name for one in kinds()} == {
        kind.__dataclass_fields__["kind"].default for kind in Claim.__args__
    }
    assert set(STATUSES) == set(Status)


def test_what_read_a_claim_leads_to_its_source() -> None:
    found = source_of("truceline.claims.acts.agree.agree")
    assert found is not None
    path, line = found
    assert (ROOT / path).read_text("utf-8").splitlines()[line - 1].startswith("def agree(")
    assert source_of("os.system") is None
    assert source_of("truceline.__main__.main") is None


def test_code_and_terms_in_a_docstring_are_told_apart() -> None:
    told = prose("A length (`PT72H`); *unclear* else, 2 * 3 * 4.")
    assert told == (
        ("A length (", ""),
        ("PT72H", "code"),
        ("); ", ""),
        ("unclear", "term"),
        (" else, 2 * 3 * 4.", ""),
    )
