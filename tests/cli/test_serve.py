"""`truceline serve`, as typed."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
pytestmark = pytest.mark.usefixtures("ledger")


@pytest.fixture
def server() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "truceline", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
        yield started
        started.kill()


def test_it_tells_the_address_serves_and_ends_quietly(server: subprocess.Popen[str]) -> None:
    assert server.stdout
    line = server.stdout.readline()
    assert line.startswith("Truceline serves truceline.ledger at http://127.0.0.1:")
    assert "(Ctrl-C stops it)" in line
    with urllib.request.urlopen(
        line.split(" at ")[1].split(" ")[0] + "static/base.css", timeout=30
    ) as answer:
        assert answer.status == 200
    server.send_signal(signal.SIGINT)
    told, wrong = server.communicate(timeout=20)
    assert (server.returncode, told, wrong) == (0, "", "")


@pytest.mark.parametrize(
    "args", [("--host", "0.0.0.0"), ("--host", "::"), ("--behind-proxy",), ("--host", "example.org")]
)
def test_others_are_not_let_in_before_somebody_says_who_may(run: Run, args: tuple[str, ...]) -> None:
    result = run("serve", *args)
    assert result.exit_code == 2
    assert "others could ask here, and no user is set up." in result.stderr
    assert "truceline users add NAME --role owner --access truceline.ledger.access" in result.stderr


def test_a_setting_for_proxies_asks_for_users_too(run: Run) -> None:
    Path("truceline.toml").write_text('proxies = "10.0.0.2"\n', "utf-8")
    assert "no user is set up" in run("serve").stderr


def test_a_port_in_use_is_told(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = run("serve", "--port", port)
    assert result.exit_code == 2
    assert f"127.0.0.1, port {port}: another program listens here already." in result.stderr


def test_a_certificate_needs_its_key(run: Run) -> None:
    Path("cert.pem").write_text("no certificate", "utf-8")
    assert "go together" in run("serve", "--tls-cert", "cert.pem").stderr
    result = run("serve", "--tls-cert", "cert.pem", "--tls-key", "cert.pem")
    assert result.exit_code == 2
    assert "cert.pem: the certificate or its key cannot be read" in result.stderr


def test_a_ledger_that_is_not_there_is_told(run: Run) -> None:
    result = run("serve", "--ledger", "nowhere.ledger")
    assert result.exit_code == 2
    assert "there is no ledger here" in result.stderr


@pytest.mark.parametrize("args", [(), ("--behind-proxy",), ("--tls-cert", "c", "--tls-key", "k")])
def test_passwords_in_the_clear_are_warned_of(
    run: Run, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    monkeypatch.setattr("truceline.server.serve", lambda *_, **__: None)
    run("users", "add", "bot", "--no-password")
    result = run("serve", "--host", "0.0.0.0", *args)
    assert result.exit_code == 0
    assert ("in the clear" in result.stderr) is (args == ())


def test_the_help_fits_one_screen(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert len(run("serve", "--help").stdout.splitlines()) <= 24
