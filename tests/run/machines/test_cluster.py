"""Ray itself: two nodes on this machine, workers that are killed, a run that is killed and begun again."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import psutil
import pytest

from tables import Tables, tables_of

pytest.importorskip("ray")

PATIENCE = 400.0  # seconds; machines that run these tests are busy
QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "TRUCELINE_BATCH": "2"}


@pytest.fixture(scope="module")
def room() -> Iterator[Path]:
    """A folder of a short name, as the paths of sockets may have 107 bytes."""
    made = Path(mkdtemp(prefix="tl", dir="/tmp"))
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture(scope="module")
def address(room: Path) -> Iterator[str]:
    """The address of a cluster of two nodes, with a core each."""
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("two_nodes.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, **QUIET, "RAY_TMPDIR": str(room)},
    ) as nodes:
        assert nodes.stdout is not None
        told = next((line for line in nodes.stdout if line.startswith("address ")), "")
        try:
            assert told, "no cluster came up"
            yield told.split()[1]
        finally:
            nodes.communicate("")


def command(ledger: Path, sources: list[str], address: str, shards: Path, table: Path) -> list[str]:
    options = ["--engine", "ray", "--address", address, "--shards", str(shards), "--metadata", str(table)]
    told = ["add", *sources, "--ledger", str(ledger), "--json", *options]
    return [sys.executable, "-m", "truceline", *told]


def local(ledger: Path, sources: list[str], table: Path) -> Tables:
    told = ["add", *sources, "--ledger", str(ledger), "--metadata", str(table)]
    subprocess.run([sys.executable, "-m", "truceline", *told], check=True, capture_output=True, env=env())
    return tables_of(ledger)


def env() -> dict[str, str]:
    return {**os.environ, **QUIET}


def marks(shards: Path) -> dict[str, str]:
    """What has been finished so far, by piece."""
    return {path.name: path.read_text("utf-8") for path in shards.glob("*.json")}


def workers(room: Path) -> list[psutil.Process]:
    """The processes of Ray's nodes here that read and code."""
    found = []
    for process in psutil.process_iter(["cmdline"]):
        line = process.info["cmdline"] or []
        if any("MapWorker" in part for part in line):
            parents = [" ".join(parent.cmdline()) for parent in process.parents()]
            if any(str(room) in parent for parent in parents):
                found.append(process)
    return found


def wait_for(shards: Path, count: int, run: subprocess.Popen[str]) -> None:
    """Waits until so many shards are finished, and the run still goes on."""
    end = time.monotonic() + PATIENCE
    while len(marks(shards)) < count:
        assert run.poll() is None, "it ended before its time"
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.05)


def test_two_nodes_make_what_one_process_makes_though_workers_and_runs_are_killed(
    address: str, room: Path, folder: Path, simulated: Path, tmp_path: Path
) -> None:
    shards, ledger, table = tmp_path / "shards", tmp_path / "far", folder / "metadata.csv"
    sources = [str(folder), str(simulated)]
    wanted = command(ledger, sources, address, shards, table)
    run = subprocess.Popen(wanted, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env())
    wait_for(shards, 2, run)
    (killed := workers(room)[0]).send_signal(signal.SIGKILL)  # a worker dies: its piece is made by another
    wait_for(shards, 3, run)
    run.kill()  # the run dies
    run.communicate()
    before = marks(shards)
    assert len(before) >= 3

    done = subprocess.run(wanted, check=False, capture_output=True, text=True, env=env())
    assert done.returncode == 0, done.stderr
    assert {name: marks(shards)[name] for name in before} == before  # nothing finished was made anew
    assert len(marks(shards)) > len(before)
    assert len({json.loads(mark)["machine"] for mark in marks(shards).values()}) == 2
    assert killed.pid not in [process.pid for process in workers(room)]
    (told,) = done.stdout.splitlines()  # Ray says nothing on standard output
    assert json.loads(told)["read"] > 20
    assert "ray" not in done.stderr.lower()

    calm = local(tmp_path / "near", sources, table)
    far = tables_of(ledger)
    if len(far["runs"]) != len(calm["runs"]):  # the run that died had begun to store
        del far["runs"], calm["runs"]
    assert far == calm
