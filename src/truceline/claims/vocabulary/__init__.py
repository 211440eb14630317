"""The words by which acts are known, as data: read once, never branches."""

from truceline.claims.vocabulary.load import (
    CeasefireWords,
    Frame,
    SpeakingWords,
    ceasefire_words,
    frames,
    speaking_words,
)

__all__ = ["CeasefireWords", "Frame", "SpeakingWords", "ceasefire_words", "frames", "speaking_words"]
