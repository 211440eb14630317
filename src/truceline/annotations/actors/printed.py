"""Under which name a document's groups, rival governments and some others are shown: the usual one, or the one that it prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from truceline.annotations.actors.lands import words_of
from truceline.annotations.actors.names import Name
from truceline.annotations.gazetteer.scan import plain
from truceline.model import Actor, ActorKind, Mention

_RENAMED = frozenset({ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT})
_NAMING = ("name", "alias")
_UN = "UN"  # whose organs newspapers spell out or not


def as_printed(
    mentions: Iterable[Mention], names: Sequence[Name], words: Mapping[int, str]
) -> tuple[Mention, ...]:
    """The mentions, with groups under the name that the document prints where it never prints the usual one.

    A report that only says "Kurdistan Workers' Party" is about that, and keeps the id of the PKK; one that only says
    "SPLA" is about the SPLA. A group that is only met through its leader goes by the leader's name. States with a name
    of their own choice ("Côte d'Ivoire") go by the one printed. `words` are the names as printed, by head token.
    """
    shown = {**_shown(names, words), **dict(_states_and_organs(names, words))}
    lands = {name.actor.name: shown[name.actor.id] for name in names if name.actor.id in shown}
    return tuple(_shown_as(mention, shown, lands) for mention in mentions)


def _shown_as(mention: Mention, shown: Mapping[str, str], lands: Mapping[str, str]) -> Mention:
    actors = tuple(_named(actor, shown, lands) for actor in mention.actors)
    return mention if actors == mention.actors else replace(mention, actors=actors)


def _named(actor: Actor, shown: Mapping[str, str], lands: Mapping[str, str]) -> Actor:
    name = shown.get(actor.id)
    if name is not None:
        return actor if name == actor.name else replace(actor, name=name)
    bare, bracket, land = actor.name.rpartition(" (")  # "rebels (Ivory Coast)"
    printed = lands.get(land.removesuffix(")"))
    known = actor.kind is ActorKind.GROUP and bracket and printed is not None
    return replace(actor, name=f"{bare} ({printed})") if known else actor


def _shown(names: Sequence[Name], words: Mapping[int, str]) -> dict[str, str]:
    """The name to show of each group, by its id."""
    printed: dict[str, list[str]] = defaultdict(list)
    acronyms: dict[str, str] = {}
    usual: dict[str, str] = {}
    leaders: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if name.actor.kind in _RENAMED:
            usual[name.actor.id] = name.actor.name
            printed[name.actor.id] += [words[name.head]] if name.role in _NAMING else []
            if name.role == "acronym":
                acronyms.setdefault(name.actor.id, words[name.head].replace(".", ""))
        elif name.office is not None and name.office.actor.kind is ActorKind.ARMED_GROUP:
            leaders[name.office.actor.id].append(words[name.head])
    shown = {key: _best(told, usual[key], acronyms.get(key)) for key, told in printed.items()}
    return {**{key: max(told, key=len) for key, told in leaders.items()}, **shown}


def _best(printed: Sequence[str], usual: str, acronym: str | None) -> str:
    """The usual name where its words are printed ("Houthi rebels"), else the first that is, else the acronym."""
    bare, bracket, land = usual.partition(" (")
    if not printed:
        return acronym or usual
    if any(_stems(bare) <= _stems(words) for words in printed):
        return usual
    first = printed[0].rstrip(".")
    if usual[0].islower():
        first = first[0].lower() + first[1:]
    return f"{first}{bracket}{land}"


def _states_and_organs(names: Sequence[Name], words: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """States that the document only calls by another name of their own, and organs whose "United Nations" it spells out."""
    printed: dict[str, list[str]] = defaultdict(list)
    usual: dict[str, str] = {}
    for name in names:
        if name.role in _NAMING and (name.actor.kind is ActorKind.STATE or name.actor.within == _UN):
            printed[name.actor.id].append(words[name.head])
            usual[name.actor.id] = name.actor.name
    for key, told in printed.items():
        own = next((one for one in told if one.casefold() in words_of("own_names")), None)
        spelt = f"United Nations{usual[key].removeprefix(_UN)}"
        if own is not None and usual[key] not in told:
            yield key, own
        elif spelt in told and usual[key].startswith(f"{_UN} ") and usual[key] not in told:
            yield key, spelt


def _stems(words: str) -> frozenset[str]:
    """The words of a name without case, dashes and plural."""
    return frozenset(word.removesuffix("s") for word in plain(words).casefold().replace("-", " ").split())
