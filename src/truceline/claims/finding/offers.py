"""Whether an act is told as one that a side offers: only under a condition, or as what it would do; and whose it is to do."""

from __future__ import annotations

from truceline.claims.clauses.asked import asked
from truceline.claims.clauses.roles import roles
from truceline.claims.clauses.subjects import subjects
from truceline.claims.factuality import has_condition
from truceline.claims.finding.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import speaking_words
from truceline.model import Act, ActorKind, Token

_NEW = frozenset({"a", "an", "any", "such"})
_SIDES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP})
_MADE_BY = {Act.AGREE: frozenset({"accept", "agree", "assent", "consent"})}


def is_offer(reading: Reading, hit: Hit) -> bool:
    """Whether a side offers what a hit tells: "will stop if …", "would accept a truce", not "would sign the truce on Monday"."""
    return has_condition(reading, hit.trigger) or _would(reading, hit)


def _would(reading: Reading, hit: Hit) -> bool:
    """Whether a side says that it would or could accept a ceasefire that is not there yet."""
    verb = reading.tokens[hit.trigger]
    if verb.lemma not in _MADE_BY.get(hit.frame.act, ()) or not is_new(reading, hit):
        return False
    might = any(t.lemma in speaking_words().would for t in reading.tree.below(verb.i, "aux"))
    return might and (verb.dep != "ccomp" or _of_itself(reading, verb))


def orders_others(reading: Reading, hit: Hit) -> bool:
    """Whether somebody is ordered to stop who is not under who orders it: "the court ordered Mali to halt its offensive"."""
    verb = reading.tokens[hit.trigger]
    if verb.lemma not in speaking_words().ordering or verb.pos != "VERB" or hit.frame.at != {"clause"}:
        return False
    doers = roles(reading, subjects(reading, verb.i))
    court = bool(doers) and all(reading.kinds.get(role.id) is ActorKind.ORGANISATION for role in doers)
    return court and any(reading.kinds.get(role.id) in _SIDES for role in asked(reading, verb.i))


def is_put_after(reading: Reading, hit: Hit) -> bool:
    """Whether something else has to come first: "wants talks before a truce", "release them before agreeing to one"."""
    token = reading.tokens[hit.topic.head]
    for above in (token, *reading.tree.above(token.i)):
        if above.i == hit.trigger and above is not token:
            break
        before = reading.tokens[above.head].text.lower() == "before"
        if above.dep in ("pobj", "pcomp") and before:
            return True
    verb = reading.tokens[hit.trigger]
    return verb.dep == "pcomp" and reading.tokens[verb.head].text.lower() == "before"


def is_new(reading: Reading, hit: Hit) -> bool:
    """Whether the ceasefire is one that is not there yet: "a truce", "any ceasefire"."""
    inner = reading.tree.below(hit.topic.head, "det", "amod")
    return any(t.text.lower() in _NEW for t in inner)


def _of_itself(reading: Reading, verb: Token) -> bool:
    """Whether a clause is on the one who says it: "said it would accept"."""
    own = [t.text.lower() for t in reading.tree.below(verb.i, "nsubj")]
    return bool(own) and own[0] in ("it", "he", "she", "they", "we", "i")
