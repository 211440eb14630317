"""Finds out whether a ledger is whole: every value is what follows from the articles' bytes and people's judgements."""

from truceline.checks.check import check_ledger, check_store
from truceline.checks.report import CheckReport, Step, Telling

__all__ = ["CheckReport", "Step", "Telling", "check_ledger", "check_store"]
