"""The command itself, with the language pipeline and two processes, killed in the middle of its work."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from faults.held import held, told_honestly
from truceline.checks import check_ledger
from truceline.ledger import Ledger
from truceline.settings import Settings

KILLS = 10
TEXTS = (
    "Chad and Sudan signed a ceasefire in Cairo on Monday.",
    "Niger accused Mali of violating the truce on Sunday.",
    "The ceasefire between Chad and Sudan entered into force at noon, officials said.",
)


def test_the_command_that_is_killed_again_and_again_makes_the_ledger_of_one_undisturbed(
    tmp_path: Path,
) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number in range(12):
        words = f"{TEXTS[number % 3]} This is report number {number}."
        (articles / f"{number}.txt").write_text(words, encoding="utf-8")
    settings = Settings(processes=2, batch=2)
    with Ledger(tmp_path / "first.ledger", settings=settings) as ledger:
        began = time.monotonic()
        ledger.add(articles)
        seconds = time.monotonic() - began
    wanted, place, chance = held(str(tmp_path / "first.ledger")), tmp_path / "t.ledger", random.Random(7)
    path = os.pathsep.join(part for part in sys.path if part)
    environ = {**os.environ, "TRUCELINE_PROCESSES": "2", "TRUCELINE_BATCH": "2", "PYTHONPATH": path}
    command = [sys.executable, "-m", "truceline", "add", str(articles), "--ledger", str(place)]
    for _ in range(KILLS):
        with subprocess.Popen(command, env=environ, stderr=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0, 1.5 * seconds))  # no matter when: whatever it is at, nothing is lost
            process.send_signal(signal.SIGKILL)
        if process.returncode == 0:  # it was faster: the next one begins anew
            assert held(str(place)) == wanted
            place.unlink()
    subprocess.run(command, env=environ, check=True, stderr=subprocess.DEVNULL)
    assert held(str(place)) == wanted
    told_honestly(str(place))
    assert check_ledger(place).is_clean
