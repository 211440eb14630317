"""Who says it, and whether it happened."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from truceline.claims.clauses.owners import owners
from truceline.claims.clauses.roles import roles
from truceline.claims.clauses.subjects import subjects
from truceline.claims.reading import Reading, once
from truceline.claims.vocabulary import ceasefire_words, speaking_words
from truceline.model import ActorKind, Role, Status, Token

_IF = frozenset({"if", "once", "provided", "unless"})
_NEAR = 5  # steps up to the verb that denies: "denied reports that it was about to break the truce"


def status(reading: Reading, i: int) -> Status:
    """Whether what token `i` says has happened, is announced, or is said not to have happened, by its own clause."""
    words = speaking_words()
    for token in _clause_chain(reading, i):
        if _is_negated(reading, token):
            return Status.NEGATED
        if _has_modal(reading, token.i):
            return Status.PLANNED
    outer = governing(reading, i)
    if outer is not None and (outer.lemma in words.against or _is_yet_to(reading, outer)):
        return Status.NEGATED
    if outer is not None and (
        outer.lemma in words.ahead or outer.lemma == "be" or _has_modal(reading, outer.i)
    ):
        return Status.PLANNED
    return Status.PLANNED if _is_coming(reading, i) else Status.ACTUAL


def _is_negated(reading: Reading, token: Token) -> bool:
    """Whether a word is denied, or what does or suffers it is none: "no breach", "no truce was signed", "neither side"."""
    things = (token, *reading.tree.below(token.i, "nsubj", "nsubjpass", "dobj"))
    nouns = [thing for thing in things if thing.pos != "VERB" and not _is_spoken(thing)]
    inner = [t for noun in nouns for t in (noun, *reading.tree.below(noun.i, "det", "preconj", "cc"))]
    none = any(t.text.lower() in speaking_words().none for t in inner)
    return none or any(reading.tree.below(token.i, "neg"))


def _is_spoken(thing: Token) -> bool:
    """Whether "no" is what someone says: "said no to a truce"."""
    return thing.dep == "dobj" and thing.text.lower() == "no"


def _has_modal(reading: Reading, i: int) -> bool:
    below = reading.tree.below(i, "aux", "auxpass")
    return any(t.dep == "aux" and t.lemma in speaking_words().modals and t.tag == "MD" for t in below)


def _is_yet_to(reading: Reading, outer: Token) -> bool:
    """Whether what hangs on a word has not been done so far: "has yet to release", "remains to be signed"."""
    yet = any(t.text.lower() == "yet" for t in reading.tree.below(outer.i, "advmod"))
    return outer.lemma == "remain" or (outer.lemma in ("have", "be") and yet)


def _is_coming(reading: Reading, i: int) -> bool:
    """Whether what a noun names is announced by its verb: "talks will resume", "the signing is set for Monday"."""
    token = reading.tokens[i]
    verb = reading.tokens[token.head]
    words = speaking_words()
    if token.pos != "NOUN" or token.dep not in ("nsubj", "nsubjpass") or verb.lemma not in words.happening:
        return False
    return _has_modal(reading, verb.i) or (token.dep == "nsubjpass" and verb.lemma in words.ahead)


def is_possible(reading: Reading, i: int) -> bool:
    """Whether token `i` is told as no more than possible: "can be prolonged", "may be renewed"."""
    return any(
        t.lemma in speaking_words().possible
        for token in _clause_chain(reading, i)
        for t in reading.tree.below(token.i, "aux")
    )


def refuses(reading: Reading, i: int) -> bool:
    """Whether token `i` is said not to be done, now or ever: "has not agreed", "will not accept", "refused to sign"."""
    words = speaking_words()
    outer = governing(reading, i)
    negated = any(_is_negated(reading, token) for token in _clause_chain(reading, i))
    return negated or (outer is not None and outer.lemma in words.against and outer.lemma != "deny")


def denial(reading: Reading, i: int) -> Token | None:
    """The verb by which what token `i` says is denied: "denied having broken", "rejected accusations that it broke"."""
    words = speaking_words()
    said = False
    own = reading.tokens[i]
    bare = own.dep == "acl" and not any(reading.tree.below(i, "aux", "auxpass", "mark"))
    if bare:  # "denied breaking a truce signed in June"
        return None
    for token in list(reading.tree.above(i))[:_NEAR]:
        if token.lemma == "deny" or (said and token.lemma in words.denying):
            return token
        said = said or (token.pos == "NOUN" and token.lemma in words.said)
    return None


def is_expected(reading: Reading, i: int) -> bool:
    """Whether token `i` is foreseen: "is expected to offer", "will offer", not "is ready to offer"."""
    outer = governing(reading, i)
    foreseen = outer is not None and outer.lemma in speaking_words().expecting
    return foreseen or any(t.lemma in ("will", "shall") for t in reading.tree.below(i, "aux"))


def falls_short(reading: Reading, i: int) -> bool:
    """Whether somebody tried in vain to do what token `i` says: "failed to agree", "were unable to", "could not agree"."""
    outer = governing(reading, i)
    could = any(t.lemma in ("can", "could") for t in reading.tree.below(i, "aux"))
    if could and any(reading.tree.below(i, "neg")):
        return True
    return outer is not None and outer.lemma in speaking_words().failing


def is_to_come(reading: Reading, i: int) -> bool:
    """Whether a verb is told of the future or refused: "will not observe", "refused to join"."""
    outer = governing(reading, i)
    modal = any(t.tag == "MD" for t in reading.tree.below(i, "aux"))
    return modal or (outer is not None and outer.lemma in speaking_words().refusing)


def is_disowned(reading: Reading, i: int) -> bool:
    """Whether somebody says of themselves that they have not done it: "said it had not agreed", not "said it would not agree"."""
    verb = reading.tokens[i]
    aux = {t.text.lower() for t in reading.tree.below(i, "aux")}
    never = any(reading.tree.below(i, "neg"))
    told = verb.dep == "ccomp" and reading.tokens[verb.head].lemma in speaking_words().saying
    if not (never and told and aux & {"had", "has", "have"}):
        return False
    doing, saying = (roles(reading, subjects(reading, one)) for one in (i, verb.head))
    return bool(doing) and {role.id for role in doing} <= {role.id for role in saying}


def is_over(reading: Reading, i: int) -> bool:
    """Whether a verb is said to be done "no longer", itself or by the verb above it: "no longer considers itself bound"."""
    chain = (reading.tokens[i], *list(reading.tree.above(i))[:1])
    longer = [
        t for token in chain for t in reading.tree.below(token.i, "advmod") if t.text.lower() == "longer"
    ]
    return any(t.i and reading.tokens[t.i - 1].text.lower() == "no" for t in longer)


def is_undone(reading: Reading, i: int) -> bool:
    """Whether a verb or noun is said not to be: "will not observe", "refused to join", "no interest", "showed no need"."""
    if reading.tokens[i].pos == "NOUN":
        none = any(t.text.lower() in ("no", "little") for t in reading.tree.below(i, "det", "amod"))
        return none or (
            reading.tokens[i].dep == "attr" and any(reading.tree.below(reading.tokens[i].head, "neg"))
        )
    own = (reading.tokens[i], reading.tokens[reading.tokens[i].head])
    negated = any(any(reading.tree.below(t.i, "neg")) for t in own if t.i == i or own[0].dep == "acomp")
    outer = governing(reading, i)
    return negated or (outer is not None and outer.lemma in speaking_words().refusing)


@once
def is_conditional(reading: Reading, i: int) -> bool:
    """Whether token `i` stands under "if", "unless", "so long as" and the like, and so is not told as a fact."""
    for token in (reading.tokens[i], *_verbs_above(reading, i)):
        if any(t.text.lower() in speaking_words().conditions for t in reading.tree.below(token.i, "mark")):
            return True
        if token.dep in ("advcl", "ccomp", "acl") and _is_provided(reading, token):
            return True
        if token.dep in ("ccomp", "relcl") or (token.dep == "acl" and token.tag == "VBN"):
            return False
    return False


def _is_provided(reading: Reading, clause: Token) -> bool:
    """Whether a clause begins with words that make another act depend on it: "as long as Israel halts its raids"."""
    first = min(t.i for t in reading.tree.subtree(clause.i))
    before = reading.tokens[max(first - _NEAR, reading.sentence(first).first) : clause.i]
    opening = " ".join(t.text.lower() for t in before)
    return any(words in opening for words in speaking_words().provided)


def has_condition(reading: Reading, i: int) -> bool:
    """Whether token `i`, or the verb that governs it, is to be done only "if", "once" or "provided that" something is."""
    above = [token for token in (reading.tokens[i], *reading.tree.above(i)) if token.pos in ("VERB", "AUX")]
    clauses = [clause for token in above[:2] for clause in reading.tree.below(token.i, "advcl")]
    marks = {t.text.lower() for clause in clauses for t in reading.tree.below(clause.i, "mark", "advmod")}
    after = " ".join(t.text.lower() for t in reading.tokens[i + 1 : reading.sentence(i).last])
    words = speaking_words()
    later = words.awaiting if is_to_come(reading, i) else ()
    return (
        bool(marks & _IF) or any(one in after for one in (*words.provided, *later)) or _provides(reading, i)
    )


def _provides(reading: Reading, i: int) -> bool:
    """Whether "provided" after a word begins a condition that the parser took for a deed: "would accept it provided Mali left"."""
    last = reading.sentence(i).last
    return any(
        token.text.lower() in ("provided", "providing")
        and token.dep in ("acl", "advcl", "prep")
        and reading.tokens[token.i + 1].pos in ("DET", "PROPN", "PRON", "NOUN")
        and any(t.tag in ("VBD", "VBZ", "VBP") for t in reading.tokens[token.i + 1 : last])
        for token in reading.tokens[i + 1 : last - 1]
    )


def said_by(reading: Reading, i: int) -> tuple[Role | None, Token | None]:
    """Who a clause is attributed to, and the verb of saying; both None where the report states it itself."""
    below = i
    for token in reading.tree.above(i):
        clause = reading.tokens[below].dep in ("ccomp", "parataxis")
        said = clause and token.lemma in speaking_words().saying
        voiced = reading.tokens[below].dep == "dobj" and token.lemma in speaking_words().voicing
        if (said or voiced) and token.pos == "VERB":
            speaker = _speaker(reading, token)
            if speaker is not None:
                return speaker, token
        below = token.i
    told = (_according, _told_beside, _quoted, _before_colon, _charged_before_colon)
    return next((role for one in told if (role := one(reading, i))), None), None


def _speaker(reading: Reading, verb: Token) -> Role | None:
    """Who says a thing by a verb: its subject, whose the statement is that says it, or whoever spoke before as "he" or "it"."""
    doing = subjects(reading, verb.i)
    if doing and reading.tokens[doing[0]].pos == "PRON":
        before = _spoke_before(reading, verb.i)
        if before is not None:
            return before
    speakers = roles(reading, doing)
    if speakers:
        return speakers[0]
    things = list(reading.tree.below(verb.i, "nsubj"))
    papers = [t for t in things if t.lemma in speaking_words().papers]
    turned = [] if things else [t.i for t in reading.tree.below(verb.i, "dobj")]
    return next(iter(roles(reading, [*(i for t in papers for i in _senders(reading, t.i)), *turned])), None)


def _senders(reading: Reading, paper: int) -> list[int]:
    """Whose a statement is: "a statement by Kenya", "Kenya's report"."""
    return [*owners(reading, paper), *(t.i for t in reading.tree.objects(paper, "by", "from", "of"))]


def _spoke_before(reading: Reading, i: int) -> Role | None:
    """Who the sentence before, in the same paragraph, says to have said something: "he", "it" goes on with it."""
    sentence = reading.sentence(i)
    if not sentence.first:
        return None
    before = reading.sentence(sentence.first - 1)
    first, last = reading.tokens[before.first].start, reading.tokens[sentence.first].start
    if "\n" in reading.document.text[first:last]:
        return None
    said = (
        t
        for t in reading.tokens[before.first : before.last]
        if t.dep == "ROOT" and t.lemma in speaking_words().saying
    )
    verb = next(said, None)
    return next(iter(roles(reading, subjects(reading, verb.i))), None) if verb else None


def is_presupposed(reading: Reading, i: int) -> bool:
    """Whether a clause only dates another or tells which ceasefire is meant, so that its speaker takes it for known.

    "Said it was shelled after the truce began", "says it broke the truce signed in May".
    """
    clause = next(
        (t for t in (reading.tokens[i], *reading.tree.above(i)) if t.dep not in ("xcomp", "acomp", "conj")),
        None,
    )
    if clause and (clause.dep == "relcl" or (clause.dep == "acl" and clause.tag == "VBN")):
        words, noun = ceasefire_words(), reading.tokens[clause.head]
        if noun.lemma in words.agreements or words.terms.search(noun.text):
            return True  # "broke the truce that was signed in May"
    marks = (
        reading.tree.below(clause.i, "mark", "advmod") if clause and clause.dep in ("advcl", "pcomp") else ()
    )
    return any(t.text.lower() in speaking_words().dating for t in marks)


def _clause_chain(reading: Reading, i: int) -> Iterator[Token]:
    """Token `i` and the verbs that it shares its modals and negation with."""
    token = reading.tokens[i]
    yield token
    while (token.dep == "conj" or (token.dep == "acomp" and token.pos == "ADJ")) and reading.tokens[
        token.head
    ].pos in ("VERB", "AUX"):
        token = reading.tokens[token.head]
        yield token


def governing(reading: Reading, i: int) -> Token | None:
    """The word above that turns an infinitive into a plan or a failure ("is due to begin", "failed to hold")."""
    token = reading.tokens[i]
    if token.dep in ("xcomp", "acl", "pcomp") or (token.dep == "ccomp" and _is_infinitive(reading, i)):
        head = reading.tokens[token.head]
        while head.dep == "prep" or (head.dep == "advmod" and head.pos == "ADV"):  # "stopped short of asking"
            head = reading.tokens[head.head]
        return head
    return None


def _is_infinitive(reading: Reading, i: int) -> bool:
    return any(t.text.lower() == "to" for t in reading.tree.below(i, "aux"))


def _verbs_above(reading: Reading, i: int) -> Iterator[Token]:
    return (token for token in reading.tree.above(i) if token.pos in ("VERB", "AUX"))


def _according(reading: Reading, i: int) -> Role | None:
    """Who stands after "according to", on the clause or on what it hangs on."""
    for token in (reading.tokens[i], *reading.tree.above(i)):
        for prep in reading.tree.below(token.i, "prep"):
            if prep.text.lower() == "according":
                heads = [
                    t.i for to in reading.tree.below(prep.i, "prep") for t in reading.tree.below(to.i, "pobj")
                ]
                whose = [sender for head in heads for sender in _senders(reading, head)]
                return next(iter((*roles(reading, heads), *roles(reading, whose))), None)
    return None


def _told_beside(reading: Reading, i: int) -> Role | None:
    """Who says it in a verb beside the clause: "The truce is holding, Russia said"."""
    root = next((t for t in (reading.tokens[i], *reading.tree.above(i)) if t.head == t.i), None)
    for verb in reading.tree.below(root.i, "parataxis", "ccomp", "dep") if root else ():
        inside = verb.dep == "parataxis" and verb.i - 1 in reading.mentions
        if verb.lemma in speaking_words().saying and (verb.i > i or inside):
            return next(iter(roles(reading, subjects(reading, verb.i))), None)
    return None


def _before_colon(reading: Reading, i: int) -> Role | None:
    """Who stands before the colon that a sentence begins with: "UN: Ceasefire violated by Niger"; a country is its topic."""
    sentence = reading.sentence(i)
    colon = next((t.i for t in reading.tokens[sentence.first : i] if t.text == ":"), sentence.first)
    mention = reading.mentions.get(colon - 1)
    if mention is None or reading.token_range(mention.span) != (sentence.first, colon):
        return None
    role = next(iter(roles(reading, [mention.head])), None)
    named = role is not None and role.name == mention.span.quote
    state = role is not None and reading.kinds.get(role.id) in (ActorKind.STATE, ActorKind.TERRITORY)
    return None if named and state else role


def _charged_before_colon(reading: Reading, i: int) -> Role | None:
    """Who charges or answers in the clause before a colon: "Mali put the blame on Niger: its troops had fired first"."""
    root = next((t for t in (reading.tokens[i], *reading.tree.above(i)) if t.head == t.i), None)
    for clause in reading.tree.below(root.i, "ccomp", "parataxis", "advcl") if root else ():
        after = reading.tokens[clause.i : i]
        colon = any(t.text == ":" for t in after)
        if colon and any(t.lemma in speaking_words().opening for t in takewhile(_is_no_colon, after)):
            return next(iter(roles(reading, subjects(reading, clause.i))), None)
    return None


def _is_no_colon(token: Token) -> bool:
    return token.text != ":"


def _quoted(reading: Reading, i: int) -> Role | None:
    quote = reading.quote_at(reading.tokens[i])
    if quote is None or quote.speaker is None:
        return None
    return next(iter(roles(reading, [quote.speaker])), None)
