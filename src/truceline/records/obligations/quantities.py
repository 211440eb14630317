"""How much is owed, where reports tell it differently: an exact figure and a round one that fit agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from truceline.model import Choice, Claim, Exactness, Quantity
from truceline.records.case import origin_of
from truceline.records.choose import choose_text
from truceline.records.obligations.words import stems

Told = tuple[Claim, Quantity]

_MOST = 50  # figures that are weighed against all: those that most origins tell
_ORDER = {kind: place for place, kind in enumerate(Exactness)}


def quantity(told: Sequence[Told]) -> Choice[Quantity] | None:
    """The number that most independent origins tell, at its most exact; None where no claim tells one.

    1,960 and "around 2,000" agree (`Quantity.may_equal`). Numbers that cannot be the same are a disagreement: those not
    chosen are passed over and stand in the reason. Numbers of other things ("three districts" beside "2,000 troops")
    are passed over too, without being a disagreement.
    """
    if not told:
        return None
    of_thing = _by_thing(told)
    thing = min(of_thing, key=lambda name: (-len(_origins(of_thing[name])), name))
    counted = of_thing[thing]
    by_figure: dict[tuple[float, Exactness], list[Told]] = defaultdict(list)
    for claim, amount in counted:
        by_figure[amount.number, amount.exactness].append((claim, amount))
    best = _best(by_figure)
    value = by_figure[best][0][1]
    agree = [claim.id for claim, amount in counted if value.may_equal(amount)]
    return choose_text(
        quantity,
        value,
        agree,
        [claim.id for claim, _ in told],
        _reason(value, by_figure, aside=len(counted) < len(told)),
    )


def _by_thing(told: Sequence[Told]) -> Mapping[str, list[Told]]:
    """The numbers by what they count: the last word of the unit ("Russian peacekeepers": `peace`)."""
    found: dict[str, list[Told]] = defaultdict(list)
    for claim, amount in sorted(told, key=lambda pair: pair[0].id):
        last = amount.unit.split()[-1] if amount.unit.split() else ""
        found[next(iter(stems(last)), last.lower())].append((claim, amount))
    return found


def _best(by_figure: Mapping[tuple[float, Exactness], Sequence[Told]]) -> tuple[float, Exactness]:
    """Of the most exact figures, the one that most origins fit: a bound fits much, and must not hide that figures differ."""
    told = {figure: _origins(some) for figure, some in by_figure.items()}
    finest = min(_ORDER[exactness] for _, exactness in told)
    exact = (figure for figure in told if _ORDER[figure[1]] == finest)
    common = sorted(exact, key=lambda figure: (-len(told[figure]), figure[0]))[:_MOST]

    def support(figure: tuple[float, Exactness]) -> int:
        one = by_figure[figure][0][1]
        fitting = (told[other] for other in told if one.may_equal(by_figure[other][0][1]))
        return len(frozenset[str]().union(*fitting))

    return min(common, key=lambda figure: (-support(figure), figure[0]))


def _reason(
    value: Quantity, by_figure: Mapping[tuple[float, Exactness], Sequence[Told]], *, aside: bool
) -> str:
    fit = {figure: some for figure, some in by_figure.items() if value.may_equal(some[0][1])}
    origins = _origins([pair for some in by_figure.values() for pair in some])
    agree = _origins([pair for some in fit.values() for pair in some])
    parts = [
        f"{len(agree)} of {len(origins)} origins that tell a number fit it"
        if len(origins) > 1
        else "the only origin that tells a number"
    ]
    round_ones = sorted({_words(some[0][1]) for some in fit.values()} - {_words(value)})
    if round_ones:
        parts.append(f"{', '.join(round_ones)} can be the same")
    differ = sorted(
        f"{_words(some[0][1])} ({len(_origins(some))})"
        for figure, some in by_figure.items()
        if figure not in fit
    )
    if differ:
        parts.insert(0, f"disagreement: others tell {', '.join(differ)}")
    if aside:
        parts.append("numbers of other things stand aside")
    return "; ".join(parts)


def _words(amount: Quantity) -> str:
    return f"“{' '.join(amount.words.quote.split())}”"


def _origins(told: Sequence[Told]) -> frozenset[str]:
    return frozenset(origin_of(claim) for claim, _ in told)
