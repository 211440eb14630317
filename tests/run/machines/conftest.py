from __future__ import annotations

import gzip
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from simulation import Settings as News
from simulation import simulate

KARABAKH = Path(__file__).parents[3] / "examples" / "karabakh"
FILES = Path(__file__).parents[2] / "sources" / "files"
REPORT = "Officials said {} and {} agreed on {} to a ceasefire that will take effect at noon. It was violated on {}."
SIDES = [("Chad", "Sudan"), ("Mali", "Niger"), ("Kenya", "Somalia")]


def report(number: int) -> str:
    """A short report."""
    one, other = SIDES[number % len(SIDES)]
    return REPORT.format(one, other, f"{number % 28 + 1} May 2021", f"{number % 28 + 2} May 2021")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of articles in many forms, of things that are none, and a table that tells more of some."""
    top = tmp_path / "mixed"
    (top / "later" / "still").mkdir(parents=True)
    (top / "a.txt").write_text(report(1), "utf-8")
    (top / "b.html").write_text(f"<html><body><h1>A truce</h1><p>{report(2)}</p></body></html>", "utf-8")
    lines = [
        json.dumps({"text": report(n), "id": f"w{n}", "published": f"2021-05-{n:02}"}) for n in range(3, 8)
    ]
    (top / "c.jsonl").write_text("\n".join([*lines[:2], "{broken", *lines[2:]]), "utf-8")
    with zipfile.ZipFile(top / "d.zip", "w") as packed:
        packed.writestr("in/one.txt", report(8))
        packed.writestr(
            "two.txt", "The bakery opens at noon on Fridays and closes when the last loaf is sold."
        )
    shutil.copy(FILES / "article.pdf", top / "e.pdf")
    (top / "f.txt").write_text("", "utf-8")
    (top / "g.bin").write_bytes(b"\0\1\2" * 40)
    (top / "README").write_text("passed over", "utf-8")
    (top / "later" / "h.txt.gz").write_bytes(gzip.compress(report(9).encode()))
    (top / "later" / "i.warc.gz").write_bytes(archive([report(n) for n in range(10, 14)]))
    (top / "later" / "still" / "j.txt").write_text(report(1), "utf-8")  # the very text of a.txt
    rows = ["file,title,outlet,published,desk", "a.txt,,The Gazette,2021-05-03,world", "nowhere.txt,,,,"]
    (top / "metadata.csv").write_text("\n".join(rows), "utf-8")
    return top


def archive(texts: list[str]) -> bytes:
    """A web archive of pages with these texts, and of one about something else."""
    bakery = "The bakery opens at noon, and closes when the last loaf is sold."
    return b"".join(gzip.compress(record(number, text)) for number, text in enumerate([*texts, bakery]))


def record(number: int, text: str) -> bytes:
    """A page as it stands in a web archive."""
    page = f"<html><body><p>{text}</p></body></html>".encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>",
        "WARC-Date: 2021-05-30T12:00:00Z",
        f"WARC-Target-URI: https://news.example/{number}",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(answer)}",
    )
    return "\r\n".join(head).encode() + b"\r\n\r\n" + answer + b"\r\n\r\n"


@pytest.fixture
def simulated(tmp_path: Path) -> Path:
    """Simulated news as JSON lines."""
    corpus = simulate(3, News(wars=1))
    told = [
        {
            "id": one.document.id,
            "text": one.document.text,
            "published": str(one.document.dating.day),
            "outlet": one.document.outlet,
        }
        for one in corpus.articles[:10]
    ]
    path = tmp_path / "wire.jsonl"
    path.write_text("\n".join(map(json.dumps, told)), "utf-8")
    return path


@pytest.fixture
def sources(folder: Path, simulated: Path) -> list[str]:
    """What is to be read: examples, the mixed folder, simulated news, and something that is not there."""
    return [str(KARABAKH), str(folder), str(simulated), "nowhere.txt"]
