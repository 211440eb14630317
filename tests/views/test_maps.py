"""Maps of places: what is shown, what is left outside, and that no name covers another."""

from __future__ import annotations

from itertools import combinations

import pytest

from truceline.annotations.gazetteer import load_gazetteer
from truceline.store import PlaceCount
from truceline.views.maps import Map, PlaceShown, draw, place_shown
from truceline.views.maps.frame import HEIGHT, WIDTH, frame_of, turned
from truceline.views.maps.land import clipped, land, simple
from truceline.views.maps.map import _LETTER
from truceline.views.maps.outlines import load_outlines
from truceline.views.maps.places import seats


def told(place: str, articles: int = 1, ground: int | None = None) -> PlaceShown:
    return place_shown(
        PlaceCount(
            id=place,
            name=place,
            articles=articles,
            ground=articles if ground is None else ground,
            claims={"incident": articles},
        )
    )


def drawn(*places: PlaceShown) -> Map:
    made = draw(places)
    assert made is not None
    return made


def test_a_town_is_a_point_and_a_country_an_area() -> None:
    made = drawn(told("AZE-shusha", 3), told("ARM"))
    assert [one.place.id for one in made.markers] == ["AZE-shusha"]
    assert [one.id for one in made.told] == ["ARM"]
    assert not made.outside
    assert not made.unlocated


def test_a_territory_is_a_ring_about_its_seat_and_says_so() -> None:
    place = told("NKR")
    assert (place.seat, place.exactness) == ("Stepanakert", "region; ring about Stepanakert, its seat")
    (marker,) = drawn(place).markers
    assert marker.place.seat == "Stepanakert"


def test_a_region_without_a_seat_has_no_point() -> None:
    made = drawn(told("AZE-shusha"), told("AZE-hadrut"), told("area-line-of-contact"), told("naka"))
    assert {one.id for one in made.unlocated} == {"AZE-hadrut", "area-line-of-contact", "naka"}
    assert told("naka").exactness == "not located"


def test_where_people_only_met_does_not_widen_the_map() -> None:
    made = drawn(told("AZE-shusha", 3), told("RUS-moscow", 2, ground=0), told("USA-washington", 1, ground=0))
    assert {one.id for one in made.outside} == {"RUS-moscow", "USA-washington"}


def test_what_is_told_seldom_and_lies_far_off_is_left_outside() -> None:
    near = [told("AZE-shusha", 60), told("ARM-yerevan", 30)]
    assert [one.id for one in drawn(*near, told("JPN-tokyo", 1)).outside] == ["JPN-tokyo"]
    assert not drawn(*near, told("JPN-tokyo", 30)).outside


def test_of_nothing_located_there_is_no_map() -> None:
    assert draw([told("naka")]) is None
    assert draw([]) is None


def test_places_on_both_sides_of_the_date_line_lie_side_by_side() -> None:
    frame = frame_of([((179.0, -17.0), 1), ((-178.0, -16.0), 1)])
    east, west = frame.at(turned(-178.0, frame.longitude), -16.0), frame.at(179.0, -17.0)
    assert 0 < east[0] - west[0] < WIDTH
    assert any(one.id == "FJI" for one in land(frame))


def test_no_name_covers_another_and_none_leaves_the_map() -> None:
    gazetteer = load_gazetteer()
    towns = [
        "AZE-shusha", "ARM-yerevan", "AZE-ganja", "AZE-barda", "AZE-agdam", "AZE-fizuli", "AZE-goris", "ARM-goris",
        "AZE-lachin", "ARM-sisian", "ARM-kapan", "AZE-mingachevir", "AZE-yevlakh", "AZE-agjabadi",
    ]  # fmt: skip
    made = drawn(*(told(one, 2) for one in towns if gazetteer.located(one)))
    names = [one.name for one in made.markers if one.name] + list(made.names)
    assert len(names) > 5
    boxes = []
    for name in names:
        wide = len(name.words) * _LETTER
        left = name.x - {"start": 0.0, "middle": wide / 2, "end": wide}[name.anchor]
        boxes.append((left, name.y - 11, left + wide, name.y + 2))
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= HEIGHT for box in boxes)
    assert not [
        (a, b)
        for a, b in combinations(boxes, 2)
        if a[0] + 1 < b[2] and b[0] + 1 < a[2] and a[1] + 1 < b[3] and b[1] + 1 < a[3]
    ]


@pytest.mark.parametrize(
    "points",
    [
        [(46.7, 39.8)],
        [(25.0, 37.0), (28.0, 40.0)],
        [(120.0, -2.0), (95.0, 5.0)],
        [(-75.0, 45.0), (-120.0, 55.0), (10.0, 60.0)],
        [(179.9, -89.0)],
    ],
    ids=["town", "islands", "archipelago", "north", "pole"],
)
def test_every_map_is_light(points: list[tuple[float, float]]) -> None:
    shapes = land(frame_of([(point, 1) for point in points]))
    assert sum(len(shape.path) for shape in shapes) <= 26_000
    for shape in shapes:
        for ring in shape.rings:
            assert all(-6 <= x <= WIDTH + 6 and -6 <= y <= HEIGHT + 6 for x, y in ring)


def test_a_line_keeps_its_ends_and_what_strays() -> None:
    line = [(0.0, 0.0), (1.0, 0.1), (2.0, 5.0), (3.0, 0.0), (4.0, 0.0)]
    assert simple(line, 0.5) == [(0.0, 0.0), (1.0, 0.1), (2.0, 5.0), (3.0, 0.0), (4.0, 0.0)]
    assert simple([(0.0, 0.0), (1.0, 0.1), (2.0, 0.0)], 0.5) == [(0.0, 0.0), (2.0, 0.0)]


def test_what_lies_around_the_drawing_fills_it() -> None:
    around = [(-999.0, -999.0), (9999.0, -999.0), (9999.0, 9999.0), (-999.0, 9999.0)]
    assert {(round(x, 6), round(y, 6)) for x, y in clipped(around)} == {
        (-4, -4), (WIDTH + 4, -4), (WIDTH + 4, HEIGHT + 4), (-4, HEIGHT + 4),
    }  # fmt: skip
    assert clipped([(-50.0, 0.0), (-40.0, 0.0), (-45.0, 9.0)]) == []


def test_the_outlines_name_the_countries_that_the_gazetteer_knows() -> None:
    ids = [one.id for one in load_outlines().areas if one.id]
    assert len(ids) == len(set(ids))
    assert {"AZE", "COD", "COG", "MMR", "SDN", "SSD", "PSE", "XKX"} <= set(ids)


def test_every_seat_is_of_a_territory_that_is_known() -> None:
    gazetteer = load_gazetteer()
    assert all(gazetteer.actor(one) for one in seats(gazetteer))
