"""Whatever is handed in, the job ends, and all that was left out is told."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from truceline.annotations import Annotator
from truceline.desk.adding import Adding
from truceline.desk.jobs import Job, Jobs, JobState, PartKind
from truceline.desk.receiving import Receiving
from truceline.errors import LedgerError, PipelineError
from truceline.model import Annotated, Document
from truceline.settings import Settings
from truceline.store import open_store
from truceline.views import derive

TRUCE = "BAKU, October 12, 2020 - Azerbaijan and Armenia agreed a ceasefire on October 10, 2020."
FACTIVA = """\
World
A quiet lake {number}
By Ada Lind
91 words
10 October 2020
09:30 PM
The Harbour Courier
HRBCOU
4
English
(c) 2020 Harbour Courier Ltd. All rights reserved.

The harbour was quiet on that day, and number {number} of the boats went out in the morning as it always did.

Document HRBCOU0020201010egaa{number:04}x
"""


@pytest.fixture
def told() -> list[Job]:
    return []


@pytest.fixture
def adding(tmp_path: Path, annotator: Annotator, told: list[Job]) -> Iterator[Adding]:
    with open_store(tmp_path / "t.ledger") as store:
        yield Adding(
            store=store,
            jobs=Jobs(tmp_path / "t.incoming"),
            settings=Settings(max_bytes=2_000_000),
            annotate=annotator,
            derive=derive,
            tell=told.append,
        )


def handed(adding: Adding, *files: tuple[str, bytes], table: str = "") -> Job:
    receiving = Receiving(adding.jobs, "Ana", adding.settings)
    parts = [(PartKind.FILE, *one) for one in files]
    parts += [(PartKind.TABLE, "m.csv", table.encode())] if table else []
    for kind, name, content in parts:
        receiving.open(kind, name)
        receiving.write(content)
        receiving.close()
    return receiving.finish()


def left_out(adding: Adding, job: Job) -> list[tuple[str, str]]:
    return [(drop.where, drop.reason) for drop in adding.jobs.drops(job)]


def packed(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    "name, content, reason",
    [
        ("empty.txt", b"", "empty"),
        ("folder", b"", "empty"),
        ("one line.txt", b"truce " * 1_000_000, "enormous"),
        ("broken.pdf", b"%PDF-1.4\nnothing of use", "broken_pdf"),
        ("odd.txt", b"\xff\xfe\x00\xd8" + b"\x00\xdc" * 3, "encoding"),
        ("a table.csv", b"colour,size\nred,big\n", "no_text_column"),
        ("bomb.gz", gzip.compress(b"0" * 60_000_000), "enormous"),
        ("bomb.zip", packed(("a.txt", b"0" * 60_000_000)), "enormous"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        ("bad.jsonl", b"{", "broken_json"),
    ],
)
def test_what_is_no_article_is_told_with_where_and_why(
    adding: Adding, name: str, content: bytes, reason: str
) -> None:
    job = adding.run(handed(adding, (name, content), ("good.txt", TRUCE.encode())))
    assert job.state is JobState.DONE
    assert "good.txt" in [one.name for one in adding.jobs.taken(job) if one.claims]
    ((where, why),) = left_out(adding, job)
    assert (where.startswith(name), why) == (True, reason)


def test_a_member_of_an_archive_leads_nowhere(adding: Adding) -> None:
    job = adding.run(handed(adding, ("news.zip", packed(("../../etc/cron.d/a.txt", TRUCE.encode())))))
    assert [(one.name, one.claims > 0) for one in adding.jobs.taken(job)] == [
        ("news.zip!../../etc/cron.d/a.txt", True)
    ]


def test_three_hundred_articles_in_one_file(adding: Adding, told: list[Job]) -> None:
    text = "".join(FACTIVA.format(number=number) for number in range(300))
    lines = "".join(f"{line}\\par\n" for line in text.splitlines())
    job = adding.run(handed(adding, ("Factiva.rtf", f"{{\\rtf1\\ansi\n{lines}}}".encode())))
    assert job.report is not None
    assert (job.total, job.report.articles, job.report.new) == (300, 300, 300)
    assert [one.report.articles for one in told if one.report][:3] == [0, 16, 32]
    assert job.report.drops == {"no_ceasefire_term": 300}
    assert len(adding.jobs.drops(job)) == 300
    assert [drop.where for drop in adding.jobs.drops(job, "no_ceasefire_term", 298, 10)] == [
        "HRBCOU0020201010egaa0298x",
        "HRBCOU0020201010egaa0299x",
    ]


def test_a_table_tells_of_the_files(adding: Adding) -> None:
    table = "file,outlet,published\na.txt,Daily,2020-10-13\nb.txt,,\n"
    job = adding.run(handed(adding, ("news/a.txt", TRUCE.encode()), table=table))
    (document,) = adding.store.documents()
    assert (document.name, document.outlet) == ("news/a.txt", "Daily")
    assert left_out(adding, job) == [("m.csv:3", "no_such_file")]


def test_an_address_inside_the_network_is_refused(adding: Adding) -> None:
    receiving = Receiving(adding.jobs, "Ana", adding.settings)
    receiving.address("http://127.0.0.1:8099/secret")
    job = adding.run(receiving.finish())
    assert left_out(adding, job) == [("http://127.0.0.1:8099/secret", "private_address")]


def test_a_pasted_text_is_an_article_with_what_is_said_of_it(adding: Adding) -> None:
    receiving = Receiving(adding.jobs, "Ana", adding.settings)
    given = {
        "title": "A truce\u202e",
        "published": "2020-10-13",
        "outlet": "Daily",
        "url": "https://example.org/1",
    }
    receiving.text(TRUCE, given)
    adding.run(receiving.finish())
    (article,) = adding.store.articles()
    assert article.content.decode() == TRUCE
    assert (article.given.title, article.given.outlet, article.given.url) == (
        "A truce\u202e",
        "Daily",
        "https://example.org/1",
    )
    assert article.name == "A truce\\u202e"


def missing(_: Iterable[Document]) -> Iterator[Annotated]:
    raise PipelineError("the pipeline is not installed.")


def test_a_fault_ends_the_job_and_keeps_what_was_handed_in(adding: Adding) -> None:
    job = replace(adding, annotate=missing).run(handed(adding, ("a.txt", TRUCE.encode())))
    assert (job.state, job.says) == (JobState.FAILED, "the pipeline is not installed.")
    assert adding.run(adding.jobs.retry(job)).state is JobState.DONE


def test_what_ended_the_process_three_times_is_not_begun_again(adding: Adding) -> None:
    job = handed(adding, ("a.txt", TRUCE.encode()))
    ended = adding.run(replace(job, begun=3))
    assert ended.state is JobState.FAILED
    assert "3 times" in ended.says
    assert list(adding.store.articles()) == []


def test_a_full_disk_is_told_and_nothing_is_kept(adding: Adding, monkeypatch: pytest.MonkeyPatch) -> None:
    receiving = Receiving(adding.jobs, "Ana", adding.settings)
    receiving.open(PartKind.FILE, "a.txt")
    receiving.close()

    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(receiving, "_file", Full())
    with pytest.raises(LedgerError, match="No space left on device"):
        receiving.write(b"words")
    receiving.forget()
    assert adding.jobs.recent() == ()


def test_what_was_noted_of_a_job_by_halves_is_passed_over(adding: Adding) -> None:
    job = adding.run(handed(adding, ("empty.txt", b"")))
    path = adding.jobs.of(job) / "drops.jsonl"
    path.write_text(path.read_text("utf-8") + json.dumps({"stage": "sou"})[:-1], "utf-8")
    assert len(adding.jobs.drops(job)) == 1


def test_what_a_server_had_no_time_to_let_go_of_goes_at_the_next_start(adding: Adding) -> None:
    job = adding.run(handed(adding, ("a.txt", TRUCE.encode())))
    (adding.jobs.of(job) / "00001").write_text("words", "utf-8")
    failed = handed(adding, ("a.txt", TRUCE.encode()))
    adding.jobs.save(replace(failed, state=JobState.FAILED))
    adding.jobs.recover()
    assert [(adding.jobs.of(one) / "00001").exists() for one in (job, failed)] == [False, True]


def test_a_record_that_another_truceline_wrote_is_passed_over(adding: Adding) -> None:
    job, other = handed(adding, ("a.txt", b"x")), handed(adding, ("b.txt", b"x"))
    (adding.jobs.of(other) / "job.json").write_text('{"id": 1}', "utf-8")
    assert adding.jobs.recent() == (job,)
    assert (adding.jobs.of(other) / "00001").exists()


def test_old_records_are_let_go_of_but_never_what_waits(
    adding: Adding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("truceline.desk.jobs._KEPT", 1)
    waiting = handed(adding, ("a.txt", b"x"))
    over = [adding.jobs.break_off(adding.jobs.begin("Ana")) for _ in range(3)]
    adding.jobs.begin("Ana")
    left = {job.id for job in adding.jobs.recent()}
    assert waiting.id in left
    assert len(left & {job.id for job in over}) < 3
