"""Names are found in running text, the longest first."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.annotations.gazetteer import load_gazetteer
from truceline.annotations.gazetteer.entries import place_of

GAZETTEER = load_gazetteer()


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], entries[0].actor.id) for start, end, entries in GAZETTEER.find(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("South Sudan and Sudan", [("South Sudan", "SSD"), ("Sudan", "SDN")]),
        ("the Democratic Republic of the Congo", [("Democratic Republic of the Congo", "COD")]),
        ("the Republic of the Congo", [("Republic of the Congo", "COG")]),
        (
            "Guinea-Bissau, Equatorial Guinea, Guinea",
            [("Guinea-Bissau", "GNB"), ("Equatorial Guinea", "GNQ"), ("Guinea", "GIN")],
        ),
        ("Niger and Nigeria", [("Niger", "NER"), ("Nigeria", "NGA")]),
        ("North Korea fired", [("North Korea", "PRK")]),
        ("the UN Security Council", [("UN Security Council", "UNSC")]),
        ("SPLM-N, then SPLM", [("SPLM-N", "SPLMN"), ("SPLM", "SPLMA")]),
        ("al-Qaeda in the Arabian Peninsula", [("al-Qaeda in the Arabian Peninsula", "AQAP")]),
        ("Islamic State Khorasan Province", [("Islamic State Khorasan Province", "ISKP")]),
    ],
)
def test_longest_name_wins(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_case_counts() -> None:
    assert found("The US told us that turkey is served") == [("US", "USA")]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Azerbaijan's army", "Azerbaijan"),
        ("Hamas’ leader", "Hamas"),
        ("Iran’s offer", "Iran"),
        ("(Israel)", "Israel"),
        ("US-brokered", "US"),
        ("U.S.-led", "U.S."),
        ("'Israel agrees'", "Israel"),
    ],
)
def test_possessives_hyphens_and_quotes_stay_outside(text: str, expected: str) -> None:
    assert [words for words, _ in found(text)] == [expected]


@pytest.mark.parametrize("text", ["Sana'ax", "Iranzo", "Malink", "d'Iran"])
def test_no_name_is_found_inside_a_word(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nagorno-Karabakh",
        "Nagorno–Karabakh",
        "Nagorno Karabakh",
        "Nagorno\nKarabakh",
        "Nagorno \r\n  Karabakh",
    ],
)
def test_dashes_and_line_breaks_make_no_difference(text: str) -> None:
    assert found(f"in  {text}, fighting") == [(text, "NKR")]


def test_no_name_runs_over_a_blank_line() -> None:
    assert found("Fighting in the South\n\nSudan said") == [("Sudan", "SDN")]


@pytest.mark.parametrize("text", ["Cote d'Ivoire", "Côte d’Ivoire", "Côte d'Ivoire"])
def test_accents_and_apostrophes_make_no_difference(text: str) -> None:
    assert found(text) == [(text, "CIV")]


@pytest.mark.parametrize(
    "text, actor", [("Israelis", "ISR"), ("Afghans", "AFG"), ("Houthis", "HOUTHIS"), ("Gazans", "GAZA")]
)
def test_plurals_of_peoples(text: str, actor: str) -> None:
    assert found(text) == [(text, actor)]


@pytest.mark.parametrize(
    "text", ["Latin American leaders", "the Persian Gulf", "the Washington Post", "the Korean War"]
)
def test_names_that_stand_for_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "words, role, actor",
    [
        ("Baku", "capital", "AZE"),
        ("Kremlin", "seat", "RUS"),
        ("IDF", "branch", "ISR"),
        ("Tatmadaw", "branch", "MMR"),
        ("Azeri", "demonym", "AZE"),
        ("U.N.", "acronym", "UN"),
        ("DR Congo", "alias", "COD"),
        ("Kofi Annan", "person", "kofi annan"),
        ("Artsakh", "alias", "NKR"),
        ("Najaf", "name", "IRQ-najaf"),
    ],
)
def test_roles(words: str, role: str, actor: str) -> None:
    entry = GAZETTEER.get(words)[0]
    assert (entry.role, entry.actor.id) == (role, actor)


@pytest.mark.parametrize(
    "words, actors",
    [
        ("Georgia", ["GEO", "GEORGIAUS"]),
        ("Congo", ["COD", "COG"]),
        ("SLA", ["SLMA", "SLA-LBN"]),
        ("National Liberation Army", ["ELN", "NLA-MKD"]),
    ],
)
def test_shared_names_keep_every_reading(words: str, actors: list[str]) -> None:
    assert [entry.actor.id for entry in GAZETTEER.get(words)] == actors


def test_offices_have_their_days() -> None:
    offices = [
        (str(entry.since), str(entry.until), entry.actor.within) for entry in GAZETTEER.get("Javier Solana")
    ]
    assert offices == [("1995-12-05", "1999-10-06", "NATO"), ("1999-10-18", "2009-12-01", "EU")]


def test_a_capital_is_a_place_too() -> None:
    place = GAZETTEER.place("Baku")
    assert place is not None
    assert (place.id, place.within) == ("AZE-baku", "AZE")


def test_places_have_points() -> None:
    place = GAZETTEER.places("Tripoli")[0]
    assert (place.actor.within, place.latitude, place.longitude) == ("LBY", 32.887, 13.187)


@pytest.mark.parametrize(
    "actor, country",
    [("HAMAS", "PSE"), ("GAZA", "PSE"), ("OSCE", None), ("ESH", None), ("MINUSMA", None), ("AZE", "AZE")],
)
def test_country_of(actor: str, country: str | None) -> None:
    assert GAZETTEER.country_of(actor) == country


def test_unknown_words() -> None:
    assert GAZETTEER.get("Nobody Known") == ()
    assert GAZETTEER.place("Nobody Known") is None
    assert GAZETTEER.actor("NOBODY") is None
    assert GAZETTEER.country_of("NOBODY") is None


PIECES = st.sampled_from(
    [
        "South",
        "Sudan",
        "U.S.",
        "Nagorno–Karabakh",
        " ",
        "\n",
        "\n\n",
        "  ",
        "'s",
        "’",
        "-",
        "al-Shabaab",
        "the",
        ".",
        "Côte d’Ivoire",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_ranges_are_ordered_disjoint_and_hold_a_known_name(text: str) -> None:
    done = 0
    for start, end, entries in GAZETTEER.find(text):
        assert done <= start < end <= len(text)
        assert entries
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        done = end


@pytest.mark.parametrize(
    "actor, precision, points",
    [
        ("AZE-barda", "town", 1),
        ("COL-cauca", "region", 0),
        ("NKR", "region", 0),
        ("AZE", "country", 0),
        ("area-line-of-contact", "area", 0),
    ],
)
def test_a_place_has_a_precision_and_only_towns_a_point(actor: str, precision: str, points: int) -> None:
    place = GAZETTEER.located(actor)
    assert place is not None
    assert (place.precision, [place.latitude, place.longitude].count(None)) == (precision, 2 - 2 * points)


@pytest.mark.parametrize("actor", ["HAMAS", "UN", "NOBODY"])
def test_who_is_no_place_is_nowhere(actor: str) -> None:
    assert GAZETTEER.located(actor) is None


@pytest.mark.parametrize(
    "words, town",
    [
        ("Kobani", "SYR"),
        ("Hodeida", "YEM"),
        ("Kostiantynivka", "UKR"),
        ("Hurghada", "EGY"),
        ("Toulouse", "FRA"),
    ],
)
def test_towns_are_known(words: str, town: str) -> None:
    places = GAZETTEER.places(words)
    assert [place.actor.within for place in places][:1] == [town]


def test_towns_of_five_thousand_are_known_in_countries_that_saw_war_and_only_there() -> None:
    small = {
        place.actor.within
        for rows in GAZETTEER.rows.values()
        for place in map(place_of, rows)
        if 5_000 <= place.population < 15_000
    }
    assert {"SYR", "UKR", "COL", "MMR", "SSD", "LBN"} <= small
    assert small.isdisjoint({"DEU", "JPN", "CAN", "BRA", "AUS"})


@pytest.mark.parametrize(
    "text, expected",
    [
        ("RUSSIA, UKRAINE AGREE TRUCE", ["RUS", "UKR"]),
        ("HEZBOLLAH AND ISRAEL STOP FIRING", ["HEZBOLLAH", "ISR"]),
        ("IT IS OVER: SIX MEN MEND A CAR", []),
        ("SOUTH SUDAN'S REBELS SIGN", ["SSD"]),
        ("Talks failed.\nUN MOVES TO END SIEGE IN SUDAN\nThe US said", ["UN", "SDN", "USA"]),
        ("WASHINGTON POST REPORTS ON TALKS", []),
    ],
)
def test_names_are_found_in_lines_of_capitals(text: str, expected: list[str]) -> None:
    assert [actor for _, actor in found(text)] == expected


@pytest.mark.parametrize(
    "of, day, by",
    [
        ("PSE", date(2005, 2, 8), "PA"),
        ("PSE", date(1993, 9, 13), None),
        ("GAZA", date(2014, 8, 1), None),
        ("PSE", None, "PA"),
        ("ISR", date(2014, 8, 1), None),
    ],
)
def test_who_governs_in_the_stead_of_a_state_depends_on_the_day(
    of: str, day: date | None, by: str | None
) -> None:
    actor = GAZETTEER.governments(day).get(of)
    assert (actor.id if actor else None) == by


def test_silent_phrases_are_told_where_they_are_asked_for() -> None:
    text = "the Yemeni civil war and Yemen"
    assert [(text[a:b], len(entries)) for a, b, entries in GAZETTEER.find(text, silent=True)] == [
        ("Yemeni civil war", 0),
        ("Yemen", 1),
    ]
