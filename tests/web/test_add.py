"""Articles are handed in, and everybody sees what became of them."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import httpx2 as httpx
import pytest
from fastapi.testclient import TestClient

from truceline.desk import Desk, JobState
from truceline.server import make_app
from truceline.settings import Settings

TRUCE = b"BAKU, October 12, 2020 - Azerbaijan and Armenia agreed a ceasefire on October 10, 2020."
CATS = b"Cats sleep for most of the day, as every owner of a cat knows well, and eat in between."


@pytest.fixture
def desk(own_karabakh: Path) -> Desk:
    return Desk(str(own_karabakh), settings=Settings(max_upload=300_000, max_upload_files=10))


@pytest.fixture
def own(desk: Desk) -> Iterator[TestClient]:
    with TestClient(make_app(desk), base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.fixture
def still(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is added: only what comes in is looked at."""
    monkeypatch.setattr(desk.keeper, "wake", lambda: 0)


def secret(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/add").text)
    assert found
    return found[1]


def hand_in(
    client: TestClient,
    *files: tuple[str, bytes],
    table: bytes = b"",
    fields: Mapping[str, str] = MappingProxyType({}),
) -> httpx.Response:
    parts: list[tuple[str, tuple[str | None, bytes]]] = [("csrf", (None, secret(client).encode()))]
    parts += [(name, (None, value.encode())) for name, value in fields.items()]
    parts += [("metadata", ("m.csv", table))] if table else []
    parts += [("files", one) for one in files]
    return client.post("/add", files=parts, follow_redirects=False)


def job_of(answer: httpx.Response) -> str:
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"].rsplit("/", 1)[1]


def nothing_is_kept(desk: Desk) -> bool:
    return not desk.jobs.recent() and not list(desk.jobs.folder.glob("*"))


def test_what_was_handed_in_is_added_and_told(own: TestClient, desk: Desk) -> None:
    answer = hand_in(own, ("talks.txt", TRUCE), ("cats.txt", CATS), ("none.txt", b""))
    name = job_of(answer)
    until = time.monotonic() + 90
    while not desk.jobs.get(name).is_over:
        assert time.monotonic() < until
        time.sleep(0.1)
    page = own.get(f"/add/{name}").text
    assert "2 new, 0 known before; 2 left out" in page
    assert "Could not be read as an article: empty" in page
    assert "nothing stands in it" in page
    assert "Not about a ceasefire: no ceasefire term" in page
    assert re.search(r'<a href="/articles/[0-9a-f]{16}"><bdi>talks.txt</bdi></a>', page)
    assert "http-equiv" not in page
    part = own.get(f"/add/{name}", headers={"HX-Request": "true"}).text
    assert part.startswith("<div")
    assert "hx-get" not in part
    assert "talks.txt and 2 more" in own.get("/add").text


@pytest.mark.usefixtures("still")
def test_a_job_that_waits_tells_so_and_looks_again(own: TestClient) -> None:
    page = own.get(hand_in(own, ("a.txt", TRUCE)).headers["Location"]).text
    assert "Waiting for its turn" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert 'hx-trigger="every 1s"' in page


@pytest.mark.usefixtures("still")
def test_a_text_and_addresses_are_taken(own: TestClient, desk: Desk) -> None:
    fields = {
        "text": "A truce <b>holds</b>.",
        "title": "Truce",
        "published": "2020-10-11",
        "outlet": "Daily",
        "addresses": "https://example.org/a\nhttps://example.org/b",
    }
    job = desk.jobs.get(job_of(hand_in(own, fields=fields)))
    assert [(part.kind, part.name) for part in job.parts] == [
        ("text", "Truce"),
        ("address", "https://example.org/a"),
        ("address", "https://example.org/b"),
    ]
    assert '"published": "2020-10-11"' in (desk.jobs.of(job) / job.parts[0].file).read_text("utf-8")


@pytest.mark.parametrize(
    "fields, words",
    [
        ({}, "nothing to add."),
        ({"text": "A truce.", "published": "yesterday"}, "&#39;yesterday&#39; is no date of publication."),
        ({"addresses": "file:///etc/passwd"}, "is no web address."),
        ({"addresses": "/etc/passwd"}, "is no web address."),
        ({"text": "A truce.", "columns": "words=body"}, "the columns &#39;words=body&#39; name no field"),
    ],
)
@pytest.mark.usefixtures("still")
def test_what_cannot_be_used_is_told_and_nothing_is_kept(
    own: TestClient, desk: Desk, fields: dict[str, str], words: str
) -> None:
    answer = hand_in(own, fields=fields)
    assert answer.status_code == 400
    assert words in answer.text
    assert fields.get("text", "") in answer.text
    assert nothing_is_kept(desk)


@pytest.mark.usefixtures("still")
def test_a_table_with_other_columns_is_told_with_those_it_has(own: TestClient, desk: Desk) -> None:
    answer = hand_in(own, ("a.txt", TRUCE), table=b"name,day\na.txt,2020-10-11\n")
    assert answer.status_code == 400
    assert (
        "m.csv: the metadata have no column &#39;file&#39;; there are &#39;name&#39;, &#39;day&#39;."
        in answer.text
    )
    assert nothing_is_kept(desk)


@pytest.mark.usefixtures("still")
def test_a_form_without_the_secret_is_refused_before_any_file_is_taken(own: TestClient, desk: Desk) -> None:
    own.get("/add")
    answer = own.post("/add", files=[("files", ("a.txt", TRUCE))])
    assert answer.status_code == 403
    assert nothing_is_kept(desk)


@pytest.mark.usefixtures("still")
def test_more_than_is_allowed_is_refused_with_what_to_do(own: TestClient, desk: Desk) -> None:
    answer = hand_in(own, ("a.txt", b"x" * 300_001))
    assert (answer.status_code, "more than 300,000 bytes at once" in answer.text) == (413, True)
    answer = hand_in(own, *[(f"{number}.txt", TRUCE) for number in range(11)])
    assert (answer.status_code, "more than 10 files at once" in answer.text) == (413, True)
    assert "pack them as a ZIP file" in answer.text
    assert nothing_is_kept(desk)


@pytest.mark.parametrize(
    "content_type, body",
    [
        ("text/plain", b"hello"),
        ("multipart/form-data", b"hello"),
        ("multipart/form-data; boundary=b", b"hello"),
        ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n"),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n\xff',
        ),
    ],
)
def test_what_is_no_form_is_refused_kindly(
    own: TestClient, desk: Desk, content_type: str, body: bytes
) -> None:
    own.get("/add")
    answer = own.post("/add", content=body, headers={"Content-Type": content_type})
    assert answer.status_code in (400, 403)
    assert nothing_is_kept(desk)


@pytest.mark.parametrize(
    "given, name",
    [
        ("../../../etc/passwd", "etc/passwd"),
        ("C:\\news\\a.txt", "a.txt"),
        ("<script>alert(1)</script>.txt", "<script>alert(1)</script>.txt"),
        ("\u202etxt.exe", "\\u202etxt.exe"),
        ("/", "unnamed"),
        ("x" * 500, "x" * 199 + "…"),
    ],
)
@pytest.mark.usefixtures("still")
def test_names_are_shown_and_lead_nowhere(own: TestClient, desk: Desk, given: str, name: str) -> None:
    job = desk.jobs.get(job_of(hand_in(own, (given, TRUCE))))
    assert [part.name for part in job.parts] == [name]
    assert sorted(path.name for path in desk.jobs.of(job).iterdir()) == ["00001", "job.json"]
    assert "<script>alert" not in own.get("/add").text


@pytest.mark.parametrize(
    "asked", ["..", "nothing", "20201010-101010-000000-0123abcd", "20201010-101010-000000-0123abcd%2F.."]
)
def test_a_job_that_is_not_there_is_not_found(own: TestClient, asked: str) -> None:
    assert own.get(f"/add/{asked}").status_code == 404 or asked == ".."


@pytest.mark.usefixtures("still")
def test_a_job_that_failed_is_tried_again(own: TestClient, desk: Desk) -> None:
    from dataclasses import replace

    job = desk.jobs.get(job_of(hand_in(own, ("a.txt", TRUCE))))
    desk.jobs.save(replace(job, state=JobState.FAILED, says="The disk is full."))
    page = own.get(f"/add/{job.id}").text
    assert "The disk is full." in page
    csrf = re.search(r'name="csrf" value="([^"]+)"', page)
    assert csrf
    own.post(f"/add/{job.id}/again", data={"csrf": csrf[1]})
    assert desk.jobs.get(job.id).state is JobState.WAITING
