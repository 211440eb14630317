"""What is told to the weights of a word that may tell an act: names of features, each with a value."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.claims.vocabulary import deed_words, frames, speaking_words
from truceline.claims.weighing.paths import Path, path
from truceline.claims.weighing.scene import Candidate, Scene
from truceline.model import Token

_ARGUMENTS = frozenset({"dobj", "nsubjpass", "nsubj", "xcomp", "ccomp", "attr", "acomp"})
_PLAIN = frozenset({"aux", "auxpass", "neg", "mark", "prt", "advmod", "det", "prep", "amod", "compound"})
_TELLING = frozenset({"VERB", "NOUN", "ADJ", "ADV", "SCONJ", "ADP", "AUX"})
_HIGH = 6  # steps up the tree that are looked at


def features(scene: Scene, candidate: Candidate) -> frozenset[str]:
    """The features of a word, such as `lemma=breach`, `path=dobj/`, `subject is armed group`.

    What rules have read is among them: the act that the vocabulary sees at the word, and those of claims around it.
    """
    token = scene.reading.tokens[candidate.token]
    way = path(scene.reading, token.i, [t.head for t in scene.by_sentence.get(candidate.sentence, ())])
    return frozenset(
        (
            *_word(token),
            *_rules(scene, candidate),
            *_place(scene, candidate),
            *_path(scene, token, way),
            *_above(scene, token),
            *_below(scene, token),
            *_window(scene, candidate),
            *_sentence(scene, candidate),
        )
    )


def _kinds(lemma: str) -> frozenset[str]:
    """The acts that the vocabulary knows a word for, and `deed` where an undertaking is carried out by it."""
    known = frozenset(str(frame.act) for frame in frames().get(lemma, ()))
    return known | {"deed"} if lemma in deed_words().telling else known


def _word(token: Token) -> Iterator[str]:
    yield from (
        "any",
        f"pos={token.pos}",
        f"tag={token.tag}",
        f"dep={token.dep}",
        f"lemma={token.lemma.lower()}",
    )


def _rules(scene: Scene, candidate: Candidate) -> Iterator[str]:
    known = _kinds(scene.reading.tokens[candidate.token].lemma)
    yield from (f"known={act}" for act in known or ("none",))
    yield from (f"shown={act}" for act in scene.shown.get(candidate.token, ("none",)))
    yield from (f"told={act}" for act in scene.told.get(candidate.token, ("none",)))
    beside = scene.told_in.get(candidate.sentence, frozenset())
    yield from (f"told beside={act}" for act in beside or ("none",))
    if known & beside:
        yield "known told beside"
    yield from (f"told anywhere={claim.act}" for claim in scene.claims)


def _place(scene: Scene, candidate: Candidate) -> Iterator[str]:
    named = any(index <= candidate.sentence for index in scene.by_sentence)
    yield f"off={candidate.off}{'' if named else ' ahead'}"
    yield f"sentence={min(candidate.sentence, 3)}"


def _path(scene: Scene, token: Token, way: Path | None) -> Iterator[str]:
    if way is None:
        yield "path=none"
        return
    yield from (f"path={way.up}/{way.down}", f"down={way.down}")
    yield from (f"path={way.up}/{way.down} known={act}" for act in _kinds(token.lemma) or ("none",))
    yield from (f"steps up={min(way.ups, 4)}", f"steps down={min(way.downs, 5)}")
    yield f"steps={min(way.ups + way.downs, 6)}"
    yield f"ceasefire={scene.reading.tokens[way.end].lemma.lower()}"
    yield f"ceasefire {'after' if way.end > token.i else 'before'}"
    yield f"distance={min(abs(way.end - token.i) // 2, 6)}"


def _above(scene: Scene, token: Token) -> Iterator[str]:
    tokens = scene.reading.tokens
    head = tokens[token.head]
    if head.i != token.i:
        yield f"head={head.lemma.lower()}"
        yield from (f"head known={act}" for act in _kinds(head.lemma))
        if token.dep in ("pobj", "pcomp"):
            yield from (f"after={head.text.lower()}", f"over={tokens[head.head].lemma.lower()}")
    for above in list(scene.reading.tree.above(token.i))[:_HIGH]:
        if above.lemma in speaking_words().saying:
            yield "above says"
        if above.lemma in speaking_words().accusing:
            yield "above accuses"


def _below(scene: Scene, token: Token) -> Iterator[str]:
    reading = scene.reading
    for child in (reading.tokens[i] for i in reading.tree.children[token.i]):
        yield f"below={child.dep}"
        lemma = child.lemma.lower()
        mention = reading.mentions.get(child.i)
        if child.dep in _PLAIN:
            yield f"below={child.dep} {child.text.lower()}"
        if child.dep in _ARGUMENTS:
            yield f"{child.dep}={lemma if child.pos != 'PROPN' else 'name'}"
            yield from (f"{child.dep} known={act}" for act in _kinds(child.lemma))
        if mention and mention.actors:
            yield f"{child.dep} is {mention.actors[0].kind}"
        for thing in reading.tree.below(child.i, "pobj") if child.dep == "prep" else ():
            what = "name" if thing.i in reading.mentions else thing.lemma.lower()
            yield f"{child.text.lower()}={what}"


def _window(scene: Scene, candidate: Candidate) -> Iterator[str]:
    reading = scene.reading
    sentence = reading.sentences[candidate.sentence]
    for step in (-2, -1, 1, 2):
        i = candidate.token + step
        if sentence.first <= i < sentence.last:
            yield f"at {step:+}={'name' if i in reading.mentions else reading.tokens[i].lemma.lower()}"


def _sentence(scene: Scene, candidate: Candidate) -> Iterator[str]:
    first, last = scene.reading.sentences[candidate.sentence]
    yield from (f"with={t.lemma.lower()}" for t in scene.reading.tokens[first:last] if t.pos in _TELLING)
