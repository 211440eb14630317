"""The source of Truceline itself, as it is installed: what chose a value can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from truceline.errors import NotFound

_ROOT = Path(__file__).parents[1].resolve()
_PATH = re.compile(r"(?:[a-z_][a-z0-9_]*/)*[a-z_][a-z0-9_]*\.py", re.ASCII)
"""Names of folders and of one module. Dots stand nowhere but before `py`: nothing of it leads out of the package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A module: its path inside the package, and its lines."""

    path: str
    lines: tuple[str, ...]


def read_module(path: str) -> Module:
    """The module at this path inside the package. Raises NotFound for what is no module of it."""
    if _PATH.fullmatch(path):
        file = (_ROOT / path).resolve()
        if file.is_relative_to(_ROOT) and file.is_file():
            return Module(path=path, lines=tuple(file.read_text(encoding="utf-8").splitlines()))
    raise NotFound(
        f"no module {path!r} in Truceline.", next_step="The meaning of the fields links to those there are."
    )
