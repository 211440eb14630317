"""Part of speech, tag, label and lemma of tokens, asked of a pipeline once for each kind of token.

spaCy's attribute ruler and lemmatizer take a quarter of the time of a parse, though all but a few of their rules look at
one token alone: at its words, its tag and its label. So they are run on one token of each kind, and on whole texts only
where a rule over several tokens fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

_RULED = ("attribute_ruler", "lemmatizer")
_PLAIN_MODES = ("rule", "lookup", "pos_lookup")  # of a lemmatizer, that look at one token alone
_MOST = 200_000  # kinds of tokens kept; a text has a new one every ten words or so


Kind = tuple[int, int, int]
"""A token's words, tag and label, by spaCy's numbers for them."""


class Form(NamedTuple):
    """What a token is beside its place: its words, lemma in lower case, part of speech, tag and label."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str


class Forms:
    """The forms of the tokens of a parsed text, for a pipeline; `left_out` are its components that need not be run on the text.

    Those of pipelines whose ruler or lemmatizer look at more than one token are read as their components set them.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._rules = _rules_of_several(language)
        self.left_out: Sequence[str] = _RULED if self._rules is not None else ()
        self._known: dict[Kind, Form] = {}
        self._opening: set[Kind] = set()

    def __call__(self, doc: Doc) -> list[Form]:
        """The form of each token, in order."""
        if self._rules is None:
            return as_set(doc)
        kinds = _kinds(doc)
        if len(self._known) > _MOST:
            self._known.clear()
            self._opening.clear()
        new = set(kinds).difference(self._known)
        if new:
            self._learn(doc.vocab, new, self._rules)
        if not self._opening.isdisjoint(kinds) and self._rules.fit(doc):
            return as_set(self._ruled(doc))
        return [self._known[kind] for kind in kinds]

    def _learn(self, vocab: Vocab, kinds: Iterable[Kind], rules: _Rules) -> None:
        from spacy.tokens import Doc as Made

        new = sorted(kinds)
        words, tags, deps = ([vocab.strings[kind[n]] for kind in new] for n in range(3))
        made = Made(vocab, words=words, tags=tags, deps=deps, heads=list(range(len(new))))
        if len(new) > 1 and rules.fit(
            made
        ):  # they are no neighbours in the text, and must not be taken for such
            for kind in new:
                self._learn(vocab, [kind], rules)
            return
        self._opening.update(new[start] for start in rules.begin(made))
        self._known.update(zip(new, as_set(self._ruled(made)), strict=True))

    def _ruled(self, doc: Doc) -> Doc:
        for name in _RULED:
            doc = self._language.get_pipe(name)(doc)
        return doc


def as_set(doc: Doc) -> list[Form]:
    """The forms of tokens as the components of a pipeline have set them."""
    return [_form(token) for token in doc]


def _form(token: Token) -> Form:
    return Form(token.text, token.lemma_.lower(), token.pos_, token.tag_, token.dep_)


def _kinds(doc: Doc) -> list[Kind]:
    return [tuple(row) for row in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """What finds the rules over several tokens: the whole of them, and the words that may begin one."""

    whole: Matcher
    openings: Matcher

    def fit(self, doc: Doc) -> bool:
        """Whether one of them fits a text anywhere."""
        return len(self.whole) > 0 and bool(self.whole(doc))

    def begin(self, doc: Doc) -> list[int]:
        """The tokens of a text where one may begin."""
        return [start for _, start, _ in self.openings(doc)] if len(self.openings) else []


def _rules_of_several(language: Language) -> _Rules | None:
    """The rules of the ruler over several tokens; None where one token may not be told by itself even so."""
    from spacy.matcher import Matcher
    from spacy.pipeline import AttributeRuler, Lemmatizer

    ruler, lemmatizer = (language.get_pipe(name) for name in _RULED)
    plain = isinstance(lemmatizer, Lemmatizer) and lemmatizer.mode in _PLAIN_MODES
    if tuple(language.pipe_names[-2:]) != _RULED or type(ruler) is not AttributeRuler or not plain:
        return None
    grouped: list[Any] = [rule["patterns"] for rule in ruler.patterns]
    patterns = [one for group in grouped for one in group]
    if any("OP" in token for one in patterns for token in one):  # words that may be missing, or there twice
        return None
    several = [one for one in patterns if len(one) > 1]
    rules = _Rules(whole=Matcher(language.vocab), openings=Matcher(language.vocab))
    if several:
        rules.whole.add("several", several)
        rules.openings.add("opening", [one[:1] for one in several])
    return rules
