from terms_by_hand import amount, article
from terms_by_hand import term as by_hand
from truceline.model import Exactness, Quantity, TermClaim, TermType
from truceline.records.obligations.quantities import quantity


def told(*amounts: tuple[str, Quantity]) -> list[tuple[TermClaim, Quantity]]:
    made = []
    for place, (outlet, number) in enumerate(amounts):
        source = article("2020-11-10", outlet=outlet)
        made.append((by_hand(TermType.PEACEKEEPERS, source, number=number, at=100 * place), number))
    return made


def test_no_number_told_is_none() -> None:
    assert quantity([]) is None


def test_an_exact_figure_and_a_round_one_that_fit_agree() -> None:
    exact, about = amount(1960, "soldiers"), amount(2000, "soldiers", Exactness.ABOUT)
    choice = quantity(told(("one", about), ("two", exact)))
    assert choice is not None
    assert choice.value == exact
    assert len(choice.rests_on) == 2
    assert "disagreement" not in choice.reason
    assert "“2000 soldiers” can be the same" in choice.reason


def test_figures_that_do_not_fit_are_a_disagreement_for_the_most_origins() -> None:
    some = told(
        ("one", amount(3000, "soldiers")),
        ("two", amount(1960, "soldiers")),
        ("three", amount(1960, "soldiers")),
    )
    choice = quantity(some)
    assert choice is not None
    assert choice.value is not None
    assert choice.value.number == 1960
    assert choice.passes_over == (some[0][0].id,)
    assert choice.reason.startswith("disagreement: others tell “3000 soldiers” (1); 2 of 3 origins")


def test_reprints_do_not_outvote() -> None:
    copies = [("wire", amount(3000, "men")) for _ in range(5)]
    choice = quantity(told(*copies, ("two", amount(1960, "men")), ("three", amount(1960, "men"))))
    assert choice is not None
    assert choice.value is not None
    assert choice.value.number == 1960


def test_a_bound_that_fits_everything_hides_no_disagreement() -> None:
    bound = amount(1000, "men", Exactness.MORE_THAN)
    choice = quantity(told(("one", bound), ("two", amount(1960, "men")), ("three", amount(3000, "men"))))
    assert choice is not None
    assert choice.value is not None
    assert choice.value.exactness is Exactness.EXACT
    assert choice.reason.startswith("disagreement")


def test_numbers_of_other_things_are_no_disagreement() -> None:
    some = told(
        ("one", amount(3, "districts")), ("two", amount(3, "districts")), ("three", amount(900, "troops"))
    )
    choice = quantity(some)
    assert choice is not None
    assert choice.value is not None
    assert choice.value.unit == "districts"
    assert "disagreement" not in choice.reason
    assert choice.passes_over == (some[2][0].id,)
