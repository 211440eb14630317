"""The ceasefires of a ledger as cases of PLOVER events."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.exports.losses import Losing
from truceline.exports.plover.coding import plover_case
from truceline.exports.plover.event import PloverCase
from truceline.exports.plover.losing import note_ceasefire, note_extract
from truceline.views import Extract


def plover_cases(extract: Extract, losing: Losing) -> Iterator[PloverCase]:
    """Every ceasefire as a case, one after another; what of the ledger is no event is noted as lost."""
    shown = extract.shown
    languages = {article.id: article.language for article in extract.articles}
    for name in shown.summaries:
        ceasefire = shown.case(name)
        note_ceasefire(ceasefire, losing)
        yield plover_case(ceasefire, shown.claims, languages, losing)
    note_extract(extract, losing)
