"""Parts of speech and lemmas are those that the pipeline's own components set on the whole text."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from truceline.annotations import Annotator
from truceline.annotations.forms import Forms, as_set

TEXTS = [path.read_text("utf-8") for path in sorted(Path("examples/karabakh").glob("*.txt"))]
JOINED = [
    "There's a truce.",
    "They're gonna talk, y'all.",
    "Let's talk: I gotta go.",
    "It ain't over.",
    " \n ",
]


@pytest.mark.parametrize("text", [*TEXTS, *JOINED])
def test_each_token_has_the_form_that_the_whole_pipeline_gives(annotator: Annotator, text: str) -> None:
    language = annotator._language
    forms = Forms(language)
    parsed = next(language.pipe([text], disable=forms.left_out))
    assert forms.left_out == ("attribute_ruler", "lemmatizer")
    assert forms(parsed) == as_set(language(text))


def test_forms_do_not_depend_on_what_was_read_before(annotator: Annotator) -> None:
    language = annotator._language
    forms = Forms(language)
    texts = [*JOINED, *reversed(JOINED)]
    read = [forms(doc) for doc in language.pipe(texts, disable=forms.left_out)]
    assert read == [as_set(language(text)) for text in texts]


def test_a_pipeline_that_works_in_another_order_is_run_as_it_is() -> None:
    language = spacy.blank("en")
    for name in ("attribute_ruler", "lemmatizer", "sentencizer"):
        language.add_pipe(name)
    assert Forms(language).left_out == ()
