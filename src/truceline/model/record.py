"""A ceasefire as the ledger holds it: derived from claims, each value with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from truceline.model.claim import Act, Status, TermType
from truceline.model.quantity import Quantity
from truceline.model.when import When

T = TypeVar("T")


class Abstention(StrEnum):
    """Why a field has no value: no claim speaks of it, claims speak of it without settling it, or it is said there is none."""

    NOT_MENTIONED = "not mentioned"
    UNCLEAR = "unclear"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Generic[T]):
    """A field's value with the claims it rests on, the claims it passes over and the reason; or an abstention.

    Exactly one of `value` and `abstention` is set. A value rests on at least one claim or judgement. `rests_on` and
    `passes_over` hold claim ids, `judgements` judgement ids; `made_by` is the full name of the field function. Where a
    person set the value, `claimed` is what the claims alone give.
    """

    value: T | None = None
    rests_on: tuple[str, ...] = ()
    passes_over: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    reason: str
    abstention: Abstention | None = None
    made_by: str
    claimed: Choice[T] | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.abstention is None):
            raise ValueError(f"{self.made_by}: a choice has a value or an abstention, and not both")
        if self.value is not None and not (self.rests_on or self.judgements):
            raise ValueError(f"{self.made_by}: a value without evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party or third party of a record: its id and short usual name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One thing that is told of a ceasefire's life: an act, by and of whom, when, according to whom.

    `actors` are those who are said to have done it; `said_by` is None where reports state it themselves. `date` is the
    time of the act as told, `told` the day (or stretch) of its first report. `stance` is `for` or `against` where a
    reaction takes one. `origins` counts the independent origins of its claims (see `Support`).
    """

    act: Act
    actors: tuple[Side, ...]
    said_by: Side | None
    status: Status
    date: When | None
    told: When | None = None
    stance: str | None = None
    origins: int = 1
    claims: tuple[str, ...]


class Laterality(StrEnum):
    """How many sides bind themselves (ETH/PRIO: unilateral, bilateral, multilateral)."""

    UNILATERAL = "unilateral"
    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"


class CeasefireClass(StrEnum):
    """What the ceasefire is meant to be, by its content (ETH/PRIO `ceasefire_class` 1, 2, 3)."""

    CESSATION = "cessation of hostilities"
    PRELIMINARY = "preliminary"
    DEFINITIVE = "definitive"


class Purpose(StrEnum):
    """What the ceasefire is for; several may hold (ETH/PRIO `p_humanitarian` and the like)."""

    HUMANITARIAN = "humanitarian"
    PEACE_PROCESS = "peace process"
    HOLIDAY = "holiday"
    ELECTION = "election"
    OTHER = "other"


class Timing(StrEnum):
    """Where the ceasefire stands to negotiations (ETH/PRIO `timing` 0 to 3)."""

    NOT_LINKED = "not linked to talks"
    BEFORE = "before negotiations"
    DURING = "during negotiations"
    END = "end of the violent phase"


class Enforcement(StrEnum):
    """Who enforces the ceasefire with military force (ETH/PRIO `enforcement` 1, 2)."""

    STATE = "external state"
    ORGANISATION = "international organisation"


class Ending(StrEnum):
    """How a ceasefire is told to have ended."""

    CALLED_OFF = "called off"
    COLLAPSED = "collapsed"
    EXPIRED = "expired"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One side's word for the ceasefire: who declared, signed or agreed to it, and when (ETH/PRIO: one row per actor)."""

    side: Side
    when: When | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """What an agreement provides, as PA-X codes it: the variable (`SsrDdr`, `ImPK`) and its strength.

    `strength` is 1 where it is mentioned, 2 where a mechanism is told in general terms, 3 where it is told in detail.
    """

    code: str
    strength: int
    reason: str
    claims: tuple[str, ...]


class Progress(StrEnum):
    """What is reported of an obligation. Whether it is due depends on the day asked for."""

    NO_REPORT = "no report"
    MET = "reported met"
    MISSED = "reported missed"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """Who owes what to whom by when under a ceasefire, and what is reported of it.

    `says` are the words of the claim that says most. `quantity` and `deadline` are choices of their own: reports may
    disagree. `accounts` are the claims of its being met or not. `oversight` are those who oversee it.
    """

    type: TermType
    says: str
    obligor: tuple[Side, ...] = ()
    beneficiary: tuple[Side, ...] = ()
    oversight: tuple[Side, ...] = ()
    quantity: Choice[Quantity] | None = None
    deadline: Choice[When] | None = None
    place: tuple[Side, ...] = ()
    progress: Progress = Progress.NO_REPORT
    accounts: tuple[Account, ...] = ()
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A contact, incident or statement that one or more reports tell of.

    `what` is the form of a contact (`talks`), else PLOVER's event type. `who` are participants, actors or speakers, `whom`
    targets or addressees. `denied_by` are those who are told to deny it.
    """

    kind: str
    what: str
    says: str
    who: tuple[Side, ...] = ()
    whom: tuple[Side, ...] = ()
    place: tuple[Side, ...] = ()
    date: When | None = None
    said_by: Side | None = None
    denied_by: tuple[Side, ...] = ()
    stance: str | None = None
    status: Status = Status.ACTUAL
    quantity: Quantity | None = None
    origins: int = 1
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What one comparison says of two accounts of a ceasefire: for (above 0), against (below 0) or nothing, and why."""

    name: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why what one document says of a ceasefire stands in this case, with the comparisons that decided."""

    document: str
    claims: tuple[str, ...]
    reason: str
    rows: tuple[Comparison, ...] = ()
    judgements: tuple[str, ...] = ()


class RelationKind(StrEnum):
    """How a ceasefire stands to an earlier one of the same sides."""

    EXTENDS = "extends"
    RENEWS = "renews"
    REPLACES = "replaces"
    FOLLOWS = "follows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How a ceasefire stands to another, why they are two, and the claims that say so.

    `rows` are the comparisons that parted the two.
    """

    kind: RelationKind
    other: str
    reason: str
    claims: tuple[str, ...] = ()
    rows: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """The next ceasefire of the same sides and scope, not an extension: its id, when it begins, and the claims of that."""

    other: str
    when: When
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceasefire:
    """One ceasefire: a citable id, the claims it is made of, and its fields, each a choice.

    `also_known_as` are ids the case had with less evidence; they still lead to it. `joins` tell why each document's claims
    stand here, `relations` how it stands to earlier ceasefires, `followed` which one came after it. What each field means stands with the function of
    that name in `truceline.records.fields`.
    """

    id: str
    also_known_as: tuple[str, ...] = ()
    claims: tuple[str, ...]
    joins: tuple[Join, ...] = ()
    relations: tuple[Relation, ...] = ()
    followed: Successor | None = None
    sides: Choice[tuple[Side, ...]]
    signatories: Choice[tuple[Side, ...]]
    mediators: Choice[tuple[Side, ...]]
    laterality: Choice[Laterality]
    declared: Choice[tuple[Declaration, ...]]
    agreed: Choice[When]
    effect: Choice[When]
    ended: Choice[When]
    ending: Choice[Ending]
    fixed: Choice[bool]
    duration: Choice[str]
    place: Choice[tuple[Side, ...]]
    partial: Choice[bool]
    venue: Choice[tuple[Side, ...]]
    ceasefire_class: Choice[CeasefireClass]
    purpose: Choice[tuple[Purpose, ...]]
    written: Choice[bool]
    timing: Choice[Timing]
    implementation: Choice[tuple[TermType, ...]]
    enforcement: Choice[Enforcement]
    ddr: Choice[bool]
    terms: Choice[tuple[Obligation, ...]]
    silent_on: Choice[tuple[str, ...]]
    provisions: Choice[tuple[Provision, ...]]
    life: Choice[tuple[Account, ...]]
    held: Choice[tuple[Account, ...]]
    violated: Choice[tuple[Account, ...]]
    reactions: Choice[tuple[Account, ...]]
    contacts: Choice[tuple[Event, ...]]
    incidents: Choice[tuple[Event, ...]]
    statements: Choice[tuple[Event, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Ceasefires gathered by sides and territory: an id, a name, and who fights where."""

    id: str
    name: str
    sides: tuple[Side, ...]
    places: tuple[Side, ...]
    ceasefires: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How well a value is corroborated: articles, independent origins, and whose word these are.

    `parties` are the origins that hand on the ceasefire's own sides' word and nothing else, `third_parties` those that
    hand on what others say; the rest tell it themselves.
    """

    articles: int
    origins: int
    parties: int
    third_parties: int = 0
