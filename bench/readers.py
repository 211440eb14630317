"""Megabytes a second of reading files of each form, against the library (or the standard library) that does the work alone."""

from __future__ import annotations

import csv
import email
import io
import json
from collections.abc import Callable, Iterator
from email.message import Message
from functools import partial
from statistics import median
from time import process_time
from typing import Any

from bench import ROOT
from bench.figures import Figure
from truceline.sources import Limits
from truceline.sources.choose import read_stream

FILES = ROOT / "tests/sources/files"
_BYTES = 4_000_000
_SENTENCE = "The ceasefire took effect at noon, and both sides said that it held through the night. "


def figures(rounds: int, *, quick: bool) -> list[Figure]:
    found = []
    for name, content, alone, against in _forms(_BYTES // 40 if quick else _BYTES):
        times = max(1, (0 if quick else 1_000_000) // len(content))
        ours = partial(_read, name, content, times)
        floor = partial(_repeat, alone, content, times)
        ours(), floor()  # the untimed first round
        turns = [(_timed(floor), _timed(ours)) for _ in range(rounds)]
        megabytes = len(content) * times / 1e6
        found.append(
            Figure(
                bench="readers",
                what=f"reading {name.partition('.')[2].upper()}",
                unit="MB/s",
                ours=megabytes / median(own for _, own in turns),
                floor=megabytes / median(bare for bare, _ in turns),
                against=against,
                ratio=median(bare / own for bare, own in turns),
            )
        )
    return found


def _forms(size: int) -> Iterator[tuple[str, bytes, Callable[[bytes], object], str]]:
    """For each form: a file, and what reads it without us."""
    article = _SENTENCE * 40
    rows = size // len(article)
    lines = "".join(json.dumps({"id": str(n), "text": article}) + "\n" for n in range(rows))
    table = io.StringIO()
    csv.writer(table).writerows([("id", "text"), *((n, article) for n in range(rows))])
    mail = (
        f"Received: x\nMIME-Version: 1.0\nSubject: News\nContent-Type: text/plain; charset=utf-8\n\n{article}"
    )
    yield "a.txt", article.encode(), bytes.decode, "decoding alone"
    yield "a.jsonl", lines.encode(), _json, "json"
    yield "a.csv", table.getvalue().encode(), _csv, "csv"
    yield "a.eml", mail.encode(), _mail, "email"
    yield "a.docx", (FILES / "article.docx").read_bytes(), _docx, "python-docx"
    yield "a.pdf", (FILES / "article.pdf").read_bytes(), _pdf, "pypdf"


def _read(name: str, content: bytes, times: int) -> None:
    for _ in range(times):
        for _ in read_stream(io.BytesIO(content), name, name, Limits()):
            pass


def _repeat(work: Callable[[bytes], object], content: bytes, times: int) -> None:
    for _ in range(times):
        work(content)


def _json(content: bytes) -> list[Any]:
    return [json.loads(line) for line in content.splitlines()]


def _csv(content: bytes) -> list[Any]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def _mail(content: bytes) -> object:
    message: Message = email.message_from_bytes(content)
    return message.get_payload(decode=True)


def _docx(content: bytes) -> list[str]:
    from docx import Document

    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def _pdf(content: bytes) -> list[str]:
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def _timed(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return max(process_time() - began, 1e-9)
