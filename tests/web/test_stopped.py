"""A server that is stopped at any moment loses nothing, keeps nothing by halves, and says what happened."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from conftest import KARABAKH
from truceline.codec import to_json
from truceline.desk.jobs import Job, Jobs, JobState
from truceline.ledger import Ledger
from truceline.store import open_store

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")

FIRST = "BAKU, October 11, 2019 - Azerbaijan and Armenia agreed a ceasefire on October 10, 2019."
LAST = "BAKU, October 11, 2022 - Azerbaijan and Armenia agreed a ceasefire on October 10, 2022."


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with one article, in the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("first.txt").write_text(FIRST, "utf-8")
    Path("last.txt").write_text(LAST, "utf-8")
    with Ledger("t.ledger") as ledger:
        ledger.add("first.txt")
    return Path("t.ledger")


@contextmanager
def server(place: Path) -> Iterator[tuple[subprocess.Popen[bytes], httpx.Client]]:
    """A server in a process of its own, and somebody who asks it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "truceline", "serve", "--port", str(port), "--ledger", str(place)]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TRUCELINE_BATCH": "2"}
    with (
        subprocess.Popen(command, env=environ) as process,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client,
    ):
        try:
            until(lambda: answers(client))
            yield process, client
        finally:
            process.kill()


def answers(client: httpx.Client) -> bool:
    try:
        return client.get("/add").is_success
    except httpx.TransportError:
        return False


def until(holds: Callable[[], Any], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def secret(client: httpx.Client) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/add").text)
    assert found
    return found[1]


def state(place: Path) -> list[str]:
    with open_store(place, create=False) as store:
        assert store.is_derived
        return [
            to_json(one) for some in (store.ceasefires(), store.claims(), store.documents()) for one in some
        ]


def test_killed_in_the_middle_of_an_upload(place: Path) -> None:
    before, jobs = state(place), Jobs(Path("t.ledger.incoming"))
    with server(place) as (process, client):
        head = (
            f'--b\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{secret(client)}\r\n'
            '--b\r\nContent-Disposition: form-data; name="files"; filename="whole.txt"\r\n\r\n'
            f'{LAST}\r\n--b\r\nContent-Disposition: form-data; name="files"; filename="half.txt"\r\n\r\n{LAST}'
        ).encode()
        lines = [
            "POST /add HTTP/1.1",
            f"Host: {client.base_url.host}:{client.base_url.port}",
            f"Cookie: {'; '.join(f'{one.name}={one.value}' for one in client.cookies.jar)}",
            "Content-Type: multipart/form-data; boundary=b",
            f"Content-Length: {len(head) + 1000}",
        ]
        with socket.create_connection((client.base_url.host, client.base_url.port)) as sending:
            sending.sendall("\r\n".join([*lines, "", ""]).encode() + head)
            until(lambda: jobs.recent() and list(jobs.of(jobs.recent()[0]).glob("*.part")))
            process.send_signal(signal.SIGKILL)
            process.wait()
    with server(place) as (_, client):
        page = client.get("/add").text
        assert "The server stopped while it was received." in page
        assert "nothing of it was added. Hand it in again." in page
    (job,) = jobs.recent()
    assert job.state is JobState.BROKEN_OFF
    assert [path.name for path in jobs.of(job).iterdir()] == ["job.json"]
    assert state(place) == before


def test_killed_in_the_middle_of_adding_while_somebody_else_adds(place: Path) -> None:
    jobs = Jobs(Path("t.ledger.incoming"))
    names = [path for path in sorted(KARABAKH.iterdir()) if path.name != "metadata.csv"]
    with server(place) as (process, client):
        parts: list[tuple[str, Any]] = [("csrf", (None, secret(client)))]
        parts += [("files", (f"karabakh/{path.name}", path.read_bytes())) for path in names]
        parts += [("metadata", ("metadata.csv", (KARABAKH / "metadata.csv").read_bytes()))]
        name = client.post("/add", files=parts).headers["Location"].rsplit("/", 1)[1]
        until(lambda: is_under_way(jobs.get(name)))
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert jobs.get(name).state is JobState.RUNNING
    with server(place) as (_, client):
        with Ledger(place) as ledger:  # as `truceline add` in a terminal
            ledger.add("last.txt")
        until(lambda: jobs.get(name).is_over)
        assert "Added." in client.get(f"/add/{name}").text
        with open_store(place, create=False) as store:
            until(lambda: store.is_derived)
    Path("karabakh").symlink_to(KARABAKH)
    with Ledger("whole.ledger") as ledger:
        ledger.add(["first.txt", "last.txt"])
        ledger.add(["karabakh"], metadata="karabakh/metadata.csv")
    assert state(place) == state(Path("whole.ledger"))


def is_under_way(job: Job) -> bool:
    return job.report is not None and 0 < job.report.new < 14
