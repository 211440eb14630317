"""Makes ceasefires: which claims speak of the same one, and what they say of it together."""

from truceline.records.accounts import ONCE
from truceline.records.fields import FIELDS
from truceline.records.happening.around import events_of
from truceline.records.happening.conflicts import gather
from truceline.records.meant.aliases import LEARNED, NEEDED, Alias, Aliases, propose
from truceline.records.meant.names_set import SET, NamesSet, names_set, refused
from truceline.records.meant.offices import TOLD, Offices, names_of
from truceline.records.meant.reread import NOT_SPEAKING, is_somebody, speaking
from truceline.records.resolve import resolve, unplaced
from truceline.records.resolver import Resolver
from truceline.records.state.standing import standing
from truceline.records.support import support
from truceline.records.what import what

__all__ = [
    "FIELDS",
    "LEARNED",
    "NEEDED",
    "NOT_SPEAKING",
    "ONCE",
    "SET",
    "TOLD",
    "Alias",
    "Aliases",
    "NamesSet",
    "Offices",
    "Resolver",
    "events_of",
    "gather",
    "is_somebody",
    "names_of",
    "names_set",
    "propose",
    "refused",
    "resolve",
    "speaking",
    "standing",
    "support",
    "unplaced",
    "what",
]
