"""How much memory a process held, for tests that put a bound to it."""

from __future__ import annotations

import resource
from pathlib import Path


def most_megabytes() -> float:
    """The most that this process held, in MB; `ru_maxrss` would count what its parent held when it began."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (told,) = (line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM:"))
    return int(told.split()[1]) / 1024


def held_megabytes() -> float:
    """How much this process holds now, in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    (told,) = (line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmRSS:"))
    return int(told.split()[1]) / 1024
