"""Marks who and where: names, phrases and references, each with the reason it was read so."""

from truceline.annotations.actors.find import find_mentions, find_who

__all__ = ["find_mentions", "find_who"]
