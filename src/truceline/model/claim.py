"""What one passage says, once. The names are the codebook's."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from truceline.model.document import Dating
from truceline.model.event import EventType
from truceline.model.ids import content_id
from truceline.model.quantity import Casualties, Quantity
from truceline.model.span import Span
from truceline.model.when import When


class Act(StrEnum):
    """What a report says was done about a ceasefire; exactly one per claim (codebook, *act*)."""

    CALL = "call"
    PROPOSE = "propose"
    NEGOTIATE = "negotiate"
    REJECT = "reject"
    AGREE = "agree"
    DECLARE = "declare"
    EFFECT = "effect"
    HOLD = "hold"
    EXTEND = "extend"
    VIOLATE = "violate"
    DENY = "deny"
    END = "end"
    IMPLEMENT = "implement"
    REACT = "react"
    MENTION = "mention"


class Status(StrEnum):
    """Whether it happened: done or happening, announced for later, one side's accusation, or said not to have happened."""

    ACTUAL = "actual"
    PLANNED = "planned"
    ALLEGED = "alleged"
    NEGATED = "negated"


class TermType(StrEnum):
    """What is undertaken (codebook, *terms*)."""

    WITHDRAWAL = "withdrawal"
    PRISONER_EXCHANGE = "prisoner_exchange"
    HOSTAGE_RELEASE = "hostage_release"
    HUMANITARIAN_ACCESS = "humanitarian_access"
    EVACUATION = "evacuation"
    PEACEKEEPERS = "peacekeepers"
    MONITORING = "monitoring"
    DISARMAMENT = "disarmament"
    AMNESTY = "amnesty"
    REFUGEE_RETURN = "refugee_return"
    CORRIDOR = "corridor"
    BUFFER_ZONE = "buffer_zone"
    POWER_SHARING = "power_sharing"
    ELECTIONS = "elections"
    TALKS = "talks"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An actor in a role of a claim: its short usual name and id, the words as printed, and how they were read.

    A role that is understood from the rest of the report has the words that name it there; `reason` says how it was
    understood. `words` is None where no words stand for it. `within` is the id of the state that the actor or place belongs to, where it is no state itself.
    """

    name: str
    id: str
    words: Span | None = None
    reason: str = ""
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a claim was read: the article, who printed it, whom it credits, and when it was published.

    `copy_of` is the document it is a copy of, and `root` tells independent reports apart (see `Lineage`); both are
    known where the rest of the ledger is, None else.
    """

    document: str
    name: str
    title: str | None = None
    outlet: str | None = None
    origin: str | None = None
    url: str | None = None
    dating: Dating = field(default_factory=Dating)
    copy_of: str | None = None
    root: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What claims of every kind have: where they stand, what shows them, who says so, and what made them.

    `span` is the passage and `cue` the shortest words that show the claim; both slice to the document's text.
    `said_by` is who the report attributes it to, None when it states it itself. `place` is where it applies, as named
    in the text. `made_by` is the full name of the extractor function. `confidence` lies between 0 and 1.
    """

    source: Citation
    span: Span
    cue: Span
    status: Status = Status.ACTUAL
    said_by: Role | None = None
    place: tuple[Role, ...] = ()
    made_by: str
    confidence: float = 0.5
    _id: str | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def quote(self) -> str:
        """The words of the passage."""
        return self.span.quote

    def _known_by(self, *what: str) -> str:
        """The hash of this, of where it was read and of who says so; worked out once."""
        if self._id is None:
            said_by = self.said_by.id if self.said_by else ""
            told = (self.source.document, type(self).__name__, str(self.cue.start), self.cue.quote, said_by)
            object.__setattr__(self, "_id", content_id(*told, *what))
        return self._id or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActClaim(Passage):
    """An act on a ceasefire: who did what, when, for which sides, on which terms.

    `about` are the words that first name this ceasefire in the document: claims of one document with the same `about`
    speak of the same ceasefire. `start` and `end` bound the ceasefire, `duration` is ISO 8601 (`PT72H`), `act_date` is
    the time of the act itself. `conflict` is the territory that the report as a whole is about, where it has one.
    `also` are the other passages of the document that tell the same act, in text order.
    """

    kind: Literal["act"] = "act"
    act: Act
    about: Span
    actors: tuple[Role, ...] = ()
    parties: tuple[Role, ...] = ()
    mediators: tuple[Role, ...] = ()
    start: When | None = None
    end: When | None = None
    duration: str | None = None
    act_date: When | None = None
    terms: tuple[TermType, ...] = ()
    conflict: Role | None = None
    also: tuple[Span, ...] = ()

    @property
    def id(self) -> str:
        """The hash of document, act, cue and who does and says it."""
        return self._known_by(self.act, *(role.id for role in self.actors))


@dataclass(frozen=True, slots=True, kw_only=True)
class TermClaim(Passage):
    """An undertaking: what is to be done, who owes it to whom, how much of what, by when, and who oversees it.

    `about` are the words that name the agreement it stands in, those of `ActClaim.about`. `status` is `planned` where it is undertaken,
    `actual` where it is told as kept, `negated` where the agreement is told to say nothing of it.
    """

    kind: Literal["term"] = "term"
    type: TermType
    about: Span | None = None
    obligor: tuple[Role, ...] = ()
    beneficiary: tuple[Role, ...] = ()
    oversight: tuple[Role, ...] = ()
    quantity: Quantity | None = None
    deadline: When | None = None
    duration: str | None = None

    @property
    def id(self) -> str:
        """The hash of document, type, cue and obligors."""
        return self._known_by(self.type, *(role.id for role in self.obligor))


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPassage(Passage):
    """What contacts, incidents and statements share: when it was, and what PLOVER and CAMEO call it.

    `mode` is PLOVER's mode where the words tell one; `cameo` the root code of CAMEO. `about` are the words that first name the
    ceasefire that it is about, as in `ActClaim`, None where it is about none.
    """

    event_type: EventType
    mode: str | None = None
    cameo: str | None = None
    date: When | None = None
    about: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactClaim(EventPassage):
    """Talks, a meeting, a call or a visit: who took part, where, when and on what.

    `form` is one of these four, `topic` are the words that tell what it was on.
    """

    kind: Literal["contact"] = "contact"
    form: str
    participants: tuple[Role, ...] = ()
    event_type: EventType = EventType.CONSULT
    topic: Span | None = None

    @property
    def id(self) -> str:
        """The hash of document, form, cue and participants."""
        return self._known_by(self.form, *(role.id for role in self.participants))


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentClaim(EventPassage):
    """An armed action, deployment, movement or delivery of aid: who did it to whom, with what, and who came to harm.

    `weapon` is the word for what it was done with. `quantity` is how much or how many were moved or given.
    """

    kind: Literal["incident"] = "incident"
    actors: tuple[Role, ...] = ()
    targets: tuple[Role, ...] = ()
    weapon: Span | None = None
    quantity: Quantity | None = None
    casualties: tuple[Casualties, ...] = ()

    @property
    def id(self) -> str:
        """The hash of document, event type, cue and actors."""
        return self._known_by(self.event_type, *(role.id for role in self.actors))


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementClaim(EventPassage):
    """Who takes what stance, towards whom, on what.

    `stance` is `for`, `against` or `asks`; `on_act` is the act on a ceasefire that it is taken on, where it is ("blamed Mali for
    the collapse of the truce": *end*), `topic` are the words that tell what it is on.
    """

    kind: Literal["statement"] = "statement"
    speakers: tuple[Role, ...] = ()
    addressees: tuple[Role, ...] = ()
    stance: str | None = None
    on_act: Act | None = None
    topic: Span | None = None

    @property
    def id(self) -> str:
        """The hash of document, event type, cue and speakers."""
        return self._known_by(self.event_type, *(role.id for role in self.speakers))


EventClaim = ContactClaim | IncidentClaim | StatementClaim
Claim = ActClaim | TermClaim | EventClaim
