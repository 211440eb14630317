"""The words by which acts are known, as data: read once, never branches."""

from truceline.claims.vocabulary.deeds import BreachWords, DeedKind, DeedWords, breach_words, deed_words
from truceline.claims.vocabulary.load import (
    CeasefireWords,
    DoingWords,
    FigurativeWords,
    Frame,
    SideWords,
    SpeakingWords,
    TalkWords,
    ceasefire_words,
    doing_words,
    figurative_words,
    frames,
    nearby_words,
    side_words,
    speaking_words,
    talk_words,
)

__all__ = [
    "BreachWords",
    "CeasefireWords",
    "DeedKind",
    "DeedWords",
    "DoingWords",
    "FigurativeWords",
    "Frame",
    "SideWords",
    "SpeakingWords",
    "TalkWords",
    "breach_words",
    "ceasefire_words",
    "deed_words",
    "doing_words",
    "figurative_words",
    "frames",
    "nearby_words",
    "side_words",
    "speaking_words",
    "talk_words",
]
