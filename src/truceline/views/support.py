"""How well a value is corroborated, in words."""

from __future__ import annotations

from truceline.model import Support


def support_words(support: Support, *, parties: bool = True, third: bool = True) -> str:
    """Independent origins, the articles where there are more, and whose word the origins are.

    `3 origins, 5 articles, 2 of them the parties'`; empty where no claim tells it. Without `parties` or
    `third` it is left out which origins are the parties' or third parties' own word.
    """
    if not support.articles:
        return ""
    told = [_counted(support.origins, "origin")]
    if support.articles != support.origins:
        told.append(_counted(support.articles, "article"))
    words = ((parties, support.parties, "the parties'"), (third, support.third_parties, "third parties'"))
    for wanted, number, whose in words:
        if wanted and number:
            told.append(f"{whose} own" if number == support.origins else f"{number:,} of them {whose}")
    return ", ".join(told)


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
