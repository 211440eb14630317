"""What agreements are called, and the sentences that show them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from truceline.exports.agreements.made import Agreement
from truceline.exports.plain import place_id
from truceline.model import Claim
from truceline.views.evidence import published
from truceline.views.values import in_words


def title(agreement: Agreement) -> str:
    """A title as lists have it, made by us: "Ceasefire between Armenia and Azerbaijan, agreed 2020-10-09"."""
    names = joined([side.name for side in agreement.sides])
    what = "Extension of the ceasefire" if agreement.extends else "Ceasefire"
    of_whom = f" of {names}" if len(agreement.sides) == 1 else f" between {names}" if names else ""
    when = agreement.ceasefire.agreed.value
    how = "declared" if agreement.unilateral else "agreed"
    return f"{what}{of_whom}, {how} {in_words(when)}" if when else f"{what}{of_whom}, day not told"


def joined(names: Sequence[str]) -> str:
    """Names as a sentence lists them: "A, B and C"."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def cited(claim: Claim) -> str:
    """The passage in quotation marks, and who printed it when: "“They agreed …” (TASS, 2020-10-10)"."""
    return f"“{' '.join(claim.quote.split())}” ({whose(claim)}, {published(claim.source.dating)})"


def whose(claim: Claim) -> str:
    """Whom a claim is read of: the agency that its article credits, else the outlet, else the name of the article."""
    source = claim.source
    return source.origin or source.outlet or place_id(source.name)


def sources(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Whom these claims are read of, each once, in order of publication; what is of no known day stands last."""
    ordered = sorted(claims, key=lambda one: (one.source.dating.latest or date.max, one.source.name))
    return tuple(dict.fromkeys(map(whose, ordered)))
