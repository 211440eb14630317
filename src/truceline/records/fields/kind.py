"""What kind of ceasefire it is, as ETH/PRIO codes it."""

from __future__ import annotations

from truceline.model import Abstention, CeasefireClass, Choice, Purpose, Timing
from truceline.records.case import Case
from truceline.records.choose import abstain


def ceasefire_class(case: Case) -> Choice[CeasefireClass]:
    """What it is meant to be."""
    del case  # being written
    return abstain(ceasefire_class, Abstention.NOT_MENTIONED, "no claim tells it")


def purpose(case: Case) -> Choice[tuple[Purpose, ...]]:
    """What it is for."""
    del case  # being written
    return abstain(purpose, Abstention.NOT_MENTIONED, "no claim tells it")


def written(case: Case) -> Choice[bool]:
    """Whether it is written down."""
    del case  # being written
    return abstain(written, Abstention.NOT_MENTIONED, "no claim tells it")


def timing(case: Case) -> Choice[Timing]:
    """Where it stands to negotiations."""
    del case  # being written
    return abstain(timing, Abstention.NOT_MENTIONED, "no claim tells it")
