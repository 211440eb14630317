"""The whole way, on the example articles and on the five seeds."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.annotations import Annotator
from truceline.model import Ceasefire, Choice, Claim, Coded, RawArticle
from truceline.pipeline import code, resolve
from truceline.records import FIELDS
from truceline.run import add_articles
from truceline.sources import read_sources
from truceline.store import open_store

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples" / "karabakh"
SHARED = Path(os.environ.get("TRUCELINE_SHARED") or HERE.parents[1] / "shared")
SEEDS = SHARED / "seeds"
needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the five seed articles (../shared/seeds) are not here"
)


def articles(folder: Path) -> list[RawArticle]:
    read = list(read_sources([folder], metadata=folder / "metadata.csv"))
    assert all(isinstance(article, RawArticle) for article in read)
    return [article for article in read if isinstance(article, RawArticle)]


@pytest.fixture(scope="module")
def examples(annotator: Annotator) -> list[Coded]:
    return list(code(articles(EXAMPLES), annotator))


@pytest.fixture(scope="module")
def seeds(annotator: Annotator) -> tuple[list[Claim], tuple[Ceasefire, ...]]:
    claims = [claim for coded in code(articles(SEEDS), annotator) for claim in coded.claims]
    return claims, resolve(claims)


def all_claims(coded: Sequence[Coded]) -> list[Claim]:
    return [claim for one in coded for claim in one.claims]


def agreed_and_effect(ceasefire: Ceasefire) -> tuple[str | None, str | None]:
    """The values of the two times, None where open."""
    agreed, effect = ceasefire.agreed.value, ceasefire.effect.value
    return (agreed.value if agreed else None), (effect.value if effect else None)


def test_every_example_is_read_and_coded(examples: list[Coded]) -> None:
    assert len(examples) == 16
    assert [one.article.name for one in examples if one.document is None or not one.claims] == []


def test_every_span_of_the_examples_stands_in_its_article(examples: list[Coded]) -> None:
    for one in examples:
        assert one.document is not None
        for claim in one.claims:
            assert claim.span.stands_in(one.document.text)
            assert claim.cue.stands_in(one.document.text)


def test_nothing_comes_from_the_furniture_of_the_examples(examples: list[Coded]) -> None:
    gold = yaml.safe_load((HERE / "data" / "karabakh_ledger.yaml").read_text(encoding="utf-8"))
    by_name = {Path(one.article.name).stem: one for one in examples}
    for name, furniture in gold["boilerplate"].items():
        quotes = " ".join(claim.quote for claim in by_name[name].claims)
        assert [words for words in furniture if words in quotes] == []


def test_the_examples_give_the_ledger_a_person_made_of_them(examples: list[Coded]) -> None:
    gold = yaml.safe_load((HERE / "data" / "karabakh_ledger.yaml").read_text(encoding="utf-8"))
    found = {ceasefire.id: ceasefire for ceasefire in resolve(all_claims(examples))}
    for case in gold["ceasefires"]:
        if len(str(case["key"])) < len("2020-10-10"):
            continue
        (ceasefire,) = [one for name, one in found.items() if name.endswith(str(case["key"]))]
        agreed, effect = agreed_and_effect(ceasefire)
        assert agreed in (None, str(case["agreed"]))
        assert str(case["effect"]).startswith(effect or "") or (effect or "").startswith(str(case["effect"]))
        assert {side.name for side in ceasefire.sides.value or ()} <= {*case["parties"], "Nagorno-Karabakh"}
    assert len([name for name in found if not name.endswith("1994")]) == 5


@settings(max_examples=25, deadline=None)
@given(order=st.randoms(use_true_random=False))
def test_any_order_of_the_examples_gives_the_same_ledger(examples: list[Coded], order: st.DataObject) -> None:
    shuffled = sorted(examples, key=lambda _: order.random())  # type: ignore[attr-defined]  # hypothesis' Random
    assert resolve(all_claims(shuffled)) == resolve(all_claims(examples))


@pytest.mark.parametrize("batch", [1, 5, 64])
def test_batching_never_changes_what_is_coded(
    annotator: Annotator, examples: list[Coded], batch: int
) -> None:
    assert list(code([one.article for one in examples], annotator, batch=batch)) == examples


def test_adding_one_by_one_backwards_gives_the_ledger_of_adding_all(
    tmp_path: Path, annotator: Annotator
) -> None:
    read = articles(EXAMPLES)
    with open_store(tmp_path / "all.ledger", create=True) as together:
        add_articles(together, read, annotate=annotator)
        whole = list(together.ceasefires())
    with open_store(tmp_path / "one.ledger", create=True) as apart:
        for article in reversed(read):
            add_articles(apart, [article], annotate=annotator)
        add_articles(apart, read, annotate=annotator)
        assert list(apart.ceasefires()) == whole


@needs_seeds
def test_the_seeds_give_their_six_ceasefires(seeds: tuple[list[Claim], tuple[Ceasefire, ...]]) -> None:
    told = {
        ceasefire.id: (*agreed_and_effect(ceasefire), [side.id for side in ceasefire.sides.value or ()])
        for ceasefire in seeds[1]
    }
    assert told.pop("AZE-ARM-2020") == (
        None,
        None,
        ["ARM", "AZE"],
    )  # the US-brokered one: left as open as told
    assert told.pop("UNK-1994") == ("1994", "1994", [])
    assert told == {
        "AZE-ARM-2020-10-10": ("2020-10-09", "2020-10-10T12:00+04:00", ["ARM", "AZE"]),
        "AZE-ARM-2020-10-18": ("2020-10-17", "2020-10-18T00:00+04:00", ["ARM", "AZE"]),
        "AZE-ARM-2020-11-10": ("2020-11-09", "2020-11-10T00:00+03:00", ["ARM", "AZE"]),
        "AZE-NKR-2023-09-20": ("2023-09-20", None, ["AZE", "NKR"]),
    }


@needs_seeds
def test_the_seeds_give_the_same_ledger_one_by_one(tmp_path: Path, annotator: Annotator) -> None:
    read = articles(SEEDS)
    ledgers = []
    for name, parts in (("all", [read]), ("one", [[article] for article in reversed(read)])):
        with open_store(tmp_path / f"{name}.ledger", create=True) as store:
            for part in parts:
                add_articles(store, part, annotate=annotator)
            ledgers.append(list(store.ceasefires()))
    assert ledgers[0] == ledgers[1]
    assert len(ledgers[0]) == 6


@needs_seeds
def test_each_value_of_the_seeds_leads_to_its_words(seeds: tuple[list[Claim], tuple[Ceasefire, ...]]) -> None:
    claims = {claim.id: claim for claim in seeds[0]}
    for choice in _choices(seeds[1]):
        if choice.value is not None:
            assert all(claims[name].quote for name in choice.rests_on)


def _choices(ceasefires: Sequence[Ceasefire]) -> Iterator[Choice[Any]]:
    return (getattr(ceasefire, name) for ceasefire in ceasefires for name in FIELDS)
