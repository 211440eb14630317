"""Search, actors and places as JSON."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

ROOT = "/api/v1"


def test_a_search_gives_hits_with_their_words_and_facets(client: TestClient) -> None:
    told = client.get(
        f"{ROOT}/search", params={"q": "ceasefire", "facet": ["kind:act", "act:violate"], "size": 2}
    ).json()
    assert len(told["hits"]) == 2
    assert told["total"] > 2
    assert {one["says"] for one in told["hits"]} == {"violate"}
    assert any(part["found"] and part["text"] == "ceasefire" for part in told["hits"][0]["parts"])
    assert told["facets"]["what"] == [{"value": "claim", "count": told["total"]}]


@pytest.mark.parametrize("facet", ["kind", "x:y", ":", "kind:", "actor:' OR 1"])
def test_any_facet_can_be_asked(client: TestClient, facet: str) -> None:
    assert client.get(f"{ROOT}/search", params={"q": "truce", "facet": facet}).status_code == 200


def test_a_ceasefire_that_is_not_there_is_told(client: TestClient) -> None:
    assert client.get(f"{ROOT}/search", params={"facet": "ceasefire:none"}).status_code == 404


def test_what_is_told_of_an_actor_is_counted(client: TestClient) -> None:
    told = client.get(f"{ROOT}/actors/AZE").json()
    assert told["id"] == "AZE"
    assert told["claims"] > 50
    assert "ARM" in {one["id"] for one in told["accuses"]}
    assert client.get(f"{ROOT}/actors/NOBODY").status_code == 404


def test_the_places_of_a_conflict_say_how_exact_they_are(client: TestClient) -> None:
    places = {one["id"]: one for one in client.get(f"{ROOT}/conflicts/AZE-ARM/places").json()["items"]}
    assert (places["NKR"]["precision"], places["NKR"]["seat"]) == ("region", "Stepanakert")
    assert places["AZE"]["latitude"] is None
