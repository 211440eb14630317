"""What a pattern says of its matches: the words they can hold, and those of which they hold one."""

import pytest

from truceline.annotations.times.words.patterns import Figure, Shape, cost, shape_of

CLASSES = {
    "month": (("May",), ("June",)),
    "unit": (("day",), ("week",)),
    "feast": (("New", "Year"),),
}


def shape(pattern: str) -> Shape:
    return shape_of(pattern, CLASSES)


def needs(pattern: str) -> list[set[str | Figure]]:
    return [set(need) for need in shape(pattern).needs]


def test_a_class_is_needed_and_an_optional_one_is_not() -> None:
    assert needs("{month}(?: {unit})?") == [{"May", "June"}]
    assert shape("{month}(?: {unit})?").words == {"May", "June", "day", "week"}


def test_of_branches_one_need_each_is_needed() -> None:
    assert needs("(?:{month}|{name=unit})") == [{"May", "June", "day", "week"}]


def test_nothing_is_needed_where_a_branch_needs_nothing() -> None:
    assert needs("(?:{month}|(?P<bare>))") == []
    assert needs("(?:{month} ){0,3}") == []


def test_of_a_form_of_several_words_the_last_is_needed() -> None:
    assert needs("{feast}") == [{"Year"}]
    assert shape("{feast}").words == {"New", "Year"}


def test_words_written_out_are_needed_in_all_their_forms() -> None:
    assert needs("[Tt]he {unit}") == [{"The", "the"}, {"day", "week"}]
    assert shape("an? {unit}").words == {"a", "an", "day", "week"}


def test_what_is_looked_ahead_to_is_needed_and_what_is_barred_is_not() -> None:
    assert needs("{unit}(?= after)(?! dark)") == [{"day", "week"}, {"after"}]


def test_a_figure_is_needed_with_what_follows_it() -> None:
    pattern = "(?:{month} )?[12][0-9]{3}(?![0-9])"
    assert needs(pattern) == [{Figure("[12][0-9]{3}(?![0-9])", loose=False)}]


def test_the_inside_of_a_number_is_no_figure_of_its_own() -> None:
    (need,) = needs("[0-2]?[0-9][.:][0-5][0-9]")
    assert need == {Figure("[0-2]?[0-9][.:][0-5][0-9]", loose=False)}


def test_the_end_of_a_number_is_no_word() -> None:
    assert needs("[12][0-9]{2}0s") == [{Figure("[12][0-9]{2}0s", loose=False)}]


def test_a_figure_ends_before_what_refers_to_a_group() -> None:
    (need,) = needs("[0-9](?P<mark>[/.])[0-9](?P=mark)[0-9]{4}")
    assert need == {Figure("[0-9](?P<mark>[/.])[0-9]", loose=False)}


def test_a_particle_is_dearer_than_many_words() -> None:
    assert needs("(?:in {month}|at {unit})") == [{"May", "June", "day", "week"}]
    assert cost(frozenset({"in"})) == 100


def test_of_a_form_that_ends_with_a_particle_the_word_before_it_is_needed() -> None:
    classes = {"pastto": (("five", "past"), ("twenty", "five", "to"), ("to",))}
    assert shape_of("{pastto}", classes).needs == (frozenset({"past", "five", "to"}),)


def test_any_small_figure_is_dearer_than_many_words() -> None:
    ((loose,), (words,)) = shape("[0-9]").needs, shape("{unit}").needs
    assert (cost(loose), cost(words)) == (100, 2)


@pytest.mark.parametrize("pattern", ["week(?:s|end)", "(?:s|t)un {unit}"])
def test_part_of_a_word_beside_other_letters_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="write whole words"):
        shape(pattern)
