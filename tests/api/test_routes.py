from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from truceline.api.paging import cursor
from truceline.codec import from_plain
from truceline.exports import EXPORTERS
from truceline.ledger import Ledger
from truceline.model import Ceasefire, Document
from truceline.records import FIELDS
from truceline.views import ActorShown, CaseRow, Explanation, Only, SearchShown

ROOT = "/api/v1"
FIRST = "AZE-ARM-2020-10-10"


def test_the_index_names_every_route_with_what_it_gives(client: TestClient) -> None:
    told = client.get(f"{ROOT}/").json()
    assert ("POST", f"{ROOT}/judgements") in {(one["method"], one["path"]) for one in told}
    assert [one for one in told if not one["says"]] == []


def test_the_documentation_tells_of_every_route_and_of_no_other(client: TestClient) -> None:
    page = Path(__file__).parents[2].joinpath("docs", "api.md").read_text("utf-8")
    told = re.findall(r"^\| `(GET|POST) (/\S*)` \|", page, re.MULTILINE)
    there = client.get(f"{ROOT}/").json()
    assert sorted(told) == sorted((one["method"], one["path"].removeprefix(ROOT)) for one in there)


def test_every_status_that_routes_answer_with_is_told(client: TestClient) -> None:
    page = Path(__file__).parents[2].joinpath("docs", "api.md").read_text("utf-8")
    described = client.get(f"{ROOT}/openapi.json").json()["paths"].values()
    used = {status for path in described for route in path.values() for status in route["responses"]}
    assert {one for one in used if one[0] in "45"} <= set(re.findall(r"\b[45]\d\d\b", page))


def test_an_answer_gives_back_the_very_record(client: TestClient, karabakh: Path) -> None:
    told = client.get(f"{ROOT}/ceasefires/{FIRST}").json()
    with Ledger(karabakh) as ledger:
        assert from_plain(told, Ceasefire) == ledger.shown().case(FIRST)


def test_a_list_is_handed_out_in_pages_that_together_are_all_of_it(client: TestClient) -> None:
    whole = client.get(f"{ROOT}/claims", params={"limit": 200}).json()
    assert whole["next"] is None
    ids, asked = [], {"limit": "7"}
    while True:
        page = client.get(f"{ROOT}/claims", params=asked).json()
        assert len(page["items"]) <= 7
        ids += [one["id"] for one in page["items"]]
        if page["next"] is None:
            break
        asked["cursor"] = page["next"]
    assert ids == [one["id"] for one in whole["items"]]
    assert len(ids) == len(set(ids)) > 100


def test_a_cursor_whose_thing_is_gone_goes_on_behind_its_place(client: TestClient) -> None:
    gone = client.get(f"{ROOT}/ceasefires", params={"cursor": cursor(("AZE-ARM-2020-10-17",))}).json()
    assert gone["items"][0]["id"] == "AZE-ARM-2020-10-18"


@pytest.mark.parametrize("given", ["", "abc", "=", "bnVsbA", cursor((1, "x"))])
def test_any_cursor_is_taken_or_refused_kindly(client: TestClient, given: str) -> None:
    assert client.get(f"{ROOT}/ceasefires", params={"cursor": given}).status_code in {200, 400}


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get(f"{ROOT}/ceasefires/{FIRST}")
    again = client.get(f"{ROOT}/ceasefires/{FIRST}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    other = client.get(f"{ROOT}/ceasefires/{FIRST}?as_of=2020-10-12")
    assert other.headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize(
    "path, status, words",
    [
        ("/ceasefires/NOPE", 404, "no ceasefire 'NOPE'"),
        (f"/ceasefires/{FIRST}/fields/colour", 404, "no field 'colour'"),
        ("/claims/nope", 404, "no claim"),
        ("/articles/nope", 404, "no article"),
        ("/actors/nope", 404, "nothing is told of an actor"),
        ("/conflicts/nope", 404, "no conflict"),
        ("/export/xls", 404, "no 'xls'"),
        ("/nowhere", 404, "no such route"),
        ("/ceasefires?as_of=20201012", 422, "write a day as 2020-10-12"),
        ("/ceasefires?as_of=2020-13-01", 422, "as_of"),
        ("/ceasefires?limit=0", 422, "limit"),
        ("/ceasefires?side=Norway", 404, "no ceasefire of a side"),
    ],
)
def test_what_is_wrong_is_told_in_json(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(ROOT + path)
    told = answer.json()
    assert (answer.status_code, set(told)) == (status, {"error", "says", "where", "next_step"})
    assert words in told["says"]


def test_before_the_first_article_there_is_nothing(client: TestClient) -> None:
    for name in ("ceasefires", "conflicts", "claims", "articles", "actors", "questions"):
        answer = client.get(f"{ROOT}/{name}", params={"as_of": "1999-01-01"})
        assert (answer.status_code, answer.json()["items"]) == (200, []), name


def test_rows_are_those_of_the_command(client: TestClient, karabakh: Path) -> None:
    told = client.get(f"{ROOT}/ceasefires", params={"form": "row", "side": "armenia", "on": "2020-10-12"})
    with Ledger(karabakh) as ledger:
        shown = ledger.shown()
        rows = shown.rows(shown.day.replace(2020, 10, 12), Only(side="armenia"))
    assert tuple(from_plain(one, CaseRow) for one in told.json()["items"]) == rows


def test_claims_are_narrowed(client: TestClient) -> None:
    found = client.get(
        f"{ROOT}/claims",
        params={"act": "violate", "actor": "armenia", "status": "alleged", "ceasefire": FIRST},
    ).json()["items"]
    assert found
    for one in found:
        assert (one["act"], one["status"], one["ceasefire"]) == ("violate", "alleged", FIRST)
        assert one["id"]
    sure = client.get(f"{ROOT}/claims", params={"min_confidence": 0.9, "limit": 200}).json()["items"]
    assert sure
    assert all(one["confidence"] >= 0.9 for one in sure)


def test_an_article_is_told_with_its_text_and_claims(client: TestClient) -> None:
    row = client.get(f"{ROOT}/articles").json()["items"][0]
    told = client.get(f"{ROOT}/articles/{row['id']}").json()
    document = from_plain(told["document"], Document)
    assert len(document.text) == row["characters"]
    spans = [(one["span"]["start"], one["span"]["end"], one["span"]["quote"]) for one in told["claims"]]
    assert [document.text[start:end] for start, end, _ in spans] == [quote for *_, quote in spans]


def test_articles_are_narrowed_by_outlet_and_time(client: TestClient) -> None:
    every = client.get(f"{ROOT}/articles", params={"limit": 200}).json()["items"]
    outlet = every[0]["outlet"]
    found = client.get(f"{ROOT}/articles", params={"outlet": outlet.upper()}).json()["items"]
    assert [one["id"] for one in found] == [one["id"] for one in every if one["outlet"] == outlet]
    early = client.get(f"{ROOT}/articles", params={"until": "2020-10-10"}).json()["items"]
    assert {one["id"] for one in early} == {one["id"] for one in every if one["published"] <= "2020-10-10"}
    assert early


def test_a_field_is_explained_as_on_a_day(client: TestClient) -> None:
    told = client.get(f"{ROOT}/ceasefires/{FIRST}/fields/standing", params={"on": "2020-10-12"}).json()
    assert from_plain(told, Explanation).field.name == "standing on 2020-10-12"


def test_actors_are_listed_and_shown(client: TestClient) -> None:
    listed = client.get(f"{ROOT}/actors", params={"called": "armen"}).json()["items"]
    assert "ARM" in [one["id"] for one in listed]
    told = from_plain(client.get(f"{ROOT}/actors/ARM").json(), ActorShown)
    assert (told.id, told.name) == ("ARM", "Armenia")


def test_words_are_found_and_narrowed(client: TestClient) -> None:
    told = from_plain(
        client.get(f"{ROOT}/search", params={"q": "truce", "facet": "what:claim"}).json(), SearchShown
    )
    assert told.total > 0
    assert all(one.claim for one in told.hits)
    nothing = client.get(f"{ROOT}/search", params={"q": '"" -'})
    assert (nothing.status_code, nothing.json()["hits"]) == (200, [])


def test_every_field_is_explained(client: TestClient) -> None:
    told = client.get(f"{ROOT}/fields").json()
    assert {one["name"] for group in told for one in group["fields"]} >= set(FIELDS)
    assert all(one["says"] for group in told for one in group["fields"])


def test_an_export_is_what_the_ledger_writes(client: TestClient, karabakh: Path, tmp_path: Path) -> None:
    to = tmp_path / "out.jsonl"
    with Ledger(karabakh) as ledger:
        ledger.export("jsonl", to)
    answer = client.get(f"{ROOT}/export/jsonl")
    assert answer.text == to.read_text("utf-8")
    assert "attachment" in answer.headers["Content-Disposition"]


def test_every_format_is_listed_and_served_as_what_it_is(client: TestClient) -> None:
    listed = client.get(f"{ROOT}/export").json()
    assert [one["name"] for one in listed] == list(EXPORTERS)
    for one in listed:
        answer = client.get(f"{ROOT}/export/{one['name']}", params={"as_of": "2020-10-12"})
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, one["media_type"])
        assert answer.headers["Content-Disposition"].endswith(f'{one["suffix"]}"')


def test_changes_are_numbered_and_can_be_asked_for_from_a_number_on(client: TestClient) -> None:
    last = client.get(f"{ROOT}/status").json()["last_change"]
    every = client.get(f"{ROOT}/changes", params={"limit": 200}).json()["items"]
    assert [one["number"] for one in every] == list(range(1, last + 1))
    later = client.get(f"{ROOT}/changes", params={"since": 2, "limit": 200}).json()["items"]
    assert later == every[2:]


def test_a_page_of_few_that_fit_ends_early_and_goes_on(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"act": "extend", "limit": "1"}
    whole = [one["id"] for one in client.get(f"{ROOT}/claims?act=extend&limit=200").json()["items"]]
    monkeypatch.setattr("truceline.api.paging._SCANNED", 10)
    ids, pages = [], 0
    while True:
        page = client.get(f"{ROOT}/claims", params=asked).json()
        ids += [one["id"] for one in page["items"]]
        pages += 1
        if page["next"] is None:
            break
        asked["cursor"] = page["next"]
    assert ids == whole
    assert pages > len(ids)
