"""How well a value is corroborated, in words."""

from __future__ import annotations

from truceline.model import Support


def support_words(support: Support, *, third: bool = True) -> str:
    """Independent origins, the articles where there are more, and whose word the origins are.

    `3 origins, 5 articles, 2 of them the parties'`; empty where no claim tells it. `third` tells of third parties too.
    """
    if not support.articles:
        return ""
    told = [_counted(support.origins, "origin")]
    if support.articles != support.origins:
        told.append(_counted(support.articles, "article"))
    others = support.third_parties if third else 0
    for number, whose in ((support.parties, "the parties'"), (others, "third parties'")):
        if number:
            told.append(f"{whose} own" if number == support.origins else f"{number:,} of them {whose}")
    return ", ".join(told)


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
