"""The words by which acts are known, as data: read once, never branches."""

from truceline.claims.vocabulary.doings import BreachWords, DeedKind, DeedWords, breach_words, deed_words
from truceline.claims.vocabulary.load import (
    CeasefireWords,
    DoingWords,
    FigurativeWords,
    Frame,
    NearbyWords,
    SideWords,
    TalkWords,
    ceasefire_words,
    doing_words,
    figurative_words,
    frames,
    nearby_words,
    side_words,
    talk_words,
)
from truceline.claims.vocabulary.making import (
    OrderWords,
    SigningWords,
    TimingWords,
    order_words,
    signing_words,
    timing_words,
)
from truceline.claims.vocabulary.speaking import SpeakingWords, speaking_words

__all__ = [
    "BreachWords",
    "CeasefireWords",
    "DeedKind",
    "DeedWords",
    "DoingWords",
    "FigurativeWords",
    "Frame",
    "NearbyWords",
    "OrderWords",
    "SideWords",
    "SigningWords",
    "SpeakingWords",
    "TalkWords",
    "TimingWords",
    "breach_words",
    "ceasefire_words",
    "deed_words",
    "doing_words",
    "figurative_words",
    "frames",
    "nearby_words",
    "order_words",
    "side_words",
    "signing_words",
    "speaking_words",
    "talk_words",
    "timing_words",
]
