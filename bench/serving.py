"""`python -m bench.serving`: how quickly the pages and the API of a large ledger are served, alone and to 50 readers at once.

The ledger holds simulated news: more than 10,000 articles, 1,000 ceasefires and 100,000 claims. It is kept in build/ between runs.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

import httpx
from rich.console import Console

from bench import BUILD, ROOT
from bench.figures import Figure
from simulation import Settings, simulate
from truceline.desk import Desk, Snapshot
from truceline.model import Coded, Given, RawArticle
from truceline.store import Store, open_store
from truceline.views import Deriver

LEDGER = BUILD / "serving.ledger"
WARS = 133
MEDIAN, P95, WEIGHT = 0.05, 0.15, 150_000
_READERS, _SECONDS = 50, 20
_BATCH = 500
_WAIT = 900  # seconds for an earlier day to be worked out


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One kind of page: seconds of each request, and the largest answer in bytes, as sent."""

    name: str
    seconds: tuple[float, ...]
    weight: int

    @property
    def median(self) -> float:
        return median(self.seconds)

    @property
    def p95(self) -> float:
        return quantiles(self.seconds, n=20)[-1]

    @property
    def is_within(self) -> bool:
        return self.median < MEDIAN and self.p95 < P95 and self.weight < WEIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """What wrk tells of many readers at once."""

    requests: int
    errors: int
    latency: str


def build(wars: int = WARS) -> Path:
    """The ledger, made if it is not there."""
    if not LEDGER.exists():
        BUILD.mkdir(exist_ok=True)
        begun = LEDGER.with_suffix(".begun")
        begun.unlink(missing_ok=True)
        with open_store(begun) as store:
            fill(store, wars)
            store.derive(Deriver())
        begun.rename(LEDGER)
    else:
        with open_store(LEDGER) as store:
            if not store.is_derived:
                store.derive(Deriver())
    return LEDGER


def fill(store: Store, wars: int) -> None:
    """Saves the news of so many wars."""
    made: list[Coded] = []
    for article in simulate(1, Settings(wars=wars)).articles:
        document = article.document
        raw = RawArticle(
            where=f"{document.name} {document.id}",
            content=document.text.encode(),
            media_type="text/plain",
            given=Given(outlet=document.outlet),
        )
        made.append(Coded(article=raw, document=document, claims=article.claims))
        if len(made) == _BATCH:
            store.save(made)
            made = []
    store.save(made)


def addresses(snapshot: Snapshot) -> dict[str, list[str]]:
    """The pages and routes to ask for, by kind: of the ceasefires the fullest, the leanest and some between."""
    cases = sorted(snapshot.summaries, key=lambda one: (one.claims, one.id))
    some = [
        one.id for one in (*cases[-3:], *cases[len(cases) // 2 :][:3], cases[0], *cases[:: len(cases) // 20])
    ]
    conflicts = sorted(snapshot.conflicts, key=lambda one: (-len(one.ceasefires), one.id))
    wide = [one.id for one in conflicts[:5]]
    claims = [one for key in some[:8] for one in snapshot.case(key).claims[:2]]
    articles = [snapshot.claim(one).source.document for one in claims]
    actors = [side.id for key in some[:6] for side in snapshot.shown.summaries[key].sides]
    side = cases[-1].sides[0].name
    words = ("ceasefire", "broke the truce", "withdraw -talks", '"agreed to"', "prisoners")
    return {
        "overview": ["/", f"/?side={side}", "/?standing=in%20force", "/?since=2015-01-01&until=2016-01-01"],
        "ceasefire": [f"/ceasefires/{key}" for key in some],
        "field": [
            f"/ceasefires/{key}/fields/{name}"
            for key in some[:8]
            for name in ("sides", "effect", "violated", "standing")
        ],
        "grouping": [f"/ceasefires/{key}/grouping" for key in some],
        "article": [f"/articles/{key}" for key in articles],
        "claim": [f"/claims/{key}" for key in claims],
        "actors": ["/actors"],
        "actor": [f"/actors/{key}" for key in actors],
        "conflicts": ["/conflicts"],
        "conflict": [f"/conflicts/{key}" for key in wide],
        "search": [f"/search?q={word}" for word in words],
        "review": ["/review"],
        "history": ["/review/history"],
        "fields": ["/fields"],
        "source": ["/source/records/fields/who.py"],
        "add": ["/add"],
        "API ceasefires": ["/api/v1/ceasefires?limit=50", f"/api/v1/ceasefires?side={side}"],
        "API ceasefire": [f"/api/v1/ceasefires/{key}" for key in some],
        "API sheet": [f"/api/v1/ceasefires/{key}/sheet" for key in some],
        "API timeline": [f"/api/v1/ceasefires/{key}/timeline" for key in some],
        "API claims": ["/api/v1/claims?limit=50", f"/api/v1/claims?limit=50&ceasefire={some[0]}"],
        "API articles": ["/api/v1/articles?limit=50", *(f"/api/v1/articles/{key}" for key in articles[:5])],
        "API conflicts": ["/api/v1/conflicts"],
        "API questions": ["/api/v1/questions?limit=50"],
        "API actors": ["/api/v1/actors?limit=50"],
        "API search": ["/api/v1/search?q=ceasefire"],
        "API status": ["/api/v1/status"],
    }


@contextmanager
def serving(place: Path) -> Iterator[str]:
    """The ledger served by a process of its own; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "truceline", "serve", "--ledger", str(place), "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                httpx.get(f"{address}/static/base.css")
            except httpx.TransportError:
                time.sleep(0.1)
            else:
                break
        yield address
    finally:
        server.terminate()
        server.wait(30)


def measure(client: httpx.Client, kinds: dict[str, list[str]], rounds: int, as_of: str = "") -> list[Row]:
    """Each address asked for so often; the first answers, before anything is in memory, count too."""
    rows = []
    for name, paths in kinds.items():
        seconds, weight = [], 0
        for path in [path for _ in range(rounds) for path in paths][: max(rounds, len(paths)) * 2]:
            url = f"{path}{'&' if '?' in path else '?'}as_of={as_of}" if as_of else path
            began = time.perf_counter()
            answer = client.get(url)
            seconds.append(time.perf_counter() - began)
            if answer.status_code != 200:
                raise SystemExit(f"{url}: {answer.status_code} {answer.text[:300]}")
            sent = int(answer.headers.get("content-length") or len(gzip.compress(answer.content)))
            weight = max(weight, sent)
        rows.append(
            Row(name=f"{name}, as of a day" if as_of else name, seconds=tuple(seconds), weight=weight)
        )
    return rows


def wait_for(client: httpx.Client, as_of: str) -> float:
    """Seconds until an earlier day is worked out."""
    began = time.perf_counter()
    while (
        client.get(f"/fields?as_of={as_of}").status_code == 202
        or client.get(f"/?as_of={as_of}").status_code == 202
    ):
        if time.perf_counter() - began > _WAIT:
            raise SystemExit("an earlier day was not worked out in time")
        time.sleep(0.5)
    return time.perf_counter() - began


def crowd(address: str, paths: Sequence[str], place: Path) -> Crowd | None:
    """Many readers at once while articles are added to the ledger; None where wrk is not installed."""
    if shutil.which("wrk") is None:
        return None
    script = BUILD / "readers.lua"
    listed = ",".join(json.dumps(quote(path, safe="/?&=%")) for path in paths)
    script.write_text(
        f"local paths, i = {{{listed}}}, 0\n"
        "request = function() i = i % #paths + 1; return wrk.format('GET', paths[i]) end\n",
        "utf-8",
    )
    adding = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "truceline",
            "add",
            str(ROOT / "examples" / "karabakh"),
            "--ledger",
            str(place),
        ],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    told = subprocess.run(
        [
            "wrk",
            "-t2",
            f"-c{_READERS}",
            f"-d{_SECONDS}s",
            "--timeout",
            "30s",
            "--latency",
            "-s",
            str(script),
            address,
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    adding.wait()
    requests = re.search(r"(\d+) requests in", told)
    errors = [
        int(number)
        for line in re.findall(r"Socket errors:.*|Non-2xx.*", told)
        for number in re.findall(r"\d+", line.replace("2xx", "").replace("3xx", ""))
    ]
    half = re.search(r"50%\s+(\S+)", told)
    return Crowd(
        requests=int(requests[1]) if requests else 0, errors=sum(errors), latency=half[1] if half else ""
    )


def figures(rounds: int, *, quick: bool) -> list[Figure]:
    """How quickly a large ledger is served; on a small one, made anew, if quick."""
    if quick:
        return []
    rows, readers = run(Console(stderr=True), rounds * 3)
    found = [
        Figure(
            bench="serving",
            what=f"served: {row.name}, 95th percentile",
            unit="ms",
            ours=row.p95 * 1e3,
            floor=row.median * 1e3,
            against="its median",
            ratio=row.p95 / row.median,
            bar=P95 * 1e3,
            judged="ours",
            at_most=True,
        )
        for row in rows
    ]
    heaviest = max(rows, key=lambda row: row.weight)
    found.append(
        Figure(
            bench="serving",
            what=f"served: the heaviest page ({heaviest.name})",
            unit="kB",
            ours=heaviest.weight / 1e3,
            bar=WEIGHT / 1e3,
            judged="ours",
            at_most=True,
        )
    )
    if readers:
        found.append(
            Figure(
                bench="serving",
                what=f"served: to {_READERS} readers at once",
                unit="faults",
                ours=float(readers.errors),
                bar=0.0,
                judged="ours",
                at_most=True,
            )
        )
    return found


def run(console: Console, rounds: int = 20) -> tuple[list[Row], Crowd | None]:
    """Builds, serves and measures."""
    place = build()
    desk = Desk(str(place))
    snapshot = desk.snapshot()
    kinds = addresses(snapshot)
    documents, claims = snapshot.counts
    last = date.fromisoformat(max(one.last for one in snapshot.summaries if one.last))
    console.print(f"{documents:,} articles, {claims:,} claims, {len(snapshot.summaries):,} ceasefires")
    snapshot.close()
    desk.close()
    served = BUILD / "served.ledger"  # a copy: articles are added to it
    shutil.copy(place, served)
    with serving(served) as address, httpx.Client(base_url=address, timeout=60) as client:
        rows = measure(client, kinds, rounds)
        day = (last - timedelta(days=365)).isoformat()
        console.print(f"The ledger as of {day} was there after {wait_for(client, day):.0f} seconds.")
        then = {
            name: paths
            for name, paths in kinds.items()
            if name in {"overview", "ceasefire", "field", "article"}
        }
        rows += measure(client, then, rounds, as_of=day)
        own = [path for paths in kinds.values() for path in paths]
        readers = crowd(address, own, served)
    return rows, readers


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(ROOT / "src"))
    console = Console()
    rows, readers = run(console)
    console.print(*rows, sep="\n")
    console.print(readers or "wrk is not installed: apt-get install wrk.")
