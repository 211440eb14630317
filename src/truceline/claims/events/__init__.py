"""Events besides the acts on a ceasefire: contacts, incidents and statements, each with its PLOVER event type."""

from truceline.claims.events.lexicon import event_of_act
from truceline.claims.events.told import contact, incident, statement

__all__ = ["contact", "event_of_act", "incident", "statement"]
