"""News made from a hidden truth: wars and their truces, outlets that report them late, vaguely or wrongly.

What is true is known, so what `truceline.records` makes of the reports can be scored.

    corpus = simulate(7, Settings(wars=6))
    score = agreement(corpus, resolve(corpus.claims))
"""

from simulation.article import Article
from simulation.corpus import Corpus, simulate
from simulation.mistakes import Mistake, mistakes
from simulation.score import Score, agreement
from simulation.settings import SORTS, Noise, Settings
from simulation.telling import Mention, Style
from simulation.truth import Named, Sort, Truce, War

__all__ = [
    "SORTS",
    "Article",
    "Corpus",
    "Mention",
    "Mistake",
    "Named",
    "Noise",
    "Score",
    "Settings",
    "Sort",
    "Style",
    "Truce",
    "War",
    "agreement",
    "mistakes",
    "simulate",
]
