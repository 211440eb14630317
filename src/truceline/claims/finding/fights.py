"""Finds fighting that a sentence tells as happening."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.claims.factuality import is_conditional
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import breach_words, speaking_words
from truceline.model import Sentence, Token

_THINGS = ("nsubj", "dobj", "nsubjpass", "attr", "conj", "appos", "ROOT", "dep", "pobj")
_WHERE = frozenset({"in", "by", "with", "amid", "from", "into", "to", "under"})
_NONE = frozenset({"no", "without", "neither", "any"})
_FADING = frozenset({"down", "away"})  # "gunfire dies down"


def fights(reading: Reading, sentence: Sentence) -> Iterator[Token]:
    """The verbs and nouns of a sentence that tell of fighting: "killed", "shelling was heard", "an attack", in text order.

    Fighting that is absent, feared, planned, or that ends, is passed over.
    """
    for token in reading.tokens[sentence.first : sentence.last]:
        if _is_fight(reading, token):
            yield token


def goes_on(reading: Reading, fight: Token) -> bool:
    """Whether fighting is told to go on or to begin again: "fighting continues", "resumed shelling", "clashes erupted"."""
    words = breach_words()
    near = (fight, reading.tokens[fight.head], *reading.tree.below(fight.i, "xcomp"))
    unceasing = fight.lemma in words.ceases and any(reading.tree.below(fight.i, "neg"))
    again = {t.text.lower() for t in near for t in reading.tree.below(t.i, "advmod")} & {"again", "still"}
    return unceasing or bool(again) or any(token.lemma in words.goes_on for token in near)


def is_earlier(reading: Reading, fight: Token) -> bool:
    """Whether fighting lay before what the sentence tells: "found that shells had hit the house"; not "said that … had"."""
    verb = fight if fight.pos == "VERB" else reading.tokens[fight.head]
    had = any(t.text.lower() == "had" for t in reading.tree.below(verb.i, "aux"))
    return had and verb.dep != "ROOT" and reading.tokens[verb.head].lemma not in speaking_words().saying


def _is_fight(reading: Reading, token: Token) -> bool:
    if _is_gerund(token) or token.pos == "NOUN":
        return not _is_ceasefire(reading, token) and _is_told_noun(reading, token)
    if token.pos != "VERB" or _is_victim(reading, token):
        return False
    things = reading.tree.below(token.i, "nsubj", "nsubjpass")
    nobody = any(any(reading.tree.below(t.i, "neg")) or is_absent(reading, t) for t in things)
    negated = nobody or any(reading.tree.below(token.i, "neg"))
    told = _is_attack(reading, token) or _rains(reading, token)
    if token.lemma in breach_words().ceases and not told:
        return negated and (_has_fighting(reading, token) or _has_guns(reading, token))
    told = told or _carries_fighting(reading, token)
    return told and not negated and not _is_unreal(reading, token)


def _is_gerund(token: Token) -> bool:
    """Whether the parser took a noun such as "shelling" for a verb form: "Shelling was reported"."""
    return token.pos == "VERB" and token.tag == "VBG" and token.dep in ("nsubj", "nsubjpass")


def _lemma(token: Token) -> str:
    return token.text.lower() if _is_gerund(token) else token.lemma


def _is_victim(reading: Reading, verb: Token) -> bool:
    """Whether a participle stands for those who were hurt: "the wounded", "those killed", "the captured soldiers"."""
    named = verb.tag == "VBN" and verb.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "amod")
    those = verb.dep == "acl" and reading.tokens[verb.head].text.lower() == "those"
    return named or those


def _is_attack(reading: Reading, verb: Token) -> bool:
    words = breach_words()
    if verb.lemma not in words.attacks:
        return False
    if any(t.text.lower() in _FADING for t in reading.tree.below(verb.i, "prt", "advmod")):
        return False
    things = reading.tree.below(verb.i, "nsubj", "nsubjpass", "dobj")
    partners = (*things, *reading.tree.objects(verb.i, "with", "by", "in"))
    return not any(thing.lemma in words.unwarlike for thing in partners)


def _rains(reading: Reading, verb: Token) -> bool:
    """Whether shells rain down, or guns make themselves heard: "rockets landed in", "shots rang out"."""
    words = breach_words()
    things = {t.lemma for t in reading.tree.below(verb.i, "nsubj")}
    return (verb.lemma in words.rains and bool(things & words.projectiles)) or (
        verb.lemma in words.sounding and bool(things & (words.sounds | words.projectiles | words.fights))
    )


def _carries_fighting(reading: Reading, verb: Token) -> bool:
    words = breach_words()
    if _is_policing(reading, verb):
        return False
    if verb.lemma in words.perceives:
        seen = list(reading.tree.below(verb.i, "nsubjpass"))
        heard = reading.tree.below(verb.i, "dobj") if verb.lemma == "hear" else ()
        loud = [t for t in (*heard, *seen) if t.lemma in words.sounds]
        loud += [t for t in seen if _lemma(t) in words.fights]
        return any(not is_absent(reading, t) for t in loud)
    return verb.lemma in words.carries and _has_fighting(reading, verb)


def _is_policing(reading: Reading, verb: Token) -> bool:
    """Whether it is done to protesters or the like: "opened fire on demonstrators"."""
    aimed = reading.tree.objects(verb.i, "on", "at", "against")
    return any(t.lemma in breach_words().unwarlike for t in aimed)


def _has_guns(reading: Reading, verb: Token) -> bool:
    return any(t.lemma in breach_words().sounds for t in reading.tree.below(verb.i, "nsubj", "dobj"))


def _has_fighting(reading: Reading, verb: Token) -> bool:
    """Whether a verb's subject or object, or what is joined to it or behind its "of", is a noun of fighting."""
    words = breach_words()
    things = list(reading.tree.below(verb.i, "nsubj", "dobj", "nsubjpass"))
    things += [joined for thing in things for joined in reading.tree.conjuncts(thing.i)]
    things += [inner for thing in things for inner in reading.tree.objects(thing.i, "of", "in")]
    things += reading.tree.objects(verb.i, "on", "to") if verb.lemma == "go" else ()
    fights = (t for t in things if _lemma(t) in words.fights and not _is_swap(reading, t))
    return any(not is_absent(reading, t) for t in fights)


def _is_swap(reading: Reading, noun: Token) -> bool:
    """Whether what is exchanged is no fire: "exchanges of prisoners"."""
    things = [t.lemma for t in reading.tree.objects(noun.i, "of")]
    return noun.lemma == "exchange" and bool(things) and not breach_words().fights.intersection(things)


def _is_told_noun(reading: Reading, noun: Token) -> bool:
    words = breach_words()
    head = reading.tokens[noun.head]
    apart = noun.lemma in words.losses and noun.dep == "npadvmod"  # "died, the first deaths since"
    if not _names_fighting(reading, noun) or not (noun.dep in _THINGS or apart) or is_absent(reading, noun):
        return False
    few = any(t.lemma == "few" for t in reading.tree.below(noun.i, "amod"))
    if few or (noun.dep == "dobj" and _is_policing(reading, head)):
        return False
    if noun.dep == "pobj" and head.text.lower() not in _WHERE and not _is_one_of_many(reading, noun):
        return False
    above = reading.tokens[head.head] if noun.dep == "pobj" else head
    none = any(t.text.lower() in _NONE for t in reading.tree.below(above.i, "det", "neg"))
    ends = above.lemma in words.ceases and not none and not apart
    held = above.lemma in ("hold", "cease") and noun.dep == "dobj"  # "have held their fire"
    return not ends and not held and above.lemma not in words.unmade and not _is_unreal(reading, above)


def _names_fighting(reading: Reading, noun: Token) -> bool:
    """Whether a noun is one of fighting, or of the dead where it is told to be the first or the worst."""
    words = breach_words()
    if _lemma(noun) in words.fights:
        return True
    ranked = any(t.lemma in words.ranks for t in reading.tree.below(noun.i, "amod", "compound"))
    return noun.lemma in words.losses and ranked


def _is_one_of_many(reading: Reading, noun: Token) -> bool:
    """Whether a noun of fighting stands behind "a series of", "a wave of"."""
    head = reading.tokens[noun.head]
    return head.text.lower() == "of" and reading.tokens[head.head].lemma in breach_words().many


def _is_ceasefire(reading: Reading, noun: Token) -> bool:
    """Whether "fire" is that of "cease-fire"."""
    before = reading.tokens[max(noun.i - 2, 0) : noun.i]
    return any(token.lemma == "cease" for token in before)


def is_absent(reading: Reading, noun: Token) -> bool:
    """Whether there is none: "no fighting", "no reports of fighting", "any violation"; "no let-up in the fighting" there is."""
    chain = (noun, *list(reading.tree.above(noun.i))[:2])
    if any(token.lemma in breach_words().ceases for token in chain):
        return False
    return any(
        below.text.lower() in _NONE for token in chain for below in reading.tree.below(token.i, "det", "neg")
    ) or any(token.text.lower() == "without" for token in chain)


def _is_unreal(reading: Reading, verb: Token) -> bool:
    """Whether a verb tells what may, will, or would be done."""
    words = speaking_words()
    aux = list(reading.tree.below(verb.i, "aux"))
    if verb.lemma in breach_words().perceives and any(t.lemma in ("can", "could") for t in aux):
        return False  # "could be heard"
    if any(t.tag == "MD" and t.lemma in words.modals for t in aux) or is_conditional(reading, verb.i):
        return True
    head = reading.tokens[verb.head]
    ceased = verb.dep in ("xcomp", "dobj", "ccomp") and head.lemma in breach_words().ceases
    if ceased and not any(reading.tree.below(head.i, "neg")):
        return True
    infinitive = any(t.text.lower() == "to" for t in aux)
    unreal = words.ahead | words.against | breach_words().unmade
    return infinitive and head.lemma in unreal - {"begin"}
