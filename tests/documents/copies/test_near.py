"""Copies are found through cuts, other headlines and other orders of paragraphs; another agency's rewrite is none."""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from truceline.documents import make_document
from truceline.documents.copies.near import SHORTEST, copy_groups, group_bodies
from truceline.documents.copies.shingles import contained, shingle
from truceline.documents.recurring import body_of
from truceline.model import Document, RawArticle

EXAMPLES = Path(__file__).parents[3] / "examples" / "karabakh"
REWRITES = tomllib.loads(Path(__file__).with_name("rewrites.toml").read_text(encoding="utf-8"))
# Of the examples, these are one article: a reprint, and a correction that repeats the whole of it.
SAME = {"02-noon-truce-reprint": "01-moscow-talks", "08-correction-washington-truce": "07-washington-truce"}
EXTRA = (
    "This newspaper has followed the valley and its people through three wars, and it will go on doing so."
)


def document(name: str, text: str, media_type: str = "text/plain") -> Document:
    made = make_document(RawArticle(where=name, content=text.encode(), media_type=media_type))
    assert isinstance(made, Document)
    return made


def examples() -> Iterator[tuple[str, Document]]:
    for path in sorted(EXAMPLES.glob("[0-9]*")):
        media_type = "text/html" if path.suffix == ".html" else "text/plain"
        yield path.stem, document(path.name, path.read_text(encoding="utf-8"), media_type)
    for line in (EXAMPLES / "wire.jsonl").read_text(encoding="utf-8").splitlines():
        plain = json.loads(line)
        yield plain["id"], document(plain["id"], plain["text"])


def variants(paragraphs: list[str], chance: random.Random) -> Iterator[list[str]]:
    """The article cut, from either end, put in another order, added to, and with a word changed here and there."""
    half = (len(paragraphs) + 1) // 2
    yield paragraphs[:half]
    yield paragraphs[: max(half, len(paragraphs) - 2)]
    yield paragraphs[1:]
    yield chance.sample(paragraphs, len(paragraphs))
    yield [*paragraphs, EXTRA]
    yield [_edited(words, chance) for words in paragraphs]
    yield chance.sample(paragraphs, len(paragraphs))[: max(half, 3)]


def _edited(words: str, chance: random.Random) -> str:
    return " ".join("reportedly" if chance.random() < 0.03 else word for word in words.split())


def corpus() -> dict[str, list[Document]]:
    """Documents by the article they go back to: each example with its variants, and the rewrites."""
    chance = random.Random(20201110)
    found: dict[str, list[Document]] = {}
    for name, original in examples():
        family = found.setdefault(SAME.get(name, name), [])
        family.append(original)
        paragraphs = [line for line in body_of(original).split("\n") if line.strip()]
        for number, changed in enumerate(variants(paragraphs, chance)):
            headline = f"Headline number {number} of another paper on the truce"
            family.append(document(f"{name}-{number}", "\n\n".join([headline, *changed])))
    for name, rewrite in REWRITES.items():
        found[f"{name} rewritten"] = [document(f"{name}-rewritten", rewrite["text"])]
    return found


def pairs(groups: Iterator[list[str]] | list[list[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def test_pairs_of_copies_are_found_and_nothing_else_is() -> None:
    families = corpus()
    told = [one for family in families.values() for one in family]
    true = pairs([[one.id for one in family] for family in families.values()])
    found = pairs([list(group) for group in copy_groups(told)])
    precision, recall = len(true & found) / len(found), len(true & found) / len(true)
    assert precision >= 0.95, f"{precision:.3f}"
    assert recall >= 0.95, f"{recall:.3f}"


def test_a_rewrite_is_no_copy() -> None:
    originals = dict(examples())
    for name, rewrite in REWRITES.items():
        one, other = shingle([body_of(originals[name]), rewrite["text"]])
        assert contained(one, other) < 0.3


def test_the_order_changes_nothing() -> None:
    told = [one for family in corpus().values() for one in family]
    groups = copy_groups(told)
    assert copy_groups(reversed(told)) == groups
    assert copy_groups(random.Random(3).sample(told, len(told))) == groups


def test_a_reprint_and_a_correction_among_the_examples() -> None:
    by_id = {one.id: name for name, one in examples()}
    groups = [{by_id[one] for one in group} for group in copy_groups(one for _, one in examples())]
    assert sorted(groups, key=min) == [
        {"01-moscow-talks", "02-noon-truce-reprint"},
        {"07-washington-truce", "08-correction-washington-truce"},
    ]


@pytest.mark.parametrize(
    "bodies,groups",
    [
        (["", "", ""], 3),
        (["Truce agreed.", "Truce kept."], 2),
        (["The two sides agreed on a truce on Monday, officials said."] * 2, 1),
        (
            [
                "The two sides agreed on a truce on Monday, officials said.",
                "Officials said the two sides met.",
            ],
            2,
        ),
        ([], 0),
    ],
)
def test_short_bodies_are_copies_only_where_they_are_the_same(bodies: list[str], groups: int) -> None:
    assert len(set(group_bodies(bodies))) == groups


def test_a_quotation_in_a_long_article_makes_no_copy() -> None:
    chance = random.Random(5)
    words = [f"word{number}" for number in range(2_000)]
    long = " ".join(chance.choices(words, k=900))
    quotation = " ".join(long.split()[100 : 100 + SHORTEST + 20])
    assert len(set(group_bodies([long, quotation]))) == 2
