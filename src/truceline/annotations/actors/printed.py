"""Under which name a document's armed groups and rival governments are shown: the usual one, or the one that it prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from truceline.annotations.actors.names import Name
from truceline.annotations.gazetteer.scan import plain
from truceline.model import Actor, ActorKind, Mention

_RENAMED = frozenset({ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT})
_NAMING = ("name", "alias")  # of an acronym the usual name tells more


def as_printed(
    mentions: Iterable[Mention], names: Sequence[Name], words: Mapping[int, str]
) -> tuple[Mention, ...]:
    """The mentions, with groups under the name that the document prints where it never prints the usual one.

    A report that only says "Kurdistan Workers' Party" is about that, and keeps the id of the PKK. A group that is only
    met through its leader goes by the leader's name. `words` are the names as printed, by head token.
    """
    shown = _shown(names, words)
    return tuple(
        replace(mention, actors=tuple(_named(actor, shown) for actor in mention.actors))
        if any(actor.id in shown for actor in mention.actors)
        else mention
        for mention in mentions
    )


def _named(actor: Actor, shown: Mapping[str, str]) -> Actor:
    name = shown.get(actor.id)
    return actor if name is None or actor.kind not in _RENAMED else replace(actor, name=name)


def _shown(names: Sequence[Name], words: Mapping[int, str]) -> dict[str, str]:
    """The name to show of each group, by its id."""
    printed: dict[str, list[str]] = defaultdict(list)
    usual: dict[str, str] = {}
    leaders: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if name.actor.kind in _RENAMED:
            usual[name.actor.id] = name.actor.name
            printed[name.actor.id] += [words[name.head]] if name.role in _NAMING else []
        elif name.office is not None and name.office.actor.kind is ActorKind.ARMED_GROUP:
            leaders[name.office.actor.id].append(words[name.head])
    shown = {key: _best(told, usual[key]) for key, told in printed.items()}
    return {**{key: max(told, key=len) for key, told in leaders.items()}, **shown}


def _best(printed: Sequence[str], usual: str) -> str:
    """The usual name where its words are printed ("Houthi rebels") or nothing but acronyms, else the first that is."""
    bare, bracket, land = usual.partition(" (")
    if not printed or any(_stems(bare) <= _stems(words) for words in printed):
        return usual
    first = printed[0].rstrip(".")
    if usual[0].islower():
        first = first[0].lower() + first[1:]
    return f"{first}{bracket}{land}"


def _stems(words: str) -> frozenset[str]:
    """The words of a name without case, dashes and plural."""
    return frozenset(word.removesuffix("s") for word in plain(words).casefold().replace("-", " ").split())
