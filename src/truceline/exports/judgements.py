"""Judgements as dicts and lists, ready for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from truceline.codec import to_plain

if TYPE_CHECKING:
    from truceline.model import Judgement
    from truceline.run import Judged
    from truceline.views import JudgementShown, UnsettledShown


def judgement_plain(shown: JudgementShown) -> dict[str, Any]:
    """A judgement with its id, and the id of the one that took it back."""
    return {**_judgement(shown.judgement), "withdrawn_by": shown.withdrawn_by}


def judged_plain(done: Judged) -> dict[str, Any]:
    """A judgement that was made, and what became of the ceasefires."""
    return {"judgement": _judgement(done.judgement), "changes": to_plain(done.changes)}


def unsettled_plain(shown: UnsettledShown) -> dict[str, Any]:
    """A judgement that does not fit, with why and the passages it does not fit."""
    return {
        "judgement": _judgement(shown.judgement),
        "kind": str(shown.kind),
        "on": shown.on,
        "why": shown.why,
        "other": shown.other,
        "claims": list(shown.claims),
        "evidence": to_plain(shown.evidence),
    }


def _judgement(judgement: Judgement) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(judgement)
    del plain["marks"]  # nobody but the ledger needs them
    return {"id": judgement.id, **plain}
