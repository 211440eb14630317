"""Finds where the vocabulary's words stand at the right place to a ceasefire."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.claims.factuality import denial, said_by
from truceline.claims.finding.fitting import WINDOW, fits
from truceline.claims.mentions.anaphora import Taken
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import Frame, ceasefire_words, frames, speaking_words, talk_words
from truceline.model import Act, Span, Token

_OF_PLANS = frozenset({Act.REJECT, Act.AGREE, Act.REACT})
_OF_ECHOES = frozenset({Act.REACT, Act.REJECT, Act.AGREE})
_OF_CEASEFIRES = frozenset(
    {Act.EFFECT, Act.END, Act.HOLD, Act.EXTEND, Act.VIOLATE, Act.DECLARE, Act.IMPLEMENT}
)
_BARE = frozenset({"VB", "VBG"})
_REACH = 8  # steps up the tree: enough for "welcomed the signing of the terms of the truce"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A word that shows an act, the ceasefire it is about, and the frame that says so; `sure` where the syntax ties them.

    `words` are given where they show the act by themselves, without a word for the ceasefire.
    """

    trigger: int
    topic: Topic
    frame: Frame
    sure: bool = True
    words: Span | None = None


def find_hits(reading: Reading, topics: Iterable[Topic]) -> tuple[Hit, ...]:
    """The hits of a document in text order; where one act takes in another ("urged a signing"), only the outer one."""
    found: dict[tuple[int, Act], Hit] = {}
    for topic in topics:
        for hit in _hits(reading, topic):
            found.setdefault((hit.trigger, hit.frame.act), hit)
    return tuple(sorted(found.values(), key=lambda hit: hit.trigger))


def _hits(reading: Reading, topic: Topic) -> Iterator[Hit]:
    beside = [
        hit for place, verb in _beside(reading, topic) for hit in frames_at(reading, place, verb, topic)
    ]
    hits: list[Hit] = []
    words = ceasefire_words()
    named = False  # a noun such as "violation" has taken the ceasefire up: verbs above act on that, not on it
    for place, trigger in _governors(reading, topic):
        token = reading.tokens[trigger]
        direct = token.pos != "NOUN" and _is_direct(reading, topic, trigger)
        if token.lemma in words.proposals | words.resolutions and token.pos == "NOUN":
            beside += [
                hit
                for clause, verb in _clauses_on(reading, trigger)
                for hit in frames_at(reading, clause, verb, topic)
                if hit.frame.act in _OF_PLANS
            ]
        hits += [
            hit
            for hit in frames_at(reading, place, trigger, topic)
            if (hit.frame.swallows or not named) and (place != "clause" or hit.frame.swallows or direct)
        ]
        told = any(hit.trigger == trigger and hit.frame.act is not Act.MENTION for hit in hits)
        named = named or (token.pos == "NOUN" and told)
    hits = [hit for hit in hits if not _is_light(reading, hit.trigger, hits) and _has_speaker(reading, hit)]
    denials = [denial(reading, hit.trigger) for hit in hits]  # "dismissed reports of a truce" refuses none
    hits = [
        hit for hit in hits if hit.frame.act is not Act.REJECT or reading.tokens[hit.trigger] not in denials
    ]
    outer = _unrefused(reading, [hit for hit in hits if hit.frame.swallows])
    if outer and outer[-1].frame.act is Act.REACT:  # "satisfied with the compliance with the truce"
        kept = [hit for hit in hits if _is_judged(reading, hit)]
        outer = kept or outer
    return iter((*beside, *([*_of_others(reading, outer[:-1]), outer[-1]] if outer else hits)))


def _unrefused(reading: Reading, outer: list[Hit]) -> list[Hit]:
    """Without the refusal of whoever "refused to hold talks", or "insisted that talks be held": those are talks."""
    talks = [hit for hit in outer if hit.frame.act is Act.NEGOTIATE]
    held = [hit for hit in talks if reading.tokens[hit.trigger].pos == "NOUN"]
    last = outer[-1] if outer else None
    if last is None or (last.frame.wish and talks):
        return talks[-1:]
    refused = reading.tokens[last.trigger].lemma in speaking_words().refusing
    if held and (
        refused or (last.frame.act is Act.REJECT and reading.tokens[held[-1].trigger].head == last.trigger)
    ):
        return held[-1:]
    undone = [hit for hit in outer if hit.trigger == last.trigger and hit.frame.negated]
    return undone[-1:] or outer  # "does not support a truce" is no support


def _is_judged(reading: Reading, hit: Hit) -> bool:
    """Whether a deed stands under a judgement that says that it was done: "condemned it for breaking the truce"."""
    noun = reading.tokens[hit.trigger].pos == "NOUN"
    return hit.frame.act is Act.VIOLATE or (hit.frame.act is Act.HOLD and noun)


def _of_others(reading: Reading, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Of acts that others are about, those that have a doer of their own: "rejected Malian calls for a truce"."""
    for hit in hits:
        token = reading.tokens[hit.trigger]
        if token.pos != "NOUN" or hit.frame.needs or token.lemma in ceasefire_words().resolutions:
            continue
        beside = reading.tree.below(token.i, "poss", "amod", "compound")
        if any(t.i in reading.mentions for t in beside) or any(reading.tree.objects(token.i, "from", "by")):
            yield hit


def _has_speaker(reading: Reading, hit: Hit) -> bool:
    """Whether a judgement is told with who makes it, where that is whoever says so: else it takes in nothing ("the truce saved lives")."""
    judged = hit.frame.act is Act.REACT and hit.frame.by == "speaker"
    return not judged or said_by(reading, hit.trigger)[0] is not None


def _is_light(reading: Reading, trigger: int, hits: Iterable[Hit]) -> bool:
    """Whether a verb only brings a ceasefire to the one above that shows the act: "agreed to observe a truce"."""
    token = reading.tokens[trigger]
    light = token.dep == "xcomp" and token.lemma in ceasefire_words().light
    return light and any(hit.trigger == token.head for hit in hits)


def _is_direct(reading: Reading, topic: Topic, trigger: int) -> bool:
    """Whether a verb governs "stop fighting" itself, or a ceasefire through a light verb ("agreed to observe a truce")."""
    inner = reading.tokens[topic.head] if topic.verbal else reading.tokens[reading.tokens[topic.head].head]
    light = topic.verbal or inner.lemma in ceasefire_words().light
    while inner.dep == "conj" and inner.tag == "VB":  # "agreed to pull back and stop shooting"
        inner = reading.tokens[inner.head]
    return light and inner.dep in ("xcomp", "ccomp", "advcl", "acl") and inner.head == trigger


def frames_at(reading: Reading, place: str, trigger: int, topic: Topic) -> Iterator[Hit]:
    """The hits of one word that stands at this place to a ceasefire."""
    noun = place == "self" and not topic.verbal
    if place == "subject" and _is_participle(reading, trigger, topic):
        place = "object"
    for frame in frames().get(reading.tokens[trigger].lemma, ()) + frames().get("*", ()):
        if not (place in frame.at and fits(reading, trigger, frame)) or (noun and frame.finite):
            continue
        if frame.verbal and not topic.verbal:
            continue
        told = not _only_echoes(topic, frame, place) and not _only_talks(reading, topic, frame)
        if told and (not frame.none or _is_none(reading, topic)):
            yield Hit(trigger=trigger, topic=topic, frame=frame)


def _only_echoes(topic: Topic, frame: Frame, place: str) -> bool:
    """Whether "the move" stands where only the ceasefire itself tells the act: it can be welcomed or refused, not broken."""
    return topic.taken is Taken.ECHO and (frame.act not in _OF_ECHOES or place == "clause")


def _only_talks(reading: Reading, topic: Topic, frame: Frame) -> bool:
    """Whether "peace talks" stand where a ceasefire is begun, kept or ended: what becomes of talks is told of talks."""
    return frame.act in _OF_CEASEFIRES and reading.tokens[topic.head].lemma in talk_words().nouns


def _is_participle(reading: Reading, trigger: int, topic: Topic) -> bool:
    """Whether a form that the parser took for an active verb is said of the ceasefire: "a truce agreed on Monday has …"."""
    token = reading.tokens[trigger]
    _, after = reading.token_range(topic.words)
    alone = not any(reading.tree.below(trigger, "dobj", "aux", "auxpass"))
    if any("subject" in frame.at and frame.by == "none" for frame in frames().get(token.lemma, ())):
        return False  # "the truce collapsed"
    return token.tag in ("VBD", "VBN") and trigger in (after, topic.head + 1) and alone


def _beside(reading: Reading, topic: Topic) -> Iterator[tuple[str, int]]:
    """The verbs that hang on a ceasefire, or on the word for it inside its phrase: "agreement on a truce that begins at noon"."""
    yield from _clauses_on(reading, topic.head)
    inner = reading.tree.head_of(*reading.token_range(topic.words))
    if inner != topic.head:
        yield from _clauses_on(reading, inner)
    yield from _participle_after(reading, topic)


def _participle_after(reading: Reading, topic: Topic) -> Iterator[tuple[str, int]]:
    """A participle that the parser took for a verb of the clause around: "despite a truce agreed the day before"."""
    after = max(reading.token_range(topic.words)[1], topic.head + 1)
    head = reading.tokens[topic.head]
    if topic.verbal or head.dep not in ("pobj", "dobj") or after >= reading.sentence(topic.head).last:
        return
    verb = reading.tokens[after]
    own = any(reading.tree.below(after, "nsubj", "nsubjpass", "aux", "auxpass", "dobj"))
    if verb.tag in ("VBD", "VBN") and verb.dep not in ("acl", "relcl") and not own:
        yield "object", after


def _governors(reading: Reading, topic: Topic) -> Iterator[tuple[str, int]]:
    """The words a ceasefire hangs on, each with the place it takes to them, inner ones first."""
    yield "self", topic.head
    i = topic.head
    for _ in range(_REACH):
        step = _step_up(reading, i)
        if step is None:
            return
        place, above = step
        yield place, above
        if place == "subject" or (place == "object" and reading.tokens[i].dep == "nsubjpass"):
            yield from (("subject", verb.i) for verb in _raised(reading, above))
        token = reading.tokens[above]
        if place == "subject" and _is_misread_aim(reading, token):
            yield "object", token.head
        if token.pos in ("VERB", "AUX") and place in ("object", "subject"):
            yield from _joined(reading, above, place)
        if not _goes_on(reading, above) or _is_vague(reading, place, above, topic):
            return
        i = above


def _is_misread_aim(reading: Reading, verb: Token) -> bool:
    """Whether an infinitive is what something is done for, its subject the object of the verb above: "declared a truce to allow aid in"."""
    to = any(t.text.lower() == "to" for t in reading.tree.below(verb.i, "aux"))
    above = reading.tokens[verb.head]
    aim = verb.dep in ("ccomp", "xcomp", "advcl") and verb.tag == "VB" and verb.pos == "VERB"
    return to and aim and above.pos == "VERB" and above.i < verb.i


def _clauses_on(reading: Reading, head: int) -> Iterator[tuple[str, int]]:
    """Verbs that hang on the ceasefire: "a truce agreed in June", "a ceasefire that began on Monday"."""
    for verb in (*reading.tree.below(head, "acl", "relcl"), *_clauses_on_names(reading, head)):
        if _is_purpose(reading, verb):
            continue
        for joined in (verb, *_joined_verbs(reading, verb.i)):
            if verb.dep == "acl":
                verbless = verb.tag == "VBD" and reading.tokens[head].dep == "ROOT"  # "A truce held, though"
                yield ("subject" if verbless or verb.tag in ("VBG", "VB") else "object"), joined.i
            else:
                subject = any(
                    t.tag in ("WDT", "WP") or t.text == "that" for t in reading.tree.below(verb.i, "nsubj")
                )
                yield ("subject" if subject else "object"), joined.i
                yield from (("subject", raised.i) for raised in _raised(reading, joined.i) if subject)


def _clauses_on_names(reading: Reading, head: int) -> Iterator[Token]:
    """Clauses that the parser hung on a name inside a ceasefire's phrase: "its truce with Mali, which expires on Friday"."""
    for token in reading.tree.subtree(head):
        if token.i > head and token.pos == "PROPN":
            for verb in reading.tree.below(token.i, "relcl"):
                if any(t.text.lower() == "which" for t in reading.tree.below(verb.i, "nsubj", "nsubjpass")):
                    yield verb
            yield from (verb for verb in reading.tree.below(token.i, "acl") if verb.tag == "VBN")


def _raised(reading: Reading, i: int) -> Iterator[Token]:
    """Verbs whose subject stands with the one above them: "is due to begin", "appears to hold", "failed to take effect"."""
    for below in reading.tree.below(i, "xcomp", "acomp"):
        if below.pos == "VERB":
            yield below
        yield from _raised(reading, below.i)


def _has_time(reading: Reading, verb: Token) -> bool:
    """Whether a time hangs on a verb: "brokered by Egypt in May" is an act of its own (ruling 1), "brokered by Egypt" is not."""
    below = {t.start for t in reading.tree.subtree(verb.i)}
    return any(time.span.start in below for time in reading.times_in(reading.sentence(verb.i)))


def _is_purpose(reading: Reading, verb: Token) -> bool:
    """Whether a verb tells what a ceasefire is for or whose it is: "a truce to end the war", "brokered by Egypt"."""
    words = ceasefire_words()
    if verb.text.lower() in words.brokering:
        return not _has_time(reading, verb)
    if verb.tag == "VBD" and _has_time(reading, verb):  # "the truce that ended the fighting in May"
        return False
    objects = list(reading.tree.below(verb.i, "dobj"))
    objects += [inner for thing in objects for inner in reading.tree.objects(thing.i, "of")]
    return (
        verb.dep in ("acl", "relcl")
        and verb.lemma in words.stopping
        and any(t.lemma in words.fighting for t in objects)
    )


_PLACES = {
    "dobj": "object",
    "dative": "to",
    "nsubjpass": "object",
    "oprd": "complement",
    "attr": "attr",
    "nsubj": "subject",
    "compound": "compound",
    "nmod": "compound",
    "amod": "compound",
    "poss": "compound",
    "ccomp": "clause",
    "xcomp": "clause",
    "advcl": "clause",
    "acl": "clause",
}
"""The place that a word takes to its head, by dependency label."""


def _step_up(reading: Reading, i: int) -> tuple[str, int] | None:
    token = reading.tokens[i]
    head = reading.tokens[token.head]
    if token.dep in ("conj", "appos"):
        return _step_up(reading, head.i)
    if token.dep in ("pobj", "pcomp"):
        above = reading.tokens[head.head]
        through = above.pos in ("ADV", "ADP") and above.dep in ("advmod", "prt", "prep")  # "walked away from"
        return ("subject" if head.dep == "agent" else head.text.lower()), above.head if through else above.i
    if token.dep == "advcl":
        marks = (t.text.lower() for t in reading.tree.below(i, "mark"))
        return next(marks, "clause"), head.i
    if token.dep in ("relcl", "acl") and _contains(reading, token):
        return "of", head.i
    if token.dep == "ccomp" and any(
        t.text.lower() in ("if", "whether") for t in reading.tree.below(i, "mark")
    ):
        return "whether", head.i  # a question, no demand
    place = _PLACES.get(token.dep)
    return (place, head.i) if place else None


def _is_beside(reading: Reading, clause: Token, verb: Token) -> bool:
    """Whether a clause only stands before a verb that the parser hung it on: "Kenya welcomed it; Egypt urged both to sign"."""
    between = (t.text for t in reading.tokens[clause.i : verb.i])
    return clause.i < verb.i and (";" in between or verb.lemma not in speaking_words().saying)


def _contains(reading: Reading, verb: Token) -> bool:
    """Whether a plan is said to hold what stands below the verb: "a plan that includes a truce"."""
    words = ceasefire_words()
    plan = reading.tokens[verb.head].lemma in words.proposals | words.agreements
    return plan and verb.lemma in words.containing


def _joined_verbs(reading: Reading, verb: int) -> Iterator[Token]:
    """Verbs joined to this one that share its object or subject ("agreed and then broke")."""
    for other in reading.tree.below(verb, "conj"):
        if other.pos == "VERB" and not any(reading.tree.below(other.i, "dobj", "nsubj", "nsubjpass")):
            yield other


def _joined(reading: Reading, verb: int, place: str) -> Iterator[tuple[str, int]]:
    """The verbs joined to one, each with the place that the ceasefire takes to it: "was signed in May and fell apart"."""
    above = any(reading.tree.below(verb, "nsubjpass", "nsubj"))
    for other in _joined_verbs(reading, verb):
        passive = any(reading.tree.below(other.i, "auxpass"))
        if passive or other.tag == "VBN":
            yield ("object" if passive or place == "object" else place), other.i
        else:
            yield (
                ("subject" if place == "subject" or (above and _is_passive(reading, verb)) else place),
                other.i,
            )


def _is_passive(reading: Reading, i: int) -> bool:
    return any(reading.tree.below(i, "auxpass", "nsubjpass"))


def _goes_on(reading: Reading, i: int) -> bool:
    """Whether what governs this word can still say something of the ceasefire below it."""
    token = reading.tokens[i]
    if token.pos in ("VERB", "AUX"):
        while token.dep == "conj" and token.tag in _BARE:  # "urged them to stop and to keep the truce"
            token = reading.tokens[token.head]
        if token.dep == "ccomp" and _is_beside(reading, token, reading.tokens[token.head]):
            return False
        return token.dep in ("xcomp", "ccomp", "pcomp", "acl", "advcl") or (
            token.dep == "relcl" and _contains(reading, token)
        )
    words = ceasefire_words()
    return token.lemma in frames() or token.lemma in words.transparent or token.lemma in words.agreements


def _is_vague(reading: Reading, place: str, i: int, topic: Topic) -> bool:
    """Whether a noun shows an act in some places only, and not in this one: "time" in "since the signing" shows none."""
    token = reading.tokens[i]
    words = ceasefire_words()
    if token.lemma not in words.vague or token.pos != "NOUN":
        return False
    return not any("*" not in hit.frame.words for hit in frames_at(reading, place, i, topic))


def _is_none(reading: Reading, topic: Topic) -> bool:
    """Whether the words say that there is no such ceasefire: "no truce"."""
    return any(t.text.lower() in ("no", "neither") for t in reading.tree.below(topic.head, "det"))


def frame_end(reading: Reading, hit: Hit) -> int:
    """The token after the trigger and the words that its frame asks for ("entered into force")."""
    last = min(reading.sentence(hit.trigger).last, hit.trigger + WINDOW)
    for words in hit.frame.with_:
        length = len(words.split())
        for first in range(hit.trigger + 1, last):
            if " ".join(token.text.lower() for token in reading.tokens[first : first + length]) == words:
                return first + length
    return hit.trigger + 1
