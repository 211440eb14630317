"""Who does what a verb or noun says: its subject, found where the syntax puts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from truceline.claims.clauses.addresses import GROUND
from truceline.claims.clauses.judged import judged
from truceline.claims.clauses.misread import (
    before_broker,
    group_before,
    headline_subjects,
    is_joined_to_noun,
    misread_subjects,
    stretch_before,
)
from truceline.claims.clauses.owners import agents, fighting_each_other, owners, strikers
from truceline.claims.reading import Reading, once
from truceline.claims.vocabulary import ceasefire_words, doing_words
from truceline.model import ActorKind, Token

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_STEPS = 12  # how many words a doer may be passed through: garbled text can hang a thousand on one another


def subjects(reading: Reading, i: int) -> list[int]:
    """The heads of those who do what token `i` says: a verb's subject or agent, a noun's owner; empty if none is told.

    A noun without an owner is done by the subject of the verb that carries it out ("delayed the release"), and what
    stands against a ceasefire ("despite the truce") by whoever does what it is set against.
    """
    return list(_subjects(reading, i))


@once
def _subjects(reading: Reading, i: int) -> tuple[int, ...]:
    return tuple(dict.fromkeys(_doers(reading, i, _STEPS)))


def passive_subjects(reading: Reading, i: int) -> list[int]:
    """The heads of those to whom a verb in the passive is done."""
    return [t.i for start in reading.tree.below(i, "nsubjpass") for t in reading.tree.conjuncts(start.i)]


def objects(reading: Reading, i: int) -> list[int]:
    """The heads of a verb's direct objects; for "which" or "whom", what it takes up."""
    verb = reading.tokens[i]
    things = reading.tree.below(i, "dobj")
    starts = [verb.head if verb.dep == "relcl" and t.text.lower() in _RELATIVE else t.i for t in things]
    return [t.i for start in starts for t in reading.tree.conjuncts(start)]


def _doers(reading: Reading, i: int, steps: int) -> list[int]:
    token = reading.tokens[i]
    lost = (
        steps < _STEPS and i in reading.mentions and token.dep == "ROOT"
    )  # a sentence whose verb was not seen
    if steps == 0 or lost:
        return [i] if lost else []
    if steps == _STEPS and (unseen := headline_subjects(reading, i)):
        return unseen
    if token.pos in ("NOUN", "PROPN") and not any(reading.tree.below(i, "nsubj")):
        return _by_noun(reading, token, steps)
    if token.pos in ("ADP", "SCONJ", "ADV"):
        return _doers(reading, token.head, steps - 1) if token.head != i else []
    signing = before_broker(reading, i)
    if signing is not None:
        return group_before(reading, signing) or _doers(reading, signing, steps - 1)
    return _of_verb(reading, token, steps)


def _by_noun(reading: Reading, noun: Token, steps: int) -> list[int]:
    """Who does what a noun says: whose it is, else by what it hangs on."""
    judging = _in_what(reading, noun)
    by = [t.i for t in reading.tree.objects(noun.head, "by") if t.i > noun.i]
    if judging is not None and by:  # "what Mali called a breach by rebels"
        return by
    if judging is not None:
        return _doers(reading, judging.head, steps - 1)
    each_other = fighting_each_other(reading, noun)  # "clashes between A and B"
    named = misread_subjects(reading, noun.i) or owners(reading, noun.i) or each_other
    return named or _of_noun(reading, noun, steps)


def _of_verb(reading: Reading, verb: Token, steps: int) -> list[int]:
    """Who does what a verb, or an adjective such as "ready", says."""
    if verb.dep in ("acomp", "oprd", "attr"):  # "is ready to stop"
        return _doers(reading, verb.head, steps - 1) or passive_subjects(reading, verb.head)
    passive = any(reading.tree.below(verb.i, "nsubjpass")) or _is_bare_passive(reading, verb)
    if verb.lemma in doing_words().suffering or passive:
        by = agents(reading, verb.i)
        return list(_stand_ins(reading, by, steps)) or strikers(reading, verb.i)
    own = _own(reading, verb, steps) or _inherited(reading, verb, steps) or _before(reading, verb)
    found = list(dict.fromkeys(_stand_ins(reading, own, steps)))
    stretch = stretch_before(reading, verb.i) if verb.tag in ("VB", "VBP", "VBD") else []
    return list(dict.fromkeys((*found, *stretch))) if set(found) & set(stretch) else found


def _is_bare_passive(reading: Reading, verb: Token) -> bool:
    """Whether a verb is a headline's passive without "is": "Ceasefire violated by Niger"."""
    active = any(reading.tree.below(verb.i, "dobj", "aux", "auxpass"))
    return verb.tag in ("VBD", "VBN") and any(reading.tree.below(verb.i, "agent")) and not active


def _of_noun(reading: Reading, noun: Token, steps: int) -> list[int]:
    """Who does what an ownerless noun says, by what it hangs on."""
    head = reading.tokens[noun.head]
    words = doing_words()
    match noun.dep:
        case "pobj":
            above = reading.tokens[head.head]
            beside = head.text.lower() in words.beside
            return _doers(reading, above.i, steps - 1) if beside else _behind(reading, above, head, steps)
        case "nsubjpass" if head.dep != "advcl":
            return agents(reading, head.i)
        case "nsubj" if head.dep == "advcl":  # "shelled the town after a truce began"
            return _doers(reading, head.head, steps - 1)
        case "dobj" if head.lemma in words.carrying | words.partitive:
            return _doers(reading, head.i, steps - 1)
        case "npadvmod" | "conj" | "appos" | "compound" | "nmod" | "amod" | "nsubjpass":
            return _doers(reading, head.i, steps - 1)
        case _:
            return []


def _behind(reading: Reading, above: Token, prep: Token, steps: int) -> list[int]:
    """Who does what stands after "of", "for", "on" or "over": whoever is judged for it, or does what it is a part of."""
    if prep.text.lower() == "as" and above.pos == "VERB":
        return _classed(reading, above, steps)
    if prep.text.lower() in ("for", "over", "of"):
        found = judged(reading, above)
        if found:
            return found
    words = ceasefire_words()
    part = above.lemma in words.transparent | words.anaphors
    carried = above.pos == "VERB" and above.lemma in doing_words().carrying | doing_words().settling
    if prep.text.lower() in ("of", "on", "to", "for") and (part or carried):
        return _doers(reading, above.i, steps - 1)
    return []


def _in_what(reading: Reading, noun: Token) -> Token | None:
    """The "in" before what a deed is called: "entered the zone in what Mali called a breach of the truce"."""
    verb = reading.tokens[noun.head]
    prep = reading.tokens[verb.head]
    asked = verb.dep == "pcomp" and prep.text.lower() in ("in", "by") and noun.i > verb.i
    fits = asked and reading.tokens[prep.i + 1].text.lower() == "what"
    return prep if fits and not agents(reading, noun.i) else None


def _classed(reading: Reading, verb: Token, steps: int) -> list[int]:
    """Who does what a verb calls by another name: "denounced the Malian raid as a breach of the truce"."""
    things = [*reading.tree.below(verb.i, "dobj", "nsubjpass")]
    whose = [i for t in things for i in ([t.i] if t.i in reading.mentions else owners(reading, t.i))]
    found = [i for i in whose if not _is_where(reading, i)]
    by = [t.i for t in reading.tree.objects(verb.i, "by")]
    return found or (by if things else _doers(reading, verb.i, steps - 1))


def _own(reading: Reading, token: Token, steps: int) -> list[int]:
    found: list[int] = []
    for subject in reading.tree.below(token.i, "nsubj"):
        if subject.text.lower() in _RELATIVE and token.dep == "relcl":
            found += _antecedents(reading, token.head, steps)
        else:
            found += _joined(reading, subject.i)
    return found or agents(reading, token.i) or _run_in(reading, token)


def _joined(reading: Reading, head: int) -> list[int]:
    """What is joined to a subject, also by way of the name or the "of" after it: "the leader A and B", "A of Mali and B"."""
    found: list[int] = []
    for token in reading.tree.conjuncts(head):
        found.append(token.i)
        for name in reading.tree.below(token.i, "appos"):
            apart = _is_apart(reading, token.i, name.i)
            found += [t.i for t in reading.tree.conjuncts(name.i) if apart or t.i != name.i]
        for land in reading.tree.objects(token.i, "of") if token.pos == "PROPN" else ():
            found += [
                t.i for t in reading.tree.conjuncts(land.i) if t.i != land.i and _is_person(reading, t.i)
            ]
    return found


def _is_apart(reading: Reading, first: int, last: int) -> bool:
    """Whether two names that the parser takes for one are two: "Hamas and its rival Fatah"."""
    one, other = reading.mentions.get(first), reading.mentions.get(last)
    joined = any(token.text.lower() == "and" for token in reading.tokens[first:last])
    return joined and one is not None and other is not None and one.actors != other.actors


def _is_person(reading: Reading, i: int) -> bool:
    mention = reading.mentions.get(i)
    return mention is not None and (
        mention.reason.startswith("office") or any(a.kind is ActorKind.PERSON for a in mention.actors)
    )


def _run_in(reading: Reading, token: Token) -> list[int]:
    """A subject that the parser ran into its verb: "The Malian Air Force bombs the town"."""
    if token.pos != "VERB" or token.tag not in ("VBZ", "VBP"):
        return []
    before = [t for t in reading.tree.below(token.i, "compound", "nmod", "poss") if t.i < token.i]
    return [t.i for t in before[-1:] if t.i in reading.mentions]


def _antecedents(reading: Reading, noun: int, steps: int) -> list[int]:
    """Who a relative clause is about; for "a resolution that calls for", whoever brings that about."""
    group = [t.i for t in reading.tree.conjuncts(noun)]
    where = reading.tokens[noun].dep == "pobj" and _is_where(reading, noun)
    if steps == 0 or (any(i in reading.mentions for i in group) and not where):
        return group
    verb = next((t.i for t in reading.tree.above(noun) if t.pos == "VERB"), noun) if where else noun
    return _doers(reading, verb, steps - 1) or group


def _is_where(reading: Reading, noun: int) -> bool:
    """Whether a noun names a place, which does nothing itself: "set up a post at the Lachin corridor, in breach of …"."""
    mention = reading.mentions.get(noun)
    return mention is not None and all(actor.kind in GROUND for actor in mention.actors)


def _inherited(reading: Reading, token: Token, steps: int) -> list[int]:
    """The subject that a verb without one shares with what it hangs on."""
    if token.dep == "ROOT" or any(reading.tree.below(token.i, "nsubjpass", "expl")):
        return []
    head = reading.tokens[token.head]
    match token.dep:
        case "conj" if head.pos in ("VERB", "AUX", "ADJ") or is_joined_to_noun(reading, token.i):
            return _shared(reading, head if head.pos != "NOUN" else reading.tokens[head.head], steps)
        case "xcomp" | "ccomp" | "advcl" | "pcomp" | "dep" if (
            token.tag not in ("VBD", "VBZ", "VBP") or token.dep == "xcomp"
        ):
            return _controller(reading, token, head, steps)
        case "acl" | "relcl" if token.tag == "VB" and (token.dep == "acl" or head.dep == "attr"):
            attr = head.dep == "attr"  # "became the first state to call for"
            return _doers(reading, head.head, steps - 1) if attr else _controller(reading, token, head, steps)
        case "acl" if token.tag == "VBG":
            return _antecedents(reading, head.i, steps)
        case _:
            return []


def _shared(reading: Reading, head: Token, steps: int) -> list[int]:
    """The doers of a verb that another is joined to; where nobody is named ("said the war was over but refused …"), of the
    verb above it.
    """
    found = _doers(reading, head.i, steps - 1)
    if head.dep == "ccomp" and not any(i in reading.mentions for i in found):
        return _doers(reading, head.head, steps - 2) if steps > 2 else []
    return found


def _controller(reading: Reading, token: Token, head: Token, steps: int) -> list[int]:
    prep = head
    if head.dep == "prep":
        head = reading.tokens[head.head]
        found = judged(reading, head) if prep.text.lower() in ("for", "of", "over") else []
        if found:
            return found
    words = doing_words()
    if head.lemma in words.steering | words.causing and head.pos == "VERB" and token.dep != "advcl":
        return objects(reading, head.i) or [
            t.i
            for p in reading.tree.below(head.i, "prep")
            for t in reading.tree.below(p.i, "pobj")
            if p.text == "on"
        ]
    return _doers(reading, head.i, steps - 1) or passive_subjects(reading, head.i)


def _before(reading: Reading, token: Token) -> list[int]:
    """The names right before a finite verb that the parser hung on an opening phrase.

    "Following talks at the initiative of Qatar, Chad and Libya agreed …": what comes after the first comma.
    """
    perfect = any(t.tag in ("VBP", "VBZ", "VBD", "MD") for t in reading.tree.below(token.i, "aux"))
    finite = token.tag in ("VBD", "VBZ", "VBP") or perfect
    if not finite or token.dep not in ("ROOT", "ccomp", "advcl"):
        return []
    if any(reading.tree.below(token.i, "nsubjpass", "csubj", "expl")):
        return []
    last = next((i for i in range(token.i - 1, max(token.i - 4, -1), -1) if i in reading.mentions), None)
    if last is None or reading.tokens[last].dep != "conj":
        return []
    group = [last]
    while reading.tokens[group[0]].dep == "conj":
        group.insert(0, reading.tokens[group[0]].head)
    commas = [i for i in range(group[0], last) if reading.tokens[i].text == ","]
    return [i for i in group if i > commas[0]] if commas else []


def _stand_ins(reading: Reading, heads: Iterable[int], steps: int) -> Iterator[int]:
    """The subjects, each with those it stands for: "part of the army", "an Israeli strike", "2011 war: Russia calls …"."""
    for head in heads:
        after_colon = _after_colon(reading, head)
        if after_colon:
            yield from after_colon
        elif head in reading.mentions:
            yield head
            yield from _together(reading, head)
        else:
            token = reading.tokens[head]
            yield from _whole(reading, token) or _striker(reading, token, steps) or [head]


def _together(reading: Reading, head: int) -> Iterator[int]:
    """Who does it "together with", "alongside" or "as well as" a subject."""
    for prep in reading.tree.below(head, "prep"):
        before = reading.tokens[prep.i - 1].text.lower()
        if prep.text.lower() == "alongside" or (
            prep.text.lower() == "with" and before in ("along", "together")
        ):
            yield from (
                t.i for start in reading.tree.below(prep.i, "pobj") for t in reading.tree.conjuncts(start.i)
            )


def _after_colon(reading: Reading, head: int) -> list[int]:
    """The true subject after a heading: "2011 war: Russia's minister calls for peace"."""
    return [
        t.i
        for start in reading.tree.below(head, "appos")
        if any(reading.tokens[i].text == ":" for i in range(head, start.i))
        for t in reading.tree.conjuncts(start.i)
    ]


def _whole(reading: Reading, token: Token) -> list[int]:
    if token.lemma not in doing_words().partitive and token.text.lower() not in doing_words().partitive:
        return []
    return [
        t.i
        for start in reading.tree.objects(token.i, "of", "from", "in", "within")
        for t in reading.tree.conjuncts(start.i)
    ]


def _striker(reading: Reading, token: Token, steps: int) -> list[int]:
    if token.lemma not in doing_words().striking or not steps:
        return []
    return owners(reading, token.i) or fighting_each_other(reading, token)
