"""Scores against coded data, and the floors that a change must not sink below."""

from truceline.evaluation.floors import MARGIN, Finding, compare, rewrite
from truceline.evaluation.gold import GoldSet, code_set, read_gold, read_gold_sets
from truceline.evaluation.report import PlainClaim, Report
from truceline.evaluation.scores import FIGURES, Figure, Tally, are_right, score, tally
from truceline.evaluation.times import TimesByReport, read_gold_times, score_times, tally_times, time_set

__all__ = [
    "FIGURES",
    "MARGIN",
    "Figure",
    "Finding",
    "GoldSet",
    "PlainClaim",
    "Report",
    "Tally",
    "TimesByReport",
    "are_right",
    "code_set",
    "compare",
    "read_gold",
    "read_gold_sets",
    "read_gold_times",
    "rewrite",
    "score",
    "score_times",
    "tally",
    "tally_times",
    "time_set",
]
