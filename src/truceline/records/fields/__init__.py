"""The fields of a ceasefire: one function each, which bears the field's name and says what it means.

A field function is handed a `Case` and returns a `Choice`: the value with the claims it rests on, those it passes over
and the reason, or an abstention.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from truceline.model import Choice
from truceline.records.case import Case
from truceline.records.fields import content, events, kind, life, times, where, who

Field = Callable[[Case], Choice[Any]]

FIELDS: Mapping[str, Field] = {
    "sides": who.sides,
    "signatories": who.signatories,
    "mediators": who.mediators,
    "laterality": who.laterality,
    "declared": times.declared,
    "agreed": times.agreed,
    "effect": times.effect,
    "ended": times.ended,
    "ending": times.ending,
    "fixed": times.fixed,
    "duration": times.duration,
    "place": where.place,
    "partial": where.partial,
    "venue": where.venue,
    "ceasefire_class": kind.ceasefire_class,
    "purpose": kind.purpose,
    "written": kind.written,
    "timing": kind.timing,
    "implementation": content.implementation,
    "enforcement": content.enforcement,
    "ddr": content.ddr,
    "terms": content.terms,
    "silent_on": content.silent_on,
    "provisions": content.provisions,
    "life": life.life,
    "held": life.held,
    "violated": life.violated,
    "reactions": life.reactions,
    "contacts": events.contacts,
    "incidents": events.incidents,
    "statements": events.statements,
}
"""Every field of a ceasefire, by name, as they are shown: the function that chooses it is the one that explains it."""
