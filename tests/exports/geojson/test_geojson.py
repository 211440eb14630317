from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.annotations.gazetteer import load_gazetteer
from truceline.errors import NotFound
from truceline.exports import EXPORTERS, Losses, LossKind
from truceline.exports.geojson.features import features
from truceline.exports.geojson.sites import sites
from truceline.ledger import Ledger

DATA = Path(__file__).parents[2] / "data" / "exports"
EXAMPLE = Path(__file__).parents[3] / "examples" / "karabakh"


@pytest.fixture(scope="module")
def ledger(karabakh: Path) -> Iterator[Ledger]:
    with Ledger(karabakh) as opened:
        yield opened


def written(ledger: Ledger) -> tuple[bytes, Losses]:
    stream = io.BytesIO()
    losses = EXPORTERS["geojson"].write(ledger.extract(), stream)
    return stream.getvalue(), losses


def faults(told: object) -> list[tuple[int | None, str, str]]:
    content = told if isinstance(told, bytes) else json.dumps(told).encode()
    return [(one.row, one.column, one.says) for one in EXPORTERS["geojson"].check(io.BytesIO(content))]


def point(*position: object) -> dict[str, Any]:
    return {"type": "Point", "coordinates": list(position)}


def feature(geometry: object = None, **members: object) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": None, **members}


def collection(*some: object, **members: object) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(some), **members}


def properties(content: bytes) -> list[dict[str, Any]]:
    return [one["properties"] | {"geometry": one["geometry"]} for one in json.loads(content)["features"]]


def test_the_example_is_written_as_checked_by_hand(ledger: Ledger) -> None:
    content, _ = written(ledger)
    made = content.decode().replace(f"{EXAMPLE}/", "")  # an article is called by where it was found
    assert made == (DATA / "karabakh.geojson").read_text("utf-8")


def test_the_seeds_are_written_as_checked_by_hand(seeds: Path) -> None:
    with Ledger(seeds) as opened:
        content, _ = written(opened)
    assert faults(content) == []
    rows = [
        (
            one["ceasefire"],
            one["role"],
            one["place_id"],
            one["exactness"],
            one["geometry"] and one["geometry"]["coordinates"],
            one["seat"],
            one["what"],
            one["who"],
            one["date"],
        )
        for one in properties(content)
        if one["place_id"]
    ]
    moscow = [37.618, 55.752]
    assert rows == [
        ("AZE-ARM-2020-10-10", "venue", "RUS-moscow", "town", moscow, None, None, None, None),
        ("AZE-ARM-2020-10-10", "contact", "RUS-moscow", "town", moscow, None, "talks", "Armenia; Azerbaijan; Russia", "2020-10-09"),
        ("AZE-ARM-2020-10-18", "incident", "AZE", "country", None, None, "ASSAULT", None, None),
        ("AZE-ARM-2020-11-10", "scope", "naka", "not located", None, None, None, None, None),
        ("AZE-ARM-2020-11-10", "undertaking", "NKR", "region", None, "Stepanakert", "withdrawal", "Armenia", "2020-11-30"),
    ]  # fmt: skip


def test_every_ceasefire_stands_there_with_why_its_scope_is_not_told(ledger: Ledger) -> None:
    content, losses = written(ledger)
    told = properties(content)
    assert dict.fromkeys(one["ceasefire"] for one in told) == dict.fromkeys(ledger.shown().summaries)
    assert (losses.rows, losses.written, losses.ceasefires) == (len(told), 5, 5)
    for one in told:
        assert (one["place"] is None) == (one["place_abstention"] is not None)


def test_only_towns_have_a_point_and_it_is_that_of_the_gazetteer(ledger: Ledger) -> None:
    content, _ = written(ledger)
    for one in properties(content):
        located = load_gazetteer().located(one["place_id"] or "")
        town = located is not None and located.precision == "town"
        assert (one["geometry"] is not None) == town
        if located is not None and one["geometry"]:
            longitude, latitude = one["geometry"]["coordinates"]
            assert (latitude, longitude) == (located.latitude, located.longitude)


def test_each_place_comes_with_the_words_that_name_it(ledger: Ledger) -> None:
    claims = ledger.shown().claims
    for ceasefire in ledger.ceasefires():
        for site in sites(ceasefire, claims):
            if site.place is not None:
                assert site.place.id in {role.id for role in claims[site.claims[0]].place}
    content, _ = written(ledger)
    texts = [document.text for document in ledger.documents()]
    for one in properties(content):
        assert one["quote"] is None or any(one["quote"] in text for text in texts)


def test_losses_are_told(ledger: Ledger) -> None:
    _, losses = written(ledger)
    told = {(one.kind, one.what, one.code): one.count for one in losses.losses}
    assert told[LossKind.LEFT_OUT, "mediators", None] == 5
    assert told[LossKind.CODED, "place", "not mentioned"] == 4
    assert told[LossKind.CODED, "venue", "no feature"] == 3
    unplaced = sum(not one.place for each in ledger.ceasefires() for one in each.incidents.value or ())
    assert told[LossKind.LEFT_OUT, "incidents", None] == unplaced > 0


def test_there_are_no_tables(ledger: Ledger) -> None:
    with pytest.raises(NotFound, match="no table"):
        EXPORTERS["geojson"].write(ledger.extract(), io.BytesIO(), "places")


SQUARE = [[0, 0], [1, 0], [1, 1], [0, 0]]


@pytest.mark.parametrize(
    "told",
    [
        collection(),
        collection(feature(), feature(point(37.6, 55.7, 130.0), id="a"), bbox=[37.6, 55.7, 37.6, 55.7]),
        feature({"type": "Polygon", "coordinates": [SQUARE]}),
        {"type": "GeometryCollection", "geometries": [{"type": "LineString", "coordinates": [[0, 0], [1, 1]]}]},
        {"type": "MultiPolygon", "coordinates": [[SQUARE]]},
        {"type": "MultiPoint", "coordinates": []},
    ],
)  # fmt: skip
def test_what_others_wrote_by_the_rules_has_no_faults(told: object) -> None:
    assert faults(told) == []


@pytest.mark.parametrize(
    "told, where",
    [
        ([], (None, "")),
        ({"type": "Place"}, (None, "type")),
        ({"type": "FeatureCollection"}, (None, "features")),
        (collection(crs={"type": "name"}), (None, "crs")),
        (collection(coordinates=[]), (None, "coordinates")),
        (collection(bbox=[0, 0, 1]), (None, "bbox")),
        (collection(bbox=[0, 9, 1, 1]), (None, "bbox")),
        (collection(feature(), {"type": "feature"}), (2, "type")),
        (collection(feature(id=None)), (1, "id")),
        (collection(feature(id="a"), feature(id="a")), (2, "id")),
        (collection({"type": "Feature", "geometry": None}), (1, "properties")),
        (collection({"type": "Feature", "properties": {}}), (1, "geometry")),
        (collection(feature(features=[])), (1, "features")),
        (feature("Moscow"), (1, "geometry")),
        (feature(point(55.7)), (1, "coordinates")),
        (feature(point("55.7", "37.6")), (1, "coordinates")),
        (feature(point(10, 100)), (1, "coordinates")),
        (feature(point(181, 0)), (1, "coordinates")),
        (feature(point(1, 2, 3, 4)), (1, "coordinates")),
        (feature({"type": "LineString", "coordinates": [[0, 0]]}), (1, "coordinates")),
        (feature({"type": "Polygon", "coordinates": [SQUARE[:3]]}), (1, "coordinates")),
        (feature({"type": "Polygon", "coordinates": SQUARE}), (1, "coordinates")),
        (feature({"type": "Circle", "coordinates": [0, 0]}), (1, "type")),
        (feature({**point(0, 0), "properties": {}}), (1, "properties")),
        (feature({"type": "GeometryCollection"}), (1, "geometries")),
        (feature(point(1, 2), properties={"ceasefire": "A", "exactness": "country"}), (1, "geometry")),
        (feature(None, properties={"ceasefire": "A", "exactness": "town"}), (1, "geometry")),
        (feature(None, properties={"ceasefire": "A", "exactness": "near"}), (1, "exactness")),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_told_where(told: object, where: tuple[int | None, str]) -> None:
    assert where in {fault[:2] for fault in faults(told)}


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.floats(allow_nan=False)
        | st.sampled_from(["Feature", "Point", "FeatureCollection"]),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    ["type", "features", "geometry", "coordinates", "geometries", "properties", "bbox", "id"]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=20,
    )
)
def test_no_json_breaks_the_check(told: object) -> None:
    faults(told)


def test_what_is_no_json_is_told() -> None:
    assert faults(b"{")[0][2].startswith("is no JSON")
    assert faults(b"[" * 100_000)[0][2].startswith("is no JSON")


def test_features_of_one_ceasefire_have_ids_of_their_own(ledger: Ledger) -> None:
    shown = ledger.shown()
    for ceasefire in shown.ceasefires:
        ids = [one["id"] for one in features(ceasefire, shown.claims, shown.day)]
        assert len(ids) == len(set(ids)) > 0
