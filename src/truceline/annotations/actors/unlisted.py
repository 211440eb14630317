"""Names told by their capitals alone: where runs of proper nouns stand, and what each is the name of."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from truceline.annotations.actors.lands import is_where, words_of
from truceline.annotations.actors.nouns import load_nouns
from truceline.annotations.parse import Parse
from truceline.model import ActorKind, Sentence, Token
from truceline.syntax import Tree

_PROPER = frozenset({"NNP", "NNPS"})
_HEADLINE = 0.75  # of the words of a sentence have a capital: there, capitals tell nothing
_FEW = 4  # words are too few to tell a headline by
_LONGEST = 5  # parts of a person's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of capitalised words (half-open token range) and what it is the name of.

    `sure` if its words tell so, as a title, a given name or "River" do; else how it stands in its sentence does.
    """

    first: int
    last: int
    kind: ActorKind
    sure: bool


def find_runs(parse: Parse, tree: Tree, ends: Container[int] = ()) -> list[Run]:
    """The runs of capitalised words in a document that may be names, in order: "Ana Ruiz" of "Energy Minister Ana Ruiz".

    `ends` are the tokens before which a known name ends: a person's may begin there ("the president of Mali Ana Ruiz").
    """
    runs = [run for sentence in parse.sentences for run in _in_sentence(parse.tokens, tree, sentence, ends)]
    told = [" ".join(token.text for token in parse.tokens[run.first : run.last]) for run in runs]
    regions = {
        words
        for words, run in zip(told, runs, strict=True)
        if _is_of_region(tree, tree.head_of(run.first, run.last))
    }
    # What once stands before "region" is a place wherever else it stands: "the Naka issue".
    return [
        replace(run, kind=ActorKind.PLACE) if words in regions and not run.sure else run
        for words, run in zip(told, runs, strict=True)
    ]


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists = tomllib.loads(files(__package__).joinpath("unlisted.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in lists.items()}


def _in_sentence(
    tokens: Sequence[Token], tree: Tree, sentence: Sentence, ends: Container[int]
) -> Iterator[Run]:
    shouted = _is_headline(tokens[sentence.first : sentence.last])
    for first, last in _ranges(tokens, sentence):
        for start, end, titled in _parts(tokens, first, last, ends):
            kind, sure = _kind(tokens, tree, start, end, titled=titled)
            if kind is not None and (sure or not shouted):
                yield Run(first=start, last=end, kind=kind, sure=sure)
    if not shouted:
        yield from _adjectives(tokens, sentence)


def _is_headline(tokens: Sequence[Token]) -> bool:
    words = [t.text for t in tokens[1:] if t.text.isalpha() and len(t.text) > len("the")]
    words = [word for word in words if word.lower() not in _lists()["calendar"]]
    return len(words) >= _FEW and sum(word[0].isupper() for word in words) >= _HEADLINE * len(words)


def _ranges(tokens: Sequence[Token], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The longest runs of proper nouns, with hyphens and particles inside them ("Omar al-Din", "High Council of State")."""
    i = sentence.first
    while i < sentence.last:
        if not _opens(tokens, i, sentence.last):
            i += 1
            continue
        first = i
        while i < sentence.last:
            step = _step(tokens, i, sentence.last)
            if not step:
                break
            i += step
        yield first, i


def _opens(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a name may begin at a place: with a capital, or as "al-Din" does."""
    return i < end and (_is_proper(tokens[i]) or (_is_particle(tokens[i]) and _joins(tokens, i + 1, end)))


def _step(tokens: Sequence[Token], i: int, end: int) -> int:
    """How many tokens a run goes on with at a place."""
    if _opens(tokens, i, end) or _joins(tokens, i, end):
        return 1
    if _is_particle(tokens[i]) and _opens(tokens, i + 1, end):
        return 1
    if i < end and _is_surname(tokens, i):
        return 1
    body = tokens[i].text.lower() in _lists()["joins"] and _is_body(tokens[i - 1])
    return 2 if body and _opens(tokens, i + 1, end) else 0


def _joins(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a hyphen at a place is followed by more of a name."""
    return i + 1 < end and _is_hyphen(tokens, i) and _is_proper(tokens[i + 1])


def _is_surname(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word that the parser took for a verb or another is the rest of a name: "Stephen Biegun received them"."""
    text = tokens[i].text
    return (
        text.isalpha()
        and text[0].isupper()
        and text[1:].islower()
        and tokens[i].pos != "PUNCT"
        and tokens[i - 1].text.lower() in _lists()["given"]
        and tokens[i - 1].tag in _PROPER
    )


def _is_join(token: Token) -> bool:
    return token.text in _lists()["joins"]


def _is_particle(token: Token) -> bool:
    return token.text in _lists()["particles"]


def _is_proper(token: Token) -> bool:
    text = token.text
    return token.tag in _PROPER and text[0].isupper() and text.lower() not in _lists()["calendar"]


def _is_hyphen(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    return (
        token.tag == "HYPH"
        and 0 < i < len(tokens) - 1
        and tokens[i - 1].end == token.start
        and token.end == tokens[i + 1].start
    )


def _is_body(token: Token) -> bool:
    return token.text.lower() in _lists()["bodies"]


def _parts(
    tokens: Sequence[Token], first: int, last: int, ends: Container[int]
) -> Iterator[tuple[int, int, bool]]:
    """The names in a run, which offices and titles part, each with whether a title stands before it."""
    titled = first > 0 and _is_title(tokens[first - 1])
    start = first
    for i in range(first, last + 1):
        title = i < last and _is_office(tokens, first, i, last)
        new = first < i < last - 1 and i in ends and tokens[i].text.lower() in _lists()["given"]
        if i < last and not title and not new:
            continue
        end = i
        while start < end and _is_hyphen(tokens, start):
            start += 1
        while start < end and _is_hyphen(tokens, end - 1):
            end -= 1
        if start < end:
            yield start, end, titled
        titled = i < last
        start = i if new else i + 1


def _is_office(tokens: Sequence[Token], first: int, i: int, last: int) -> bool:
    """Whether a word in a run belongs to an office, as both words of "Prime Minister" and "State" of "Secretary of State" do."""
    before = tokens[i - 1].text.lower() if i else ""
    if i > first and before in _lists()["joins"]:
        return False
    if tokens[i].text.lower() not in _lists()["ranks"]:
        return _is_title(tokens[i])
    if i + 1 < last and _is_office(tokens, i + 1, i + 1, last):
        return True
    return before in ("of", "for") if i == first else _is_office(tokens, first, i - 1, i)


def _is_title(token: Token) -> bool:
    nouns = load_nouns()
    lower = token.text.lower()
    return token.tag[:2] in ("NN", "JJ", "UH") and (
        lower in nouns.office or lower in nouns.titles or lower in _lists()["callings"]
    )


def _kind(
    tokens: Sequence[Token], tree: Tree, first: int, last: int, *, titled: bool
) -> tuple[ActorKind | None, bool]:
    """What a run names and whether its words say so; None for what names nobody: "the Paris Accord", "Parliament"."""
    if tokens[last - 1].text.lower() in _lists()["things"]:
        return None, False
    joined = tokens[first].lemma not in load_nouns().acting and any(map(_is_join, tokens[first:last]))
    if not joined and all(map(_is_common, tokens[first:last])):
        return None, False
    told = _kind_by_words(tokens, first, last, titled=titled)
    return (told, True) if told else (_kind_by_place(tokens, tree, first, last), False)


def _kind_by_words(tokens: Sequence[Token], first: int, last: int, *, titled: bool) -> ActorKind | None:
    lists = _lists()
    words = [token.text.lower() for token in tokens[first:last]]
    if lists["peoples"].issuperset(words):
        return ActorKind.GROUP
    if words[-1] in lists["bodies"]:
        return ActorKind.ORGANISATION
    if words[-1] in lists["grounds"] or words[0] in lists["grounds"] | lists["compass"]:
        return ActorKind.PLACE
    if not lists["joins"].isdisjoint(words):
        return ActorKind.ORGANISATION
    if titled or (len(words) > 1 and words[0] in lists["given"] and not _is_hyphen(tokens, first + 1)):
        return ActorKind.PERSON
    return None if lists["bodies"].isdisjoint(words) else ActorKind.ORGANISATION


def _kind_by_place(tokens: Sequence[Token], tree: Tree, first: int, last: int) -> ActorKind | None:
    """What a run whose words tell nothing names, by how it stands in its sentence."""
    head = tree.head_of(first, last)
    words = sum(token.text[0].isalpha() and len(token.text) > 1 for token in tokens[first:last])
    words -= sum(_is_hyphen(tokens, i) for i in range(first, last))
    if not words or (last - first == 1 and tokens[first].dep == "amod"):
        return None
    if is_where(tree, head) or _is_ground(tree, head) or _is_of_region(tree, head):
        return ActorKind.PLACE
    if 1 < words <= _LONGEST or _is_aged(tokens, last) or _has_calling(tree, head):
        return ActorKind.PERSON
    people = tokens[first].tag == "NNPS" or _is_of_people(tree, head)
    return ActorKind.GROUP if people else ActorKind.ORGANISATION


def _is_of_region(tree: Tree, head: int) -> bool:
    """Whether a name stands before "region" and the like."""
    token = tree.tokens[head]
    return token.dep == "compound" and tree.tokens[token.head].lemma in words_of("regions")


def _is_ground(tree: Tree, head: int) -> bool:
    """Whether the words around a name tell that it is a place: "residents of Kalehe", "captured Bara", "from Masiaka"."""
    token = tree.tokens[head]
    while token.dep == "conj":
        token = tree.tokens[token.head]
    over = tree.tokens[token.head]
    if token.dep == "dobj":
        return over.lemma in _lists()["taking"]
    if token.dep != "pobj":
        return False
    beside = tree.tokens[over.head].lemma
    to, of = over.lemma == "to", over.lemma == "of"
    return (
        over.lemma == "from"
        or (to and beside in _lists()["going"])
        or (of and beside in _lists()["at_grounds"])
    )


def _is_of_people(tree: Tree, head: int) -> bool:
    """Whether a name says of which people those are who act: "Rohingya insurgents"."""
    token, nouns = tree.tokens[head], load_nouns()
    over = tree.tokens[token.head]
    return token.dep == "compound" and over.tag == "NNS" and over.lemma in nouns.group | nouns.people


def _is_aged(tokens: Sequence[Token], last: int) -> bool:
    """Whether an age follows a name: "Amna, 48,"."""
    after = [token.text for token in tokens[last : last + 3]]
    return len(after) > 2 and after[0] == after[2] == "," and after[1].isdigit()


def _has_calling(tree: Tree, head: int) -> bool:
    """Whether it is said beside a name what the person does: "Amna, a teacher"."""
    callings = _lists()["callings"] | load_nouns().person
    return any(token.lemma in callings for token in tree.below(head, "appos"))


def _is_common(token: Token) -> bool:
    """Whether a word with a capital is a common noun all the same: "the Foreign Ministry"."""
    lower = token.text.lower()
    return not _common_words().isdisjoint((token.lemma, lower, lower.removesuffix("s")))


@cache
def _common_words() -> frozenset[str]:
    nouns, lists = load_nouns(), _lists()
    of_actors = nouns.acting | nouns.office | nouns.common | nouns.states_own | nouns.idle | nouns.home
    return of_actors.union(*(lists[name] for name in ("bodies", "things", "grounds", "joins", "ranks")))


def _adjectives(tokens: Sequence[Token], sentence: Sentence) -> Iterator[Run]:
    """Peoples and faiths that only an adjective names: "Sunni Muslim" of "Sunni Muslim clerics"."""
    i = sentence.first + 1
    while i < sentence.last:
        first = i
        while (
            i < sentence.last
            and tokens[i].tag == "JJ"
            and tokens[i].text[0].isupper()
            and tokens[i].text[1:].islower()
        ):
            i += 1
        if (
            first < i and tokens[first - 1].pos != "PUNCT"
        ):  # what a quotation begins with has its capital from there
            yield Run(first=first, last=i, kind=ActorKind.GROUP, sure=False)
        i += 1
