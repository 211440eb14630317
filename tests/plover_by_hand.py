"""PLOVER events for property tests: any that a ledger could give."""

from __future__ import annotations

from hypothesis import strategies as st

from truceline.exports.plover import EventActor, EventPlace, EventSource, PloverCase, PloverEvent
from truceline.exports.plover.ontology import ontology

_TYPES = sorted(ontology().types)
words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
"""Any words, with all the marks that formats use themselves."""
_NAMES = words.filter(lambda text: text.split() not in ([], ["None"]))
"""Names: never blanks alone, nor POLECAT's word for none."""
_IDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
_DAYS = st.dates().map(lambda day: day.isoformat())
_CLOCKS = st.sampled_from(["T12:00", "T00:00+04:00", "T23:59Z", "T24:00", ""])
_TIMES = st.one_of(
    st.builds(lambda day, clock: day + clock, _DAYS, _CLOCKS), st.sampled_from(["2020", "2020-10"])
)
_MOMENTS = st.datetimes().map(lambda moment: moment.isoformat())
_CODES = st.sampled_from(["ARM", "AZE", "IGO", "IMG", None])
_SECTORS = st.sampled_from(["GOV", "REB", "IGO", None])

actors = st.builds(
    EventActor,
    name=_NAMES,
    raw=st.none() | words,
    code=_CODES,
    sector=_SECTORS,
    title=st.none() | words,
    id=_IDS,
)
places = st.builds(
    EventPlace,
    name=_NAMES,
    raw=st.none() | words,
    city=st.none() | words,
    province=st.none() | words,
    country=st.sampled_from(["ARM", None]),
    country_name=st.none() | words,
    latitude=st.none() | st.floats(-90, 90),
    longitude=st.none() | st.floats(-180, 180),
    feature=st.sampled_from(["P", "A", None]),
    id=_IDS,
)
sources = st.builds(
    EventSource,
    text=st.none() | words,
    start=st.none() | st.integers(0, 9),
    end=st.none() | st.integers(0, 9),
    document=st.none() | words,
    title=st.none() | words,
    url=st.none() | words,
    publication=st.none() | words,
    published=st.none() | _DAYS,
    language=st.sampled_from(["en", None]),
)


@st.composite
def events(draw: st.DrawFn, case: str, number: int) -> PloverEvent:
    """An event of a case."""
    kind = draw(st.sampled_from(_TYPES))
    modes = ontology().types[kind].modes
    date = draw(st.none() | _TIMES)
    between = draw(st.none() | st.tuples(_MOMENTS, st.none() | _MOMENTS)) if date is None else None
    return PloverEvent(
        id=f"{case}_{kind}_{number:012x}",
        type=kind,
        modes=tuple(draw(st.lists(st.sampled_from(modes), unique=True, max_size=2))) if modes else (),
        contexts=tuple(draw(st.lists(st.sampled_from(["military", "negation"]), unique=True))),
        actors=tuple(draw(st.lists(actors, max_size=3))),
        recipients=tuple(draw(st.lists(actors, max_size=2))),
        date=date,
        between=between,
        deed_at=draw(st.none() | _TIMES),
        place=draw(st.none() | places),
        also_in=tuple(draw(st.lists(_IDS, max_size=2))),
        told=draw(st.sampled_from(["agree", "violate", "contact"])),
        status=draw(st.sampled_from(["actual", "alleged"])),
        cameo=draw(st.none() | st.sampled_from(["0871", "19"])),
        said_by=tuple(draw(st.lists(_IDS, max_size=2))),
        cues=tuple(draw(st.lists(words, max_size=2))),
        claims=tuple(draw(st.lists(_IDS, min_size=1, max_size=3))),
        source=draw(sources),
    )


@st.composite
def cases(draw: st.DrawFn) -> list[PloverCase]:
    """Cases with different ids, each with an event at least."""
    made = []
    for place in range(draw(st.integers(1, 2))):
        name = f"AZE-ARM-2020-10-1{place}"
        told = tuple(draw(events(name, number)) for number in range(draw(st.integers(1, 2))))
        made.append(PloverCase(id=name, sides=tuple(draw(st.lists(_IDS, max_size=2))), events=told))
    return made
