"""Copies follow from the documents alone: what else a ledger holds makes no difference to them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.documents import learn_furniture, lines_of, trace, with_furniture
from truceline.documents.copies import Copies, copy_groups
from truceline.documents.copies.near import REPRINTED, SAME_FROM, digest, group_bodies
from truceline.documents.copies.shingles import shingle
from truceline.documents.recurring import running_text
from truceline.model import Dating, Document, Segment, SegmentKind

BEGAN = date(2020, 10, 1)
STORY = [
    f"Observer number{n} of team{n % 7} told reporters that post{n} was quiet{n} today." for n in range(40)
]
BOX = ["Ten rivers to see this spring", "Our ferry timetable, by harbour", "Letters from the two shores"]


def document(
    name: str,
    text: str,
    days: tuple[int, int] | None = (0, 0),
    *,
    outlet: str = "Herald",
    url: str | None = None,
) -> Document:
    dating = Dating()
    if days is not None:
        first, last = (BEGAN + timedelta(days=day) for day in days)
        dating = Dating(earliest=first, latest=last)
    body = Segment(kind=SegmentKind.BODY, start=0, end=len(text), reason="all")
    return Document(
        id=name, name=name, text=text, segments=(body,), dating=dating, language="en", outlet=outlet, url=url
    )


@st.composite
def news(draw: st.DrawFn) -> list[Document]:
    """Documents of a few stories: whole, cut, with boxes, near and far in time, some at one address."""
    count = draw(st.integers(2, 14))
    made = []
    for number in range(count):
        story = draw(st.integers(0, 2)) * 10
        first = draw(st.integers(0, 4))
        last = draw(st.integers(first + 1, 9))
        lines = STORY[story + first : story + last] + draw(st.lists(st.sampled_from(BOX), max_size=3))
        begins = draw(st.none() | st.integers(0, 120))
        days = None if begins is None else (begins, begins + draw(st.sampled_from([0, 0, 3, 40])))
        url = draw(
            st.none() | st.sampled_from([f"https://herald.example/2020/truce-{n}000" for n in range(9)])
        )
        outlet = draw(st.sampled_from(["Herald", "Courier", "Gazette"]))
        made.append(document(f"d{number:02}", "\n\n".join(lines), days, outlet=outlet, url=url))
    return made


def linked(documents: Sequence[Document]) -> list[set[str]]:
    """What is linked over copies, texts and addresses, by one group of ids each."""
    groups = [set(group) for group in copy_groups(documents)]
    for key in ("text", "url"):
        values = {getattr(one, key) for one in documents} - {None}
        groups += [{one.id for one in documents if getattr(one, key) == value} for value in values]
    found: list[set[str]] = []
    for group in groups + [{one.id} for one in documents]:
        touched = [one for one in found if one & group]
        found = [one for one in found if not one & group] + [group.union(*touched)]
    return found


@settings(max_examples=50, deadline=None)
@given(news(), st.randoms(use_true_random=False))
def test_a_part_that_holds_all_that_is_linked_tells_what_the_whole_tells(
    documents: list[Document], chance: random.Random
) -> None:
    whole = linked(documents)
    part = set().union(*chance.sample(whole, chance.randint(1, len(whole))))
    some = [one for one in documents if one.id in part]
    assert copy_groups(some) == tuple(group for group in copy_groups(documents) if group[0] in part)
    assert trace(some) == {key: lineage for key, lineage in trace(documents).items() if key in part}


@settings(max_examples=50, deadline=None)
@given(news(), st.data())
def test_any_part_tells_copies_that_the_whole_tells_too(
    documents: list[Document], data: st.DataObject
) -> None:
    some = data.draw(st.lists(st.sampled_from(documents), unique_by=lambda one: one.id))
    whole = [set(group) for group in copy_groups(documents)]
    assert all(any(group_of >= set(group) for group_of in whole) for group in copy_groups(some))


@settings(max_examples=50, deadline=None)
@given(news())
def test_furniture_that_was_learned_makes_no_difference(documents: list[Document]) -> None:
    furniture = learn_furniture(map(lines_of, documents))
    for one in documents:
        assert running_text(with_furniture(one, furniture)) in (running_text(one), "")


@pytest.mark.parametrize(
    "days,other,copies",
    [
        ((0, 0), (REPRINTED, REPRINTED), True),
        ((0, 0), (REPRINTED + 1, REPRINTED + 1), False),
        ((0, 5), (REPRINTED + 5, 200), True),
        ((0, 0), None, True),
        (None, None, True),
    ],
)
def test_what_is_changed_is_a_copy_only_within_a_month(
    days: tuple[int, int] | None, other: tuple[int, int] | None, *, copies: bool
) -> None:
    one = document("a", "\n\n".join(STORY[:8]), days)
    assert bool(copy_groups([one, document("b", "\n\n".join(STORY[:6]), other)])) is copies
    assert bool(copy_groups([document("0", "\n\n".join(STORY[1:7]), other), one])) is copies


def test_the_same_words_are_a_copy_whenever_they_are_printed() -> None:
    assert len(copy_groups([document("a", STORY[0], (0, 0)), document("b", STORY[0], (900, 900))])) == 1


def test_a_few_words_are_a_copy_within_a_month_and_over_what_stands_between() -> None:
    short = "Truce holds, both say."
    assert len(shingle([short])[0]) < SAME_FROM
    far = [document(name, short, (day, day)) for name, day in (("a", 0), ("b", 60))]
    assert copy_groups(far) == ()
    assert copy_groups([*far, document("c", short, (30, 30))]) == (("a", "b", "c"),)


def test_a_box_that_articles_share_makes_them_no_copies_however_few_they_are() -> None:
    box = [f"Reader's choice number {n}: a walk along river {n} with map and hints" for n in range(30)]
    pages = [document(name, "\n\n".join([*STORY[at : at + 4], *box])) for name, at in (("a", 0), ("b", 20))]
    assert copy_groups(pages) == ()


def test_lines_that_break_amid_a_sentence_are_compared() -> None:
    words = " ".join(STORY[:12]).lower().split()
    broken = "\n".join(" ".join(words[at : at + 5]) for at in range(0, len(words), 5))
    assert len(copy_groups([document("a", broken), document("b", " ".join(words))])) == 1


def test_a_text_that_many_print_with_small_changes_is_one_group() -> None:
    chance = random.Random(3)
    words = " ".join(STORY).split()
    prints = [
        " ".join("reportedly" if chance.random() < 0.02 else word for word in words) for _ in range(300)
    ]
    assert len(set(group_bodies(prints))) == 1


def test_an_index_of_digests_stays_right() -> None:
    """A ledger keeps what these numbers make: a library that gives others needs a migration that makes them anew."""
    assert digest(shingle([STORY[0]]))[0, :4].tolist() == [3275599094, 3360933876, 3224177581, 3385436493]


def test_dating_anew_moves_no_body() -> None:
    one = document("a", STORY[0])
    assert running_text(replace(one, dating=Dating())) == running_text(one)


@settings(max_examples=50, deadline=None)
@given(news(), st.data())
def test_what_was_compared_before_is_kept_and_changes_nothing(
    documents: list[Document], data: st.DataObject
) -> None:
    kept = Copies()
    for _ in range(3):
        some = data.draw(st.lists(st.sampled_from(documents), unique_by=lambda one: one.id))
        dated = [replace(one, dating=Dating()) if data.draw(st.integers(0, 9)) == 0 else one for one in some]
        assert kept(dated) == copy_groups(dated)
