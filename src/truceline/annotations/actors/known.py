"""Names that the gazetteer knows, each in the one sense that the document has it in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from truceline.annotations.actors.lands import Known, Lands, Sense, is_where, words_of
from truceline.annotations.actors.unlisted import Run
from truceline.annotations.gazetteer import Entry, Gazetteer
from truceline.annotations.parse import Parse
from truceline.model import Actor, ActorKind, Token
from truceline.syntax import Tree

_FULL = 2  # words: a given name and a surname


def find_known(
    parse: Parse,
    tree: Tree,
    gazetteer: Gazetteer,
    every: Sequence[Known],
    runs: Sequence[Run],
    day: date | None,
) -> list[tuple[Known, Sense | None]]:
    """Of the candidates the known names in order, each with its sense and the reason for it, None for phrases that stand for nobody; what is only part of a person's name is left out.

    `day` is the day of publication: states and offices that had ended or not begun by then are not meant.
    """
    people = [run for run in runs if run.kind is ActorKind.PERSON]
    found = [one for one in every if one.entries and not _in_person(one, parse, tree, people)]
    lands = Lands(found, gazetteer)
    named = _full_names(parse, found, people)
    chosen: list[tuple[Known, Sense | None]] = [(one, None) for one in every if not one.entries]
    for one in found:
        sense = _town_in_america(one, parse, gazetteer) or lands.sense(one, tree, day)
        person = _person_meant(one, sense, parse, tree, named, lands)
        if person is not None:
            chosen.append((one, (person, person.role)))
        elif sense is not None:
            chosen.append((one, sense))
    return chosen


def candidates(parse: Parse, tree: Tree, gazetteer: Gazetteer, text: str) -> Iterator[Known]:
    """The names of the gazetteer in a text, whoever they name there, in order."""
    starts = [token.start for token in parse.tokens]
    for start, end, entries in gazetteer.find(text, silent=True):
        first, last = _range(parse.tokens, starts, start, end)
        if first < last:
            words = " ".join(text[start:end].split())
            yield Known(first=first, last=last, head=tree.head_of(first, last), words=words, entries=entries)


def _range(tokens: Sequence[Token], starts: list[int], start: int, end: int) -> tuple[int, int]:
    """The tokens that lie in a range of the text, half-open; empty where the range cuts a token's beginning."""
    first = bisect_left(starts, start)
    last = bisect_left(starts, end)
    if first >= len(tokens) or tokens[first].start != start:
        return 0, 0
    return first, last


def _in_person(one: Known, parse: Parse, tree: Tree, people: Sequence[Run]) -> bool:
    """Whether a name is only part of a person's ("Michael Jordan"); a first demonym is a title ("Russian Putin").

    What may be a person is no small town; the name of a country or a large town must be one's whose words tell so, or
    one of two words by which someone acts.
    """
    role = one.entries[0].role
    if role == "demonym":
        return False
    small = one.entries[0].common and one.entries[0].actor.kind is ActorKind.PLACE
    for person in people:
        first, last = person.first, person.last
        if not (first <= one.first and one.last <= last):
            continue
        if small:
            return True
        if last - first > one.last - one.first:
            if role != "person":
                return person.sure or _completes(one, person, tree)
            full = one.entries[0].actor.name.split()
            rest = [t.text for t in parse.tokens[first : one.first]] + [
                t.text for t in parse.tokens[one.last : last]
            ]
            return any(word[0].isupper() and word not in full and len(word.strip(".")) > 1 for word in rest)
    return False


def _completes(one: Known, person: Run, tree: Tree) -> bool:
    """Whether a land's name and one other word may be the name of someone who acts ("Anita Mali", "Chad Weller")."""
    if one.last - one.first > 1 or person.last - person.first != _FULL or _is_shared(tree, person):
        return False
    head = tree.tokens[tree.head_of(person.first, person.last)]
    acts = head.dep in ("nsubj", "nsubjpass", "ROOT", "poss", "appos") or any(tree.below(head.i, "appos"))
    return acts or one.first > person.first


def _is_shared(tree: Tree, person: Run) -> bool:
    """Whether an article before it or a plural tells that two words are no person's name: "the Cairo Declaration"."""
    words = tree.tokens[max(person.first - 1, 0) : person.last]
    return words[0].tag in ("DT", "PRP$", "POS") or any(word.tag == "NNPS" for word in words)


def _full_names(parse: Parse, found: Sequence[Known], people: Sequence[Run]) -> dict[str, tuple[int, Actor]]:
    """Persons named in full, by first and last word: from which token on they are known."""
    taken = {i for one in found for i in range(one.first, one.last)}
    named: dict[str, tuple[int, Actor]] = {}
    for person in people:
        first, last = person.first, person.last
        words = [token.text for token in parse.tokens[first:last] if token.text not in ("'s", "’s")]
        if (
            len(words) < 2
            or not taken.isdisjoint(range(first, last))
            or not all(word[0].isupper() for word in words)
        ):
            continue
        name = " ".join(words)
        actor = Actor(id=name.casefold(), name=name, kind=ActorKind.PERSON)
        for word in (words[0], words[-1]):
            named.setdefault(word, (last, actor))
    return named


def _person_meant(
    one: Known,
    sense: Sense | None,
    parse: Parse,
    tree: Tree,
    named: dict[str, tuple[int, Actor]],
    lands: Lands,
) -> Entry | None:
    """The person of this name: after a title, or named in full before, where the document speaks of no such country."""
    if sense is None or sense[0].role not in ("name", "alias", "capital") or one.last - one.first > 1:
        return None
    if one.first and parse.tokens[one.first - 1].text.lower() in words_of("titles"):
        _, actor = named.get(
            one.words, (0, Actor(id=one.words.casefold(), name=one.words, kind=ActorKind.PERSON))
        )
        return Entry(actor=actor, role="person")
    known = named.get(one.words)
    if known is None or one.first < known[0] or is_where(tree, one.head):
        return None
    country = lands.gazetteer.country_of(sense[0].actor.id)
    return None if lands.others(one)[country or ""] else Entry(actor=known[1], role="person")


def _town_in_america(one: Known, parse: Parse, gazetteer: Gazetteer) -> Sense | None:
    """The American town in "Lebanon, Ohio": a name that a comma and a state of the United States follow."""
    after = [token.text for token in parse.tokens[one.last : one.last + 3]]
    if after[:1] != [","] or one.entries[0].role not in ("name", "capital"):
        return None
    states = (place for words in (after[1:2], after[1:3]) for place in gazetteer.places(" ".join(words)))
    if not any(place.actor.within == "USA" and place.latitude is None for place in states):
        return None
    slug = one.words.lower().replace(" ", "-")
    actor = Actor(id=f"USA-{slug}", name=one.words, kind=ActorKind.PLACE, within="USA")
    return Entry(actor=actor, role="name"), f"place: in {' '.join(after[1:2])}, named beside it"
