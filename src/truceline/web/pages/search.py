"""The search: words in articles and claims, and what to narrow them by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from truceline.annotations.gazetteer import load_gazetteer
from truceline.desk import Snapshot
from truceline.errors import NotFound
from truceline.views import FACETS, SearchShown, show_search
from truceline.web.asked import Asked, Asking

router = APIRouter()

_LONGEST = 500  # characters of a question that are read
_ID = re.compile(r"[0-9a-f]{16}")
_NAMES = {"what": "Articles or claims", "ceasefire": "Ceasefire", "conflict": "Conflict"}
_WHAT = {"article": "articles", "claim": "claims"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a facet as it is offered: its words, how often it is there, and where choosing or dropping it leads."""

    words: str
    count: int | None
    address: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What the search can be narrowed by, with the values there are."""

    name: str
    heading: str
    choices: tuple[Choice, ...]


@router.get("/search")
def search(asked: Asked) -> Response:
    """What stands in articles and claims; an id leads straight to what it names."""
    given = asked.request.query_params
    words = given.get("q", "").strip()[:_LONGEST]
    straight = _straight(words, asked.snapshot) if words else None
    if straight is not None:
        as_of = f"?as_of={asked.as_of}" if asked.as_of else ""
        address, mark, part = straight.partition("#")
        return RedirectResponse(address + as_of + mark + part, status_code=303)
    narrowed = {name: given[name] for name in FACETS if given.get(name)}
    shown = show_search(words, narrowed, asked.snapshot, page=_page(given.get("page", "")))
    names = _value_names(shown, asked.snapshot)
    return asked.render(
        "search.html",
        shown=shown,
        facets=tuple(_facets(shown, names, asked)),
        chosen=tuple(_chosen(shown, names, asked)),
        named=tuple(_named(words, asked.snapshot)) if words else (),
        address=lambda page: _address(shown, asked, {}, page),
        fragment=_fragment,
    )


def _straight(words: str, snapshot: Snapshot) -> str | None:
    """The page of what has this id: a ceasefire, a conflict, an article or a claim."""
    if _ID.fullmatch(words):
        try:
            return f"/articles/{snapshot.document(words).id}"
        except NotFound:
            pass
        try:
            return f"/articles/{snapshot.claim(words).source.document}#claim-{words}"
        except NotFound:
            return None
    if any(words.upper() == one.id.upper() for one in snapshot.conflicts):
        return f"/conflicts/{quote(words.upper())}"
    return _to_ceasefire(words, snapshot) if "-" in words and " " not in words else None


def _to_ceasefire(words: str, snapshot: Snapshot) -> str | None:
    try:
        return f"/ceasefires/{quote(snapshot.case(words).id)}"
    except NotFound:
        return None


def _named(words: str, snapshot: Snapshot) -> Iterator[tuple[str, str, str]]:
    """The actors and conflicts of this very name: what each is, its name, and its page."""
    key = words.casefold()
    for one in snapshot.conflicts:
        if one.name.casefold() == key:
            yield "conflict", one.name, f"/conflicts/{quote(one.id)}"
    for actor in snapshot.listed_actors:
        if key in {actor.name.casefold(), actor.id.casefold()}:
            yield "actor", actor.name, f"/actors/{quote(actor.id)}"


def _page(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else 1


def _facets(shown: SearchShown, names: Mapping[tuple[str, str], str], asked: Asking) -> Iterator[Facet]:
    for name, values in shown.facets.items():
        if name in shown.narrowed or len(values) < 2:
            continue
        choices = (
            Choice(
                words=names.get((name, one.value), one.value),
                count=one.count,
                address=_address(shown, asked, {name: one.value}),
            )
            for one in values
        )
        yield Facet(name=name, heading=_NAMES.get(name, name.capitalize()), choices=tuple(choices))


def _chosen(shown: SearchShown, names: Mapping[tuple[str, str], str], asked: Asking) -> Iterator[Choice]:
    for name, value in shown.narrowed.items():
        words = f"{_NAMES.get(name, name.capitalize())}: {names.get((name, value), value)}"
        yield Choice(words=words, count=None, address=_address(shown, asked, {name: ""}), chosen=True)


def _address(shown: SearchShown, asked: Asking, changed: Mapping[str, str], page: int = 1) -> str:
    """The address of the search with other facets, or of another page of it."""
    as_of = asked.as_of.isoformat() if asked.as_of else ""
    wanted = {"q": shown.asked, **shown.narrowed, **changed, "as_of": as_of}
    given = {name: value for name, value in wanted.items() if value}
    return "/search?" + urlencode({**given, **({"page": page} if page > 1 else {})})


def _fragment(words: str | None) -> str:
    """The part of an address by which a browser finds words on a page; those that cannot show the page."""
    return f"#:~:text={quote(words, safe='').replace('-', '%2D')}" if words else ""


def _value_names(shown: SearchShown, snapshot: Snapshot) -> dict[tuple[str, str], str]:
    """The words for values of facets that stand there by their ids."""
    gazetteer = load_gazetteer()
    values = [(name, one.value) for name, some in shown.facets.items() for one in some]
    conflicts = {one.id: one.name for one in snapshot.conflicts}
    names = {}
    for name, value in (*values, *shown.narrowed.items()):
        actor = gazetteer.actor(value) if name == "actor" else None
        place = gazetteer.located(value) if name == "place" else None
        known = actor.name if actor else place.actor.name if place else None
        if name == "what":
            known = _WHAT.get(value)
        elif name == "conflict":
            known = conflicts.get(value)
        elif name in {"kind", "act", "type", "status"}:
            known = value.replace("_", " ")
        names[name, value] = known or value
    return names
