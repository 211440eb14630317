"""What knowing names costs: start-up of the gazetteer in time and memory, its size, and linking beside the bare pipeline.

python -m bench.gazetteer
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from time import process_time

from bench import ROOT
from bench.coding import load_bare
from bench.figures import Figure
from truceline.annotations import Annotator
from truceline.annotations.actors import find_mentions
from truceline.annotations.gazetteer import load_gazetteer
from truceline.documents import make_document
from truceline.model import Document, RawArticle
from truceline.sources import read_sources

MOST_SECONDS, MOST_MEGABYTES, MOST_SHARE = 0.3, 60.0, 0.15
_STARTS = 5  # fresh processes; the quickest counts, as the others waited for someone else
_START = """
import json, sys, time, tracemalloc
import truceline.annotations.gazetteer.load as load
began = time.process_time()
load.load_gazetteer()
seconds = time.process_time() - began
load.load_gazetteer.cache_clear()
tracemalloc.start()
load.load_gazetteer()
print(json.dumps([seconds, tracemalloc.get_traced_memory()[0] / 1e6]))
"""


def measure(rounds: int = 3) -> dict[str, float]:
    """Seconds of processor time and megabytes to load, megabytes on disk, and the processor time of linking as a share of the bare pipeline's."""
    starts = [_start() for _ in range(_STARTS)]
    folder = files("truceline.annotations.gazetteer")
    size = sum(len(file.read_bytes()) for file in folder.iterdir() if file.is_file())
    return {
        "load_seconds": round(min(seconds for seconds, _ in starts), 3),
        "load_megabytes": round(max(megabytes for _, megabytes in starts), 1),
        "data_megabytes": round(size / 1e6, 2),
        "names": len(load_gazetteer().names),
        "linking_share_of_pipeline": round(_share(rounds), 4),
    }


def figures(rounds: int, *, quick: bool) -> list[Figure]:
    found = measure(1 if quick else max(rounds // 2, 1))
    share = found["linking_share_of_pipeline"]
    return [
        _figure("names: loading the gazetteer", "s", found["load_seconds"], MOST_SECONDS),
        _figure("names: memory of the gazetteer", "MB", found["load_megabytes"], MOST_MEGABYTES),
        Figure(
            bench="linking",
            what="names: linking",
            unit="share of time",
            ours=share,
            floor=1.0,
            against="the bare spaCy pipeline",
            ratio=share,
            bar=MOST_SHARE,
            at_most=True,
        ),
    ]


def _figure(what: str, unit: str, ours: float, bar: float) -> Figure:
    return Figure(bench="linking", what=what, unit=unit, ours=ours, bar=bar, judged="ours", at_most=True)


def _start() -> tuple[float, float]:
    done = subprocess.run([sys.executable, "-c", _START], capture_output=True, check=True, cwd=ROOT / "src")
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def _share(rounds: int) -> float:
    articles = (one for one in read_sources([ROOT / "examples/karabakh"]) if isinstance(one, RawArticle))
    documents = [one for one in map(make_document, articles) if isinstance(one, Document)]
    annotator, gazetteer = Annotator(), load_gazetteer()
    bare = load_bare(annotator.pipeline)
    parses = list(annotator.parses(documents))
    texts = [document.text for document in documents]
    list(bare.pipe(texts))  # what is slow the first time
    parsing = linking = 0.0
    for _ in range(rounds):
        began = process_time()
        list(bare.pipe(texts))
        parsing += process_time() - began
        began = process_time()
        for document, parse in zip(documents, parses, strict=True):
            find_mentions(document.text, parse, gazetteer, document.dating.day)
        linking += process_time() - began
    return linking / parsing


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
