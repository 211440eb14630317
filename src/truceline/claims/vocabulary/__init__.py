"""The words by which acts are known, as data: read once, never branches."""

from truceline.claims.vocabulary.load import (
    BreachWords,
    CeasefireWords,
    Deeds,
    DoingWords,
    Frame,
    SideWords,
    SpeakingWords,
    breach_words,
    ceasefire_words,
    deeds,
    doing_words,
    frames,
    side_words,
    speaking_words,
)

__all__ = [
    "BreachWords",
    "CeasefireWords",
    "Deeds",
    "DoingWords",
    "Frame",
    "SideWords",
    "SpeakingWords",
    "breach_words",
    "ceasefire_words",
    "deeds",
    "doing_words",
    "frames",
    "side_words",
    "speaking_words",
]
