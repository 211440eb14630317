"""The words by which acts are known, as data: read once, never branches."""

from truceline.claims.vocabulary.load import (
    BreachWords,
    CeasefireWords,
    Deeds,
    DoingWords,
    FigurativeWords,
    Frame,
    SideWords,
    SpeakingWords,
    breach_words,
    ceasefire_words,
    deeds,
    doing_words,
    figurative_words,
    frames,
    side_words,
    speaking_words,
)

__all__ = [
    "BreachWords",
    "CeasefireWords",
    "Deeds",
    "DoingWords",
    "FigurativeWords",
    "Frame",
    "SideWords",
    "SpeakingWords",
    "breach_words",
    "ceasefire_words",
    "deeds",
    "doing_words",
    "figurative_words",
    "frames",
    "side_words",
    "speaking_words",
]
