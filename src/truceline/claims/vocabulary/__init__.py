"""The words by which acts are known, as data: read once, never branches."""

from truceline.claims.vocabulary.load import (
    CeasefireWords,
    Deeds,
    Frame,
    SideWords,
    SpeakingWords,
    ceasefire_words,
    deeds,
    frames,
    side_words,
    speaking_words,
)

__all__ = [
    "CeasefireWords",
    "Deeds",
    "Frame",
    "SideWords",
    "SpeakingWords",
    "ceasefire_words",
    "deeds",
    "frames",
    "side_words",
    "speaking_words",
]
