"""Contacts, incidents and statements that are told with the ceasefire."""

from __future__ import annotations

from truceline.model import Abstention, Choice, Event
from truceline.records.case import Case
from truceline.records.choose import abstain


def contacts(case: Case) -> Choice[tuple[Event, ...]]:
    """Talks, meetings, calls and visits about it."""
    del case  # being written
    return abstain(contacts, Abstention.NOT_MENTIONED, "no claim tells it")


def incidents(case: Case) -> Choice[tuple[Event, ...]]:
    """Armed actions, deployments and aid told with it."""
    del case  # being written
    return abstain(incidents, Abstention.NOT_MENTIONED, "no claim tells it")


def statements(case: Case) -> Choice[tuple[Event, ...]]:
    """Who takes what stance on it."""
    del case  # being written
    return abstain(statements, Abstention.NOT_MENTIONED, "no claim tells it")
