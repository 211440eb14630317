"""How well a value is corroborated, in words."""

from __future__ import annotations

from truceline.model import Support


def support_words(support: Support, *, third: bool = True) -> str:
    """Independent origins, the articles where there are more, and the origins that are the parties' own word or third parties'.

    `3 origins, 5 articles, 2 of them the parties'`; empty where no claim tells it. `third` tells of third parties too.
    """
    if not support.articles:
        return ""
    told = [_counted(support.origins, "origin")]
    if support.articles != support.origins:
        told.append(_counted(support.articles, "article"))
    whose_word = (
        (support.parties, "the parties'"),
        (support.third_parties if third else 0, "third parties'"),
    )
    for number, whose in whose_word:
        if number:
            told.append(f"{_of(number, support.origins)}{whose}")
    return ", ".join(told)


def _of(number: int, origins: int) -> str:
    if origins == 1:
        return ""
    return "all of them " if number == origins else f"{number} of them "


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
