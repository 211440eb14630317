"""`make audit`: the locked packages against what is known of their weaknesses.

    python tools/audit.py [--offline] [--advisories FILE] [LOCK …]

The service of OSV is asked by pip-audit. Where it cannot be reached, the advisories in `requirements/advisories.json` are
used, and it is said how old they are: they hold what was known on that day and to whoever wrote them, no more. Exits with 1
where a package has a known weakness, with 2 where a file cannot be read.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from packaging.version import Version

ROOT = Path(__file__).parents[1]
ADVISORIES = ROOT / "requirements/advisories.json"
LOCKS = (ROOT / "requirements/runtime.txt", ROOT / "requirements/dev.txt")
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
_PATIENCE = 20  # seconds until the service is given up


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A locked package of a version that has a known weakness."""

    package: str
    version: str
    id: str
    summary: str
    fixed: str
    url: str


def pins(lock: Path) -> dict[str, str]:
    """The packages of a lock file by their names as PEP 503 writes them, with their versions."""
    found = _PIN.findall(lock.read_text("utf-8"))
    if not found:
        raise ValueError(f"{lock}: no package is pinned in it")
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in found}


def findings(locked: Mapping[str, str], advisories: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """Each locked package in each advisory's range."""
    for advisory in advisories:
        for affected in advisory["affected"]:
            name = re.sub(r"[-_.]+", "-", affected["package"]["name"]).lower()
            if (version := locked.get(name)) and is_affected(version, affected):
                yield Finding(
                    package=name,
                    version=version,
                    id=advisory["id"],
                    summary=advisory.get("summary", ""),
                    fixed=" or ".join(_events(affected, "fixed")) or "no version yet",
                    url=next((one["url"] for one in advisory.get("references", ())), ""),
                )


def is_affected(version: str, affected: Mapping[str, Any]) -> bool:
    """Whether a version lies in the ranges of an advisory (OSV schema 1.6, "Evaluation")."""
    if version in affected.get("versions", ()):
        return True
    ranges = [one for one in affected.get("ranges", ()) if one["type"] == "ECOSYSTEM"]
    return any(_is_within(Version(version), one["events"]) for one in ranges)


def _is_within(version: Version, events: Sequence[Mapping[str, str]]) -> bool:
    inside = False
    for event in sorted(events, key=lambda one: _version(next(iter(one.values())))):
        ((kind, at),) = event.items()
        if kind == "introduced":
            inside = inside or version >= _version(at)
        elif version > _version(at) or (kind == "fixed" and version == _version(at)):
            inside = False
    return inside


def _version(words: str) -> Version:
    return Version("0.dev0") if words == "0" else Version(words)


def _events(affected: Mapping[str, Any], kind: str) -> list[str]:
    events = [event for one in affected.get("ranges", ()) for event in one["events"]]
    return [event[kind] for event in events if kind in event]


def ask(lock: Path) -> tuple[int, str] | None:
    """What pip-audit says of a lock file with the service of OSV; None where that cannot be reached."""
    options = ["--vulnerability-service", "osv", "--no-deps", "--disable-pip", "--progress-spinner", "off"]
    command = [sys.executable, "-m", "pip_audit", "-r", str(lock), *options, "--timeout", "5"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode not in (0, 1) or "Traceback" in done.stderr or "ERROR" in done.stderr:
        return None
    return done.returncode, done.stdout + done.stderr


def audit_offline(locks: Sequence[Path], path: Path) -> int:
    """Prints the findings of the database kept here, and how old it is; 1 where there are any."""
    kept = json.loads(path.read_text("utf-8"))
    locked = {name: version for lock in reversed(locks) for name, version in pins(lock).items()}
    found = list(findings(locked, kept["advisories"]))
    told = {affected["package"]["name"] for one in kept["advisories"] for affected in one["affected"]}
    age = (datetime.now(UTC).date() - date.fromisoformat(kept["made"])).days
    print(
        f"Audited offline, with {len(kept['advisories'])} advisories of {kept['made']} ({age} days old) on {len(told)} "
        f"packages, of {len(locked)} locked: {len(found) or 'no'} known weakness{'' if len(found) == 1 else 'es'}."
    )
    for one in found:
        print(f"{one.package} {one.version}: {one.id}: {one.summary} Mended in {one.fixed}. {one.url}")
    return int(bool(found))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python tools/audit.py", description=__doc__.partition("\n")[0])
    parser.add_argument("locks", nargs="*", type=Path, default=list(LOCKS))
    parser.add_argument("--offline", action="store_true", help="ask no service")
    parser.add_argument(
        "--advisories", type=Path, default=ADVISORIES, help="the database for when none answers"
    )
    options = parser.parse_args()
    try:
        answers = [] if options.offline else [ask(lock) for lock in options.locks[-1:]]
        if answers and all(answers):
            print(*(told.strip() for _, told in filter(None, answers)), sep="\n")
            return max(code for code, _ in filter(None, answers))
        if answers:
            print("The service of OSV cannot be reached.")
        return audit_offline(options.locks, options.advisories)
    except (OSError, ValueError, KeyError) as error:
        print(f"The audit failed: {error!r}.", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
