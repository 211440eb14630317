"""How well the article and its day are found in web pages, beside bare trafilatura and bare htmldate in the same run.

`python -m bench.pages` prints the figures for the pages under tests/documents/pages/, which are of our own making. A
folder of other pages with a `gold.json` like theirs can be named instead. Pages at odd places in the list are those
that the rules were tuned on; those at even places are only measured.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from bench.figures import Figure
from truceline.documents import make_document
from truceline.model import CLAIM_GIVING, Document, RawArticle, SegmentKind

PAGES = Path(__file__).parent.parent / "tests" / "documents" / "pages"
BARE: dict[str, dict[str, Any]] = {
    "trafilatura": {},
    "trafilatura_precision": {"favor_precision": True},
    "trafilatura_recall": {"favor_recall": True},
}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What one way gave for one page: F1 of all that is the article, F1 of its body alone, and the day."""

    page: str
    way: str
    whole: float
    body: float
    day: str | None
    right: bool


def token_f1(found: str, gold: str) -> float:
    """The F1 of the words of a text against those of another, order left aside."""
    ours, theirs = (Counter(_WORD.findall(text.casefold())) for text in (found, gold))
    shared = (ours & theirs).total()
    return 2 * shared / (ours.total() + theirs.total()) if shared else 0.0


def measure(folder: Path = PAGES) -> dict[str, Any]:
    """The mean figures of each way: over all pages, those tuned on and those only measured; with the pages' scores."""
    scores = [
        score
        for row in json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        for score in _of_page(folder, row)
    ]
    pages = list(dict.fromkeys(score.page for score in scores))
    halves = {"all": pages, "tuned": pages[0::2], "measured": pages[1::2]}
    figures = {half: _figures([s for s in scores if s.page in chosen]) for half, chosen in halves.items()}
    return {"pages": len(pages), "figures": figures, "scores": scores}


def figures(_rounds: int, *, quick: bool) -> list[Figure]:  # noqa: ARG001  # there are few pages
    """Main text and day beside bare trafilatura and htmldate."""
    ways = measure()["figures"]["all"]
    against = {"body": "trafilatura", "day": "htmldate"}
    return [
        Figure(
            bench="pages",
            what=f"pages: {told}",
            unit=unit,
            ours=ways["ours"][name],
            floor=ways["trafilatura"][name],
            against=against[name],
            ratio=ways["ours"][name] / ways["trafilatura"][name],
            bar=1.0,
        )
        for name, told, unit in (("body", "the body of the article", "token F1"), ("day", "its day", "share"))
    ]


def _of_page(folder: Path, row: dict[str, Any]) -> Iterator[Score]:
    content = (folder / row["page"]).read_bytes()
    body = "\n".join(row["text"])
    whole = "\n".join([row["headline"], body, *row["captions"]])
    for way, found, inner, day in _ways(content, row["headline"]):
        yield Score(
            page=row["page"],
            way=way,
            whole=token_f1(found, whole),
            body=token_f1(inner, body),
            day=day,
            right=day == row["published"],
        )


def _ways(content: bytes, headline: str) -> Iterator[tuple[str, str, str, str | None]]:
    """For each way: all it takes for the article, its body alone, and the day."""
    yield "ours", *_ours(content)
    import htmldate
    import trafilatura

    day = htmldate.find_date(content, original_date=True)
    for way, options in BARE.items():
        found = trafilatura.extract(content, **options) or ""
        yield way, found, _without(found, headline), day


def _ours(content: bytes) -> tuple[str, str, str | None]:
    made = make_document(RawArticle(where="page", content=content, media_type="text/html"))
    if not isinstance(made, Document):
        return "", "", None
    parts = [s for s in made.segments if s.kind in CLAIM_GIVING]
    inner = [s for s in parts if s.kind is SegmentKind.BODY or s.reason == "standfirst"]
    whole, body = ("\n".join(made.text[s.start : s.end] for s in chosen) for chosen in (parts, inner))
    return whole, body, made.dating.day.isoformat() if made.dating.day else None


def _without(found: str, headline: str) -> str:
    """The text without its headline, for a fair look at the body alone."""
    first, _, rest = found.partition("\n")
    return rest if first.strip(" #").casefold() == headline.casefold() else found


def _figures(scores: Sequence[Score]) -> dict[str, dict[str, float]]:
    ways = dict.fromkeys(score.way for score in scores)
    return {way: _means([score for score in scores if score.way == way]) for way in ways}


def _means(scores: Sequence[Score]) -> dict[str, float]:
    return {
        "whole": round(fmean(score.whole for score in scores), 4),
        "body": round(fmean(score.body for score in scores), 4),
        "day": round(fmean(score.right for score in scores), 4),
    }


def main() -> None:
    """Prints the figures; with `-v` those of each page too."""
    names = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    result = measure(Path(names[0]) if names else PAGES)
    print(f"{result['pages']} pages: token F1 of article and of body, share of days right")
    for half, figures in result["figures"].items():
        for way, means in figures.items():
            print(f"{half:9} {way:22} {means['whole']:.4f} {means['body']:.4f} {means['day']:.4f}")
    if "-v" in sys.argv:
        for score in result["scores"]:
            print(
                f"{score.page:26} {score.way:22} {score.whole:.3f} {score.body:.3f} {score.day} {'' if score.right else '✗'}"
            )


if __name__ == "__main__":
    main()
