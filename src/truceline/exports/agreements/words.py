"""What agreements are called, and the sentences that show them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from truceline.exports.agreements.made import Agreement
from truceline.model import Claim
from truceline.views.evidence import published
from truceline.views.values import in_words


def title(agreement: Agreement) -> str:
    """A title as lists have it, made by us: "Ceasefire between Armenia and Azerbaijan, agreed 2020-10-09"."""
    names = joined([side.name for side in agreement.sides])
    what = "Extension of the ceasefire" if agreement.extends else "Ceasefire"
    whose = f" of {names}" if len(agreement.sides) == 1 else f" between {names}" if names else ""
    when = agreement.ceasefire.agreed.value
    how = "declared" if agreement.unilateral else "agreed"
    return f"{what}{whose}, {how} {in_words(when)}" if when else f"{what}{whose}, day not told"


def joined(names: Sequence[str]) -> str:
    """Names as a sentence lists them: "A, B and C"."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def cited(claim: Claim) -> str:
    """The passage in quotation marks, and who printed it when: "“They agreed …” (TASS, 2020-10-10)"."""
    source = claim.source
    who = source.origin or source.outlet or source.name
    return f"“{' '.join(claim.quote.split())}” ({who}, {published(source.dating)})"


def sources(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Whom these claims are read of: the agency credited, else the outlet, else the article; each once, in order of publication."""
    ordered = sorted(claims, key=lambda one: (published(one.source.dating), one.source.name))
    return tuple(dict.fromkeys(one.source.origin or one.source.outlet or one.source.name for one in ordered))
