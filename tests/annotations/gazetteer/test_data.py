"""The data files hold together."""

from collections import Counter

import pytest

from truceline.annotations.gazetteer import load_gazetteer
from truceline.annotations.gazetteer.load import FILES, INTERNATIONAL, read_lines, read_records
from truceline.annotations.gazetteer.scan import plain
from truceline.model import ActorKind

GAZETTEER = load_gazetteer()
FILES_WITH_IDS = [file for file in FILES if file != "people.csv"]
NAME_COLUMNS = ("name", "aliases", "demonyms", "capital", "seats", "branches")


def test_ids_are_unique() -> None:
    ids = Counter(record["id"] for file in FILES_WITH_IDS for record in read_records(file))
    assert [actor_id for actor_id, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("file", FILES_WITH_IDS)
def test_ids_are_short_codes_in_capitals(file: str) -> None:
    odd = [
        r["id"]
        for r in read_records(file)
        if not r["id"].replace("-", "").isalnum() or r["id"] != r["id"].upper()
    ]
    assert odd == []


@pytest.mark.parametrize("file", FILES)
def test_names_are_clean(file: str) -> None:
    odd = [
        (record["name"], words)
        for record in read_records(file)
        for column in NAME_COLUMNS
        if record.get(column)
        for words in record[column].split("|")
        if not words or words != " ".join(words.split()) or words.lower().startswith("the ")
    ]
    # One organisation has the article in its name.
    assert odd in ([], [("Resistance Front (Kashmir)", "The Resistance Front")])


@pytest.mark.parametrize("file", FILES)
def test_rows_have_every_column_and_no_more(file: str) -> None:
    assert all(None not in record and None not in record.values() for record in read_records(file))


@pytest.mark.parametrize("file", FILES)
def test_no_actor_lists_a_name_twice(file: str) -> None:
    for record in read_records(file):
        names = [
            words for column in NAME_COLUMNS if record.get(column) for words in record[column].split("|")
        ]
        assert [words for words, times in Counter(names).items() if times > 1] == [], record["name"]


def test_every_state_is_its_own_country() -> None:
    states = [actor for actor in GAZETTEER.actors.values() if actor.kind is ActorKind.STATE]
    assert all(GAZETTEER.country_of(actor.id) == actor.id for actor in states)


@pytest.mark.parametrize("file", ["territories.csv", "organisations.csv", "armed_groups.csv", "people.csv"])
def test_whatever_an_actor_lies_in_or_belongs_to_exists(file: str) -> None:
    unknown = [
        (record["name"], record["within"])
        for record in read_records(file)
        if record["within"] not in {"", INTERNATIONAL} and GAZETTEER.actor(record["within"]) is None
    ]
    assert unknown == []


@pytest.mark.parametrize("file", ["organisations.csv", "armed_groups.csv"])
def test_every_group_has_a_country_or_is_international(file: str) -> None:
    assert [record["name"] for record in read_records(file) if not record["within"]] == []


def test_towns_and_regions_lie_in_known_countries() -> None:
    countries = {row.split("\t")[2] for rows in GAZETTEER.rows.values() for row in rows}
    assert {country for country in countries if GAZETTEER.actor(country) is None} == set()


def test_enough_armed_groups() -> None:
    assert sum(actor.kind is ActorKind.ARMED_GROUP for actor in GAZETTEER.actors.values()) >= 250


def test_states_have_distinct_codes() -> None:
    now = [record for record in read_records("states.csv") if not record["until"]]
    for column in ("iso2", "cow", "gw"):
        codes = Counter(record[column] for record in now if record[column])
        assert [code for code, times in codes.items() if times > 1] == []


def test_every_name_can_be_reached_by_the_scan() -> None:
    unreachable = [
        name for name in GAZETTEER.names if plain(name) != name or [*GAZETTEER.find(name)][:1] == []
    ]
    silent = set(read_lines("not_actors.txt"))
    assert [name for name in unreachable if name not in silent] == []


def test_geonames_is_credited() -> None:
    from importlib.resources import files

    header = files("truceline.annotations.gazetteer").joinpath("places.tsv").read_text("utf-8")[:500]
    assert "NOTICE" in header
    assert "CC BY 4.0" in header


def test_every_holder_of_office_has_an_office_and_its_days_in_order() -> None:
    people = list(read_records("people.csv"))
    assert [r["name"] for r in people if not r["office"] or (r["until"] and r["since"] > r["until"])] == []


@pytest.mark.parametrize("file", ["common_phrases.txt"])
def test_common_phrases_are_names_of_an_actor_with_a_country(file: str) -> None:
    lost = [
        words
        for words in read_lines(file)
        if not all(GAZETTEER.country_of(entry.actor.id) for entry in GAZETTEER.get(words))
    ]
    assert lost == []


@pytest.mark.parametrize(
    "state, iso2, cow, gw",
    [
        ("USA", "US", 2, 2),
        ("GBR", "GB", 200, 200),
        ("FRA", "FR", 220, 220),
        (
            "DEU",
            "DE",
            255,
            260,
        ),  # Correlates of War count one Germany, Gleditsch and Ward the Federal Republic
        ("DDR", "DD", 265, 265),
        ("RUS", "RU", 365, 365),
        ("UKR", "UA", 369, 369),
        ("ARM", "AM", 371, 371),
        ("GEO", "GE", 372, 372),
        ("AZE", "AZ", 373, 373),
        ("SRB", "RS", 345, 340),
        ("XKX", "XK", 347, 347),
        ("BIH", "BA", 346, 346),
        ("MKD", "MK", 343, 343),
        ("COD", "CD", 490, 490),
        ("COG", "CG", 484, 484),
        ("NER", "NE", 436, 436),
        ("NGA", "NG", 475, 475),
        ("SDN", "SD", 625, 625),
        ("SSD", "SS", 626, 626),
        ("ETH", "ET", 530, 530),
        ("ERI", "ER", 531, 531),
        (
            "YEM",
            "YE",
            679,
            678,
        ),  # united Yemen is a new state to the one list, North Yemen enlarged to the other
        ("YMD", "YD", 680, 680),
        ("ISR", "IL", 666, 666),
        ("SYR", "SY", 652, 652),
        ("PRK", "KP", 731, 731),
        ("KOR", "KR", 732, 732),
        ("CHN", "CN", 710, 710),
        ("TWN", "TW", 713, 713),
        ("IND", "IN", 750, 750),
        ("PAK", "PK", 770, 770),
        ("MMR", "MM", 775, 775),
        ("PHL", "PH", 840, 840),
        ("COL", "CO", 100, 100),
        ("KIR", "KI", 946, 970),
        ("TON", "TO", 955, 972),
        ("PSE", "PS", None, None),
    ],
)
def test_codes_of_states(state: str, iso2: str, cow: int | None, gw: int | None) -> None:
    codes = GAZETTEER.codes[state]
    assert (codes.iso2, codes.cow, codes.gw) == (iso2, cow, gw)
