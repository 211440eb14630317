"""`make advisories`: writes `requirements/advisories.json` anew, where the service of OSV can be reached.

    python tools/build_advisories.py [--service ADDRESS] [--output FILE] [LOCK …]

For each locked package, of whatever version, all advisories that hold; of each what the audit needs: id, aliases, summary,
ranges and one address. Nothing is written unless every package was asked about.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from audit import ADVISORIES, LOCKS, pins

SERVICE = "https://api.osv.dev/v1"
_KEPT = ("id", "aliases", "summary")


def fetch(packages: Iterable[str], client: httpx.Client) -> list[dict[str, Any]]:
    """The advisories on these packages that hold, each once. Raises httpx.HTTPError where the service fails."""
    found: dict[str, dict[str, Any]] = {}
    for package in sorted(packages):
        asked: dict[str, Any] = {"package": {"name": package, "ecosystem": "PyPI"}}
        while True:
            answer = client.post("query", json=asked).raise_for_status().json()
            found |= {one["id"]: one for one in answer.get("vulns", ()) if not one.get("withdrawn")}
            if not (token := answer.get("next_page_token")):
                break
            asked["page_token"] = token
    return [_lean(found[name]) for name in sorted(found)]


def _lean(advisory: dict[str, Any]) -> dict[str, Any]:
    affected = [
        {name: one[name] for name in ("package", "ranges", "versions") if name in one}
        for one in advisory.get("affected", ())
        if one["package"]["ecosystem"] == "PyPI"
    ]
    for one in affected:
        one["ranges"] = [each for each in one.get("ranges", ()) if each["type"] == "ECOSYSTEM"]
        if one["ranges"]:
            one.pop("versions", None)  # the ranges say the same
    url = f"https://osv.dev/vulnerability/{advisory['id']}"
    kept = {name: advisory[name] for name in _KEPT if name in advisory}
    return {**kept, "affected": affected, "references": [{"type": "ADVISORY", "url": url}]}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python tools/build_advisories.py", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("locks", nargs="*", type=Path, default=list(LOCKS))
    parser.add_argument("--service", default=SERVICE)
    parser.add_argument("--output", type=Path, default=ADVISORIES)
    options = parser.parse_args()
    packages = {name for lock in options.locks for name in pins(lock)}
    try:
        with httpx.Client(base_url=options.service, timeout=30) as client:
            advisories = fetch(packages, client)
    except httpx.HTTPError as error:
        print(f"The service of OSV cannot be reached ({error}); nothing was written.", file=sys.stderr)
        return 2
    made = datetime.now(UTC).date().isoformat()
    how = f"by tools/build_advisories.py, of all that {SERVICE} has on the locked packages"
    text = json.dumps({"made": made, "how": how, "advisories": advisories}, indent=1)
    options.output.write_text(f"{text}\n", "utf-8")
    print(f"{len(advisories)} advisories on {len(packages)} packages: {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
