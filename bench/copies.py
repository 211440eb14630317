"""How fast copies are told among many short articles, and how many are told rightly.

python -m bench.copies
"""

from __future__ import annotations

import random
from collections import Counter
from itertools import accumulate
from time import process_time

from bench.figures import Figure
from truceline.documents.copies.near import Days, group_bodies

ARTICLES = 100_000
MOST_GROWTH = 1.3
_WORDS = 6_000
_A_DAY = 300  # articles: more articles are of more days
_RECENT = 4_000  # originals of three weeks, which are still reprinted
_OPENINGS = 400  # sentences that many articles share, as background paragraphs are shared


def figures(_rounds: int, *, quick: bool) -> list[Figure]:
    sizes = (500, 1_000, 2_000) if quick else (ARTICLES // 9, ARTICLES // 3, ARTICLES)
    found = {size: measure(size) for size in sizes}
    last = found[sizes[-1]]
    return [
        Figure(
            bench="copies",
            what=f"copies told among {sizes[-1]:,} articles",
            unit="articles/s",
            ours=last["articles_per_second"],
            bar=MOST_GROWTH,
            judged="growth",
            at_most=True,
            sizes={size: one["seconds"] for size, one in found.items()},
        ),
        Figure(
            bench="copies",
            what="copies: pairs told rightly",
            unit="F1",
            ours=2 / (1 / max(last["pair_precision"], 1e-9) + 1 / max(last["pair_recall"], 1e-9)),
        ),
    ]


def measure(articles: int = ARTICLES) -> dict[str, float]:
    """Seconds and articles a second for grouping, with precision and recall of the pairs."""
    bodies, families, days = make_articles(articles)
    began = process_time()
    groups = group_bodies(bodies, days)
    seconds = process_time() - began
    together = _pairs(Counter(zip(families, groups, strict=True)))
    return {
        "articles": articles,
        "seconds": round(seconds, 3),
        "articles_per_second": round(articles / seconds, 1),
        "pair_precision": together / max(_pairs(Counter(groups)), 1),
        "pair_recall": together / max(_pairs(Counter(families)), 1),
    }


def make_articles(articles: int) -> tuple[list[str], list[int], list[Days]]:
    """Short articles, every third a cut, re-ordered or edited copy of one of the weeks before, the article each goes back to, and its day."""
    chance = random.Random(7)
    words = [f"{chance.choice('bdfgklmnprst')}{number:x}" for number in range(_WORDS)]
    weights = list(accumulate(1 / (place + 10) for place in range(_WORDS)))
    shared = [_sentence(chance, words, weights) for _ in range(_OPENINGS)]
    originals: list[list[str]] = []
    bodies: list[str] = []
    families: list[int] = []
    for _ in range(articles):
        if originals and chance.random() < 1 / 3:
            recent = max(0, len(originals) - _RECENT)
            family = recent + int(
                (len(originals) - recent) * chance.random() ** 2
            )  # some are reprinted often
            bodies.append(_copy(chance, originals[family]))
        else:
            family = len(originals)
            sentences = [_sentence(chance, words, weights) for _ in range(chance.randint(6, 12))]
            originals.append([*sentences, *chance.sample(shared, 2)])
            bodies.append("\n".join(originals[-1]))
        families.append(family)
    return bodies, families, [(1 + at // _A_DAY,) * 2 for at in range(articles)]


def _sentence(chance: random.Random, words: list[str], weights: list[float]) -> str:
    return " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(12, 26))) + "."


def _copy(chance: random.Random, sentences: list[str]) -> str:
    kept = sentences[: max(4, int(len(sentences) * chance.uniform(0.5, 1)))]
    if chance.random() < 0.3:
        kept = chance.sample(kept, len(kept))
    edited = (word if chance.random() > 0.02 else "edited" for word in "\n".join(kept).split(" "))
    return " ".join(edited)


def _pairs(counted: Counter[object]) -> int:
    return sum(count * (count - 1) // 2 for count in counted.values())


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}: {value}")
