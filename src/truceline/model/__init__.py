"""The types of the whole way: frozen, plain, and without any I/O."""

from truceline.model.annotation import (
    Actor,
    ActorKind,
    Annotated,
    Bound,
    Mention,
    Quote,
    Sentence,
    Time,
    Token,
)
from truceline.model.claim import (
    Act,
    ActClaim,
    Citation,
    Claim,
    ContactClaim,
    EventClaim,
    IncidentClaim,
    Role,
    StatementClaim,
    Status,
    TermClaim,
    TermType,
)
from truceline.model.coded import Coded
from truceline.model.document import (
    CLAIM_GIVING,
    Dating,
    DatingMethod,
    Document,
    Lineage,
    Segment,
    SegmentKind,
)
from truceline.model.drop import FAILED, Drop, Stage
from truceline.model.event import EventType
from truceline.model.ids import content_id
from truceline.model.judgement import Judgement, Verdict
from truceline.model.office import Office
from truceline.model.offset import Offset
from truceline.model.quantity import Casualties, Exactness, Quantity
from truceline.model.record import Abstention, Account, Ceasefire, Choice, Obligation, Side
from truceline.model.source import Given, RawArticle
from truceline.model.span import Span
from truceline.model.when import When

__all__ = [
    "CLAIM_GIVING",
    "FAILED",
    "Abstention",
    "Account",
    "Act",
    "ActClaim",
    "Actor",
    "ActorKind",
    "Annotated",
    "Bound",
    "Casualties",
    "Ceasefire",
    "Choice",
    "Citation",
    "Claim",
    "Coded",
    "ContactClaim",
    "Dating",
    "DatingMethod",
    "Document",
    "Drop",
    "EventClaim",
    "EventType",
    "Exactness",
    "Given",
    "IncidentClaim",
    "Judgement",
    "Lineage",
    "Mention",
    "Obligation",
    "Office",
    "Offset",
    "Quantity",
    "Quote",
    "RawArticle",
    "Role",
    "Segment",
    "SegmentKind",
    "Sentence",
    "Side",
    "Span",
    "Stage",
    "StatementClaim",
    "Status",
    "TermClaim",
    "TermType",
    "Time",
    "Token",
    "Verdict",
    "When",
    "content_id",
]
