"""Measurements of speed, and the floors of the gold gate measured anew."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build"
SHARED = Path(os.environ.get("TRUCELINE_SHARED", ROOT.parent / "shared"))

sys.path.append(str(ROOT / "tests"))  # the simulated news is the tests' own
