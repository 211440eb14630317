"""How well a value is corroborated, in words."""

from __future__ import annotations

from truceline.model import Support
from truceline.records import support

__all__ = ["support", "support_words"]


def support_words(support: Support | None) -> str:
    """Independent origins, the articles where there are more, and whose word the origins are.

    `3 origins, 5 articles, 2 of them the parties'`; empty where nothing is told of it.
    """
    if support is None or not support.articles:
        return ""
    told = [_count(support.origins, "origin")]
    if support.articles > support.origins:
        told.append(_count(support.articles, "article"))
    for number, whose in ((support.parties, "the parties'"), (support.third_parties, "third parties'")):
        if number:
            own = number == support.origins
            told.append(f"{whose} own" if own else f"{number:,} of them {whose}")
    return ", ".join(told)


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
