"""The watch as a service: a unit that systemd takes, what it is told, and what signals do."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from truceline.watch.service import SignalOrders, notify, unit


def test_the_unit_is_one_that_systemd_takes(tmp_path: Path) -> None:
    text = unit(["feeds 100%.opml", "--tell", 'a"b$c'], Path(sys.executable))
    assert f'ExecStart={sys.executable} watch "feeds 100%%.opml" --tell "a\\"b$$c"\n' in text
    for line in (
        "Type=notify",
        "Restart=on-failure",
        "DynamicUser=yes",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
    ):
        assert f"\n{line}\n" in text
    tool = shutil.which("systemd-analyze")
    if tool is None:
        return
    file = tmp_path / "truceline-watch.service"
    file.write_text(text, "utf-8")
    run = subprocess.run([tool, "verify", "--man=no", str(file)], capture_output=True, text=True, check=False)
    assert [line for line in (run.stdout + run.stderr).splitlines() if "truceline" in line] == []


def test_systemd_is_told_where_it_listens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the address of a socket is short
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.bind("socket")
        notify("READY=1", {"NOTIFY_SOCKET": str(Path("socket").absolute())})
        assert told.recv(100) == b"READY=1"
    notify("READY=1", {"NOTIFY_SOCKET": str(tmp_path / "gone")})
    notify("READY=1", {})


def test_signals_end_a_watch_or_have_its_feeds_read_anew() -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    orders = SignalOrders()
    try:
        orders.listen()
        os.kill(os.getpid(), signal.SIGHUP)
        orders.pause(60.0)
        assert (orders.reload, orders.stop) == (True, False)
        os.kill(os.getpid(), signal.SIGTERM)
        orders.pause(60.0)
        assert orders.stop
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL  # a second one ends it at once
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
