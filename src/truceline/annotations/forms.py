"""Part of speech, tag, label and lemma of tokens, asked of a pipeline once for each kind of token.

spaCy's attribute ruler and lemmatizer take a quarter of the time of a parse, though all but a few of their rules look at
one token alone: at its words, its tag and its label. So they are run on one token of each kind, and on whole texts only
where a rule over several tokens fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        self._joined = _rules_of_several(language)
        self.left_out: Sequence[str] = _RULED if self._joined is not None else ()
        self._known: dict[Kind, Form] = {}

    def __call__(self, doc: Doc) -> list[Form]:
        """The form of each token, in order."""
        if self._joined is None:
            return as_set(doc)
        if self._fits_several(doc):
            return as_set(self._ruled(doc))
        kinds = _kinds(doc)
        if len(self._known) > _MOST:
            self._known.clear()
        self._learn(doc.vocab, set(kinds).difference(self._known))
        return [self._known[kind] for kind in kinds]

    def _learn(self, vocab: Vocab, kinds: Iterable[Kind]) -> None:
        from spacy.tokens import Doc as Made

        new = sorted(kinds)
        words, tags, deps = ([vocab.strings[kind[n]] for kind in new] for n in range(3))
        made = Made(vocab, words=words, tags=tags, deps=deps, heads=list(range(len(new))))
        if len(new) > 1 and self._fits_several(
            made
        ):  # words that are no neighbours in the text must not be taken for such
            for kind in new:
                self._learn(vocab, [kind])
        else:
            self._known.update(zip(new, as_set(self._ruled(made)), strict=True))

    def _fits_several(self, doc: Doc) -> bool:
        rules = self._joined
        return rules is not None and len(rules) > 0 and bool(rules(doc))

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


def _rules_of_several(language: Language) -> Matcher | None:
    """What finds the rules of the ruler over several tokens; None where one token alone may not be told by itself."""
    from spacy.matcher import Matcher
    from spacy.pipeline import AttributeRuler, Lemmatizer

    ruler, lemmatizer = (language.get_pipe(name) for name in _RULED)
    plain = isinstance(lemmatizer, Lemmatizer) and lemmatizer.mode in _PLAIN_MODES
    if tuple(language.pipe_names[-2:]) != _RULED or type(ruler) is not AttributeRuler or not plain:
        return None
    found = Matcher(language.vocab)
    rules: list[Any] = [rule["patterns"] for rule in ruler.patterns]
    several = [one for rule in rules for one in rule if len(one) > 1]
    if several:
        found.add("several", several)
    return found
