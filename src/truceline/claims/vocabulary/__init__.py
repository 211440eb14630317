"""The words by which acts are known, as data: read once, never branches."""

from truceline.claims.vocabulary.load import (
    CeasefireWords,
    Deeds,
    Frame,
    SpeakingWords,
    ceasefire_words,
    deeds,
    frames,
    speaking_words,
)

__all__ = [
    "CeasefireWords",
    "Deeds",
    "Frame",
    "SpeakingWords",
    "ceasefire_words",
    "deeds",
    "frames",
    "speaking_words",
]
