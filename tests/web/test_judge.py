from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient
from httpx2 import Response

from truceline.store import open_store
from web.deciding import forms, reviewers, secret_of, words_of

CASE = "AZE-ARM-2020-10-10"


def decide(client: TestClient, **told: str | list[str]) -> Response:
    return client.post("/judge", data={"csrf": secret_of(client), **told}, follow_redirects=False)


def set_agreed(client: TestClient, value: str, **told: str) -> Response:
    return decide(client, verdict="correct", subject=CASE, field="agreed", value=value, **told)


def kept(ledger: Path) -> list[tuple[str, str | None]]:
    with open_store(str(ledger), create=False) as store:
        return [(one.by, one.value) for one in store.judgements()]


def test_what_is_decided_bears_the_name_and_leads_back(own_karabakh: Path) -> None:
    with reviewers(own_karabakh, "Ana") as (ana,):
        answer = set_agreed(
            ana, "2020-10-11", why="the text says so", back=f"/ceasefires/{CASE}?on=2020-10-12"
        )
        assert answer.status_code == 303
        assert answer.headers["location"].startswith(f"/ceasefires/{CASE}?on=2020-10-12&done=")
    assert kept(own_karabakh) == [("Ana", "2020-10-11")]


def test_it_leads_back_to_no_page_of_another_site(own_karabakh: Path) -> None:
    with reviewers(own_karabakh, "Ana") as (ana,):
        for back in (
            "https://elsewhere.example/",
            "//elsewhere.example",
            "/\\elsewhere.example",
            "javascript:1",
        ):
            answer = set_agreed(ana, "2020-10-11", back=back)
            assert answer.headers["location"].startswith("/review?done=")


def test_nobody_decides_over_somebody_else_unawares(own_karabakh: Path) -> None:
    with reviewers(own_karabakh, "Ana", "Ben") as (ana, ben):
        assert set_agreed(ana, "2020-10-11", why="a clock", after="none").status_code == 303
        second = set_agreed(ben, "2020-10-08", after="none")
        assert second.status_code == 409
        for words in ("Ana", "2020-10-11", "a clock", "2020-10-08", "Keep theirs", "Set mine"):
            assert words in second.text
        assert kept(own_karabakh) == [("Ana", "2020-10-11")]
        [mine] = forms(second, verdict="correct")
        assert ben.post("/judge", data=mine, follow_redirects=False).status_code == 303
    assert kept(own_karabakh) == [("Ana", "2020-10-11"), ("Ben", "2020-10-08")]


def test_what_somebody_took_back_meanwhile_is_told(own_karabakh: Path) -> None:
    with reviewers(own_karabakh, "Ana", "Ben") as (ana, ben):
        done = set_agreed(ana, "2020-10-11", after="none").headers["location"].partition("done=")[2]
        assert decide(ana, verdict="withdraw", subject=done).status_code == 303
        second = set_agreed(ben, "2020-10-08", after=done)
        assert second.status_code == 409
        assert "took back what Ana decided" in second.text


def test_two_who_decide_on_different_fields_are_not_in_each_others_way(own_karabakh: Path) -> None:
    with reviewers(own_karabakh, "Ana", "Ben") as (ana, ben):
        assert set_agreed(ana, "2020-10-11", after="none").status_code == 303
        other = decide(ben, verdict="accept", subject=CASE, field="mediators", after="none")
        assert other.status_code == 303


def test_a_value_that_reports_have_changed_meanwhile_is_not_accepted(own_karabakh: Path) -> None:
    with reviewers(own_karabakh, "Ana") as (ana,):
        told = {"verdict": "accept", "subject": CASE, "field": "agreed", "after": "none"}
        assert decide(ana, **told, seen="2020-10-10").status_code == 409
        assert decide(ana, **told, seen="2020-10-09").status_code == 303


def test_what_cannot_be_judged_so_is_told_and_not_kept(own_karabakh: Path) -> None:
    with reviewers(own_karabakh, "Ana") as (ana,):
        wrong = set_agreed(ana, "soon")
        assert wrong.status_code == 400
        assert "It can be a day or time" in wrong.text
        assert decide(ana, verdict="hang", subject=CASE).status_code == 400
        assert decide(ana, verdict="accept", subject="NOBODY-2020", field="agreed").status_code == 404
    assert kept(own_karabakh) == []


def test_without_a_name_nothing_is_kept(own_karabakh: Path) -> None:
    with reviewers(own_karabakh, "") as (nobody,):
        answer = set_agreed(nobody, "2020-10-11")
        assert answer.status_code == 400
        assert "Give your name" in answer.text
    assert kept(own_karabakh) == []


def test_only_forms_of_ours_decide(own_karabakh: Path) -> None:
    with reviewers(own_karabakh, "Ana") as (ana,):
        told = {"verdict": "accept", "subject": CASE, "field": "agreed"}
        assert ana.post("/judge", data=told).status_code == 403
    assert kept(own_karabakh) == []


def test_the_history_tells_who_decided_what_and_how_far_they_agree(own_karabakh: Path) -> None:
    with reviewers(own_karabakh, "Ana", "Ben") as (ana, ben):
        for client, value in ((ana, "2020-10-11"), (ben, "2020-10-08")):
            assert set_agreed(client, value, why=f"because {value}").status_code == 303
        told = words_of(ana.get("/review/history"))
        assert told.index("because 2020-10-08") < told.index("because 2020-10-11")
        assert "0 of 1 alike" in told
        assert "Ben, who decided later" in told
        assert "because 2020-10-08" not in ana.get("/review/history?by=Ana").text


def test_what_was_taken_back_counts_again_by_the_history(own_karabakh: Path) -> None:
    with reviewers(own_karabakh, "Ana") as (ana,):
        set_agreed(ana, "2020-10-11")
        for _ in range(2):
            [form] = forms(ana.get("/review/history"), verdict="withdraw")
            assert ana.post("/judge", data=form, follow_redirects=False).status_code == 303
        told = words_of(ana.get("/review/history"))
        assert "taken back by Ana" in told
    with open_store(str(own_karabakh), create=False) as store:
        [case] = [one for one in store.ceasefires() if one.id == CASE]
    assert str(case.agreed.value) == "2020-10-11"


def test_what_forms_hold_unseen_comes_back_as_it_was(own_karabakh: Path) -> None:
    with reviewers(own_karabakh, "Ana", "Ben") as (ana, ben):
        set_agreed(ana, "2020-10-11", after="none")
        second = set_agreed(ben, "2020-10-08", after="none", why="turned \u202e around")
        [mine] = forms(second, verdict="correct")
        assert mine["why"] in ("turned \u202e around", ["turned \u202e around"])
