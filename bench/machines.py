"""`python -m bench.machines`: how many times as fast as one worker of Ray two workers read and code the same files.

By the clock, of what lies between the first and the last shard's mark, with the pipelines loaded before: each worker's first
piece is for that, and is not counted. On a machine that does other work meanwhile only the best round tells.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FLOOR = 1.8
_PIECES, _PER_PIECE = 24, 16
