from hypothesis import given
from hypothesis import strategies as st

from terms_by_hand import act, agreed, amount, article, ceasefire, obligations_of, term
from truceline.model import Abstention, Act, Progress, Status, TermType, When
from truceline.records import resolve

WITHDRAWAL, PRISONERS, OTHER = TermType.WITHDRAWAL, TermType.PRISONER_EXCHANGE, TermType.OTHER
ONE, TWO = article("2020-11-10", outlet="one"), article("2020-11-12", outlet="two")


def test_reports_of_one_undertaking_are_one_obligation_with_what_each_tells() -> None:
    (made,) = obligations_of(
        term(WITHDRAWAL, ONE, "to withdraw from three districts", by="ARM", number=amount(3, "districts")),
        term(WITHDRAWAL, TWO, "will leave the districts by December 1", by="ARM", due="2020-12-01"),
    )
    assert [side.id for side in made.obligor] == ["ARM"]
    assert made.quantity is not None
    assert made.quantity.value is not None
    assert made.quantity.value.number == 3
    assert made.deadline is not None
    assert made.deadline.value == When.of("2020-12-01")
    assert len(made.claims) == 2


def test_what_two_sides_owe_each_by_itself_is_two_obligations() -> None:
    made = obligations_of(term(WITHDRAWAL, ONE, by="ARM"), term(WITHDRAWAL, TWO, by="AZE"))
    assert [[side.id for side in one.obligor] for one in made] == [["ARM"], ["AZE"]]


def test_that_both_are_to_do_it_is_told_of_each_where_others_tell_them_apart() -> None:
    both = term(WITHDRAWAL, article("2020-11-13", outlet="three"), by="ARM AZE")
    made = obligations_of(term(WITHDRAWAL, ONE, by="ARM"), term(WITHDRAWAL, TWO, by="AZE"), both)
    assert [[side.id for side in one.obligor] for one in made] == [["ARM"], ["AZE"]]
    assert all(both.id in one.claims for one in made)


def test_one_who_is_named_without_the_other_owes_the_exchange_that_both_owe() -> None:
    made = obligations_of(term(PRISONERS, ONE, by="ARM AZE"), term(PRISONERS, TWO, by="AZE"))
    assert [[side.id for side in one.obligor] for one in made] == [["ARM", "AZE"]]


def test_who_is_named_as_bound_by_few_origins_only_is_not_bound() -> None:
    more = [term(WITHDRAWAL, article("2020-11-13", outlet=outlet), by="ARM") for outlet in ("x", "y", "z")]
    (made,) = obligations_of(term(WITHDRAWAL, ONE, by="ARM AZE"), *more)
    assert [side.id for side in made.obligor] == ["ARM"]


def test_a_claim_that_names_no_obligor_joins_the_only_obligation_that_it_fits() -> None:
    (made,) = obligations_of(term(WITHDRAWAL, ONE, by="ARM"), term(WITHDRAWAL, TWO))
    assert len(made.claims) == 2


def test_a_claim_that_fits_two_obligations_is_given_to_neither() -> None:
    open_one = term(WITHDRAWAL, article("2020-11-13", outlet="three"))
    made = obligations_of(term(WITHDRAWAL, ONE, by="ARM"), term(WITHDRAWAL, TWO, by="AZE"), open_one)
    assert [len(one.obligor) for one in made] == [0, 1, 1]


def test_heavy_weapons_and_ground_are_two_withdrawals() -> None:
    made = obligations_of(
        term(WITHDRAWAL, ONE, "to pull back its heavy artillery", by="ARM"),
        term(WITHDRAWAL, ONE, "to leave the occupied villages", by="ARM", at=200),
        term(WITHDRAWAL, TWO, "will give up the villages", by="ARM"),
    )
    assert sorted(len(one.claims) for one in made) == [1, 2]


def test_places_that_are_due_on_different_days_are_apart() -> None:
    made = obligations_of(
        term(WITHDRAWAL, ONE, "to quit the Amber district by November 15", by="ARM", due="2020-11-15"),
        term(WITHDRAWAL, ONE, "to quit the Cedar district by December 1", by="ARM", due="2020-12-01", at=200),
    )
    assert [one.deadline and str(one.deadline.value) for one in made] == ["2020-11-15", "2020-12-01"]


def test_days_that_differ_for_the_same_thing_are_a_disagreement() -> None:
    later = article("2020-11-13", outlet="three")
    found = ceasefire(
        term(WITHDRAWAL, ONE, "to withdraw its troops by November 30", by="ARM", due="2020-11-30"),
        term(WITHDRAWAL, TWO, "to withdraw its troops by December 1", by="ARM", due="2020-12-01"),
        term(WITHDRAWAL, later, "to withdraw its troops by December 1", by="ARM", due="2020-12-01"),
    )
    (made,) = found.terms.value or ()
    assert made.deadline is not None
    assert str(made.deadline.value) == "2020-12-01"
    assert made.deadline.reason.startswith("disagreement: others tell 2020-11-30")
    assert "deadline of withdrawal" in found.terms.reason


def test_undertakings_without_a_type_are_apart_unless_they_are_of_one_thing() -> None:
    made = obligations_of(
        term(OTHER, ONE, "to stop its military operations", by="AZE"),
        term(OTHER, ONE, "to stay in the positions held", by="AZE", at=200),
        term(OTHER, TWO, "would halt all air strikes", by="AZE"),
        term(OTHER, TWO, "to hand over the bodies of the fallen", by="AZE", at=200),
    )
    assert sorted(len(one.claims) for one in made) == [1, 1, 2]


def test_bodies_are_apart_from_prisoners() -> None:
    made = obligations_of(
        term(PRISONERS, ONE, "exchange prisoners", by="ARM AZE"),
        term(OTHER, ONE, "exchange prisoners and bodies of the dead", by="ARM AZE"),
    )
    assert [one.type for one in made] == [PRISONERS, OTHER]


def test_a_type_named_alone_joins_the_only_obligation_of_it_and_else_stands_for_itself() -> None:
    first = agreed(ONE, WITHDRAWAL, PRISONERS)
    made = obligations_of(first, term(WITHDRAWAL, ONE, by="ARM"))
    assert [(one.type, len(one.claims)) for one in made] == [(WITHDRAWAL, 2), (PRISONERS, 1)]
    assert made[1].says == "prisoner exchange"


def test_what_is_only_asked_for_binds_nobody() -> None:
    asked = act(Act.CALL, ONE, WITHDRAWAL, by="RUS")
    found = ceasefire(asked).terms
    assert found.abstention is Abstention.UNCLEAR
    assert found.passes_over == (asked.id,)


def test_no_undertaking_is_not_mentioned() -> None:
    assert ceasefire(agreed(ONE)).terms.abstention is Abstention.NOT_MENTIONED


def test_what_the_agreement_is_silent_on_is_no_obligation() -> None:
    assert obligations_of(term(TermType.AMNESTY, ONE, status=Status.NEGATED)) == ()


def test_peacekeepers_who_watch_over_a_term_are_no_term_of_their_own() -> None:
    first = agreed(ONE, TermType.PEACEKEEPERS, WITHDRAWAL)
    watched = term(WITHDRAWAL, ONE, "to withdraw, overseen by Russian peacekeepers, this week", by="ARM")
    (made,) = obligations_of(first, watched, act(Act.REACT, ONE, by="RUS"))
    assert made.type is WITHDRAWAL
    assert [side.id for side in made.oversight] == ["RUS"]


def test_those_who_are_to_monitor_just_this_watch_over_it() -> None:
    made = obligations_of(
        term(WITHDRAWAL, ONE, by="ARM"), term(TermType.MONITORING, TWO, "to verify the withdrawal", by="RUS")
    )
    assert [side.id for one in made if one.type is WITHDRAWAL for side in one.oversight] == ["RUS"]


def test_a_deed_that_nobody_told_as_promised_is_an_obligation_of_who_did_it() -> None:
    done = act(Act.IMPLEMENT, ONE, WITHDRAWAL, says="pulled its troops out", by="ARM")
    (made,) = obligations_of(done)
    assert ([side.id for side in made.obligor], made.progress) == (["ARM"], Progress.MET)


def test_ground_handed_over_carries_out_the_withdrawal_that_was_owed() -> None:
    done = act(Act.IMPLEMENT, TWO, OTHER, says="handed the district over", by="ARM")
    (made,) = obligations_of(term(WITHDRAWAL, ONE, "to leave the district", by="ARM"), done)
    assert (made.type, made.progress) == (WITHDRAWAL, Progress.MET)


def test_aid_workers_carry_out_what_sides_owe() -> None:
    done = act(Act.IMPLEMENT, TWO, TermType.HUMANITARIAN_ACCESS, says="brought food", by="icrc")
    (made,) = obligations_of(term(TermType.HUMANITARIAN_ACCESS, ONE, "to let aid in", by="AZE"), done)
    assert ([side.id for side in made.obligor], made.progress) == (["AZE"], Progress.MET)


KINDS = st.sampled_from([WITHDRAWAL, PRISONERS, OTHER, TermType.PEACEKEEPERS])
SAYINGS = st.sampled_from(
    ["to leave the towns", "to pull back tanks", "stop all attacks", "sends 200 men", "does it"]
)


@st.composite
def claim_sets(draw: st.DrawFn) -> list[object]:
    some: list[object] = []
    for place in range(draw(st.integers(1, 8))):
        source = article(f"2020-11-{draw(st.integers(10, 20))}", outlet=draw(st.sampled_from("xyz")))
        by = draw(st.sampled_from(["", "ARM", "AZE", "ARM AZE", "RUS"]))
        due = draw(st.sampled_from([None, "2020-11-30", "2020-12-01"]))
        if draw(st.booleans()):
            some.append(term(draw(KINDS), source, draw(SAYINGS), by=by, due=due, at=100 + 50 * place))
        else:
            status = draw(st.sampled_from([Status.ACTUAL, Status.NEGATED, Status.PLANNED]))
            some.append(act(Act.IMPLEMENT, source, draw(KINDS), by=by, status=status, at=600 + 50 * place))
    sources = {one.source.document: one.source for one in some}  # type: ignore[attr-defined]
    return [*some, *(agreed(source) for source in sources.values())]


@given(claim_sets(), st.randoms())
def test_order_changes_nothing_and_no_claim_is_lost(claims: list, random: object) -> None:  # type: ignore[type-arg]
    (made,) = resolve(claims)
    mixed = list(claims)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert resolve(mixed) == (made,)
    told = {one.id for one in claims if getattr(one, "terms", None) or hasattr(one, "obligor")}
    assert told == {*made.terms.rests_on, *made.terms.passes_over}
    assert all(one.claims for one in made.terms.value or ())
