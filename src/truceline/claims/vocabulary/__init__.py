"""The words by which acts are known, as data: read once, never branches."""

from truceline.claims.vocabulary.load import (
    CeasefireWords,
    Deeds,
    DoingWords,
    FigurativeWords,
    Frame,
    SideWords,
    SpeakingWords,
    ceasefire_words,
    deeds,
    doing_words,
    figurative_words,
    frames,
    nearby_words,
    side_words,
    speaking_words,
)

__all__ = [
    "CeasefireWords",
    "Deeds",
    "DoingWords",
    "FigurativeWords",
    "Frame",
    "SideWords",
    "SpeakingWords",
    "ceasefire_words",
    "deeds",
    "doing_words",
    "figurative_words",
    "frames",
    "nearby_words",
    "side_words",
    "speaking_words",
]
