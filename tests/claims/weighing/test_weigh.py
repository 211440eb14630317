"""Words are weighed, and acts that no rule reads are proposed."""

from __future__ import annotations

import numpy as np
import pytest

from claims.conftest import ReadingOf
from truceline.claims.extract import by_weights
from truceline.claims.frames import find_hits
from truceline.claims.topics import find_topics
from truceline.claims.weighing import ACTS, Scene, Weights, candidates, features, propose, weigh, weights
from truceline.claims.weighing.paths import path
from truceline.model import Act

QUIET = "The two armies tiptoed around the truce in Mali."


def scene_of(reading_of: ReadingOf, text: str) -> Scene:
    reading = reading_of(text)
    topics = find_topics(reading)
    return Scene(reading=reading, topics=topics, hits=find_hits(reading, topics), claims=())


def taught(feature: str, act: Act, weight: float) -> Weights:
    matrix = np.zeros((1, len(ACTS) + 1), dtype=np.float32)
    matrix[0, ACTS.index(act) + 1] = weight
    return Weights(rows={feature: 0}, matrix=matrix)


def test_a_word_is_proposed_for_the_act_that_its_features_speak_for(reading_of: ReadingOf) -> None:
    scene = scene_of(reading_of, QUIET)
    (hit,) = propose(scene, weigh(scene, taught("lemma=tiptoe", Act.HOLD, 9)))
    assert (hit.frame.act, scene.reading.tokens[hit.trigger].text) == (Act.HOLD, "tiptoed")
    assert hit.topic.words.quote == "truce"


def test_a_claim_by_weights_is_less_sure_and_names_what_made_it(reading_of: ReadingOf) -> None:
    scene = scene_of(reading_of, QUIET)
    (claim,) = by_weights(scene, weigh(scene, taught("lemma=tiptoe", Act.HOLD, 9)))
    assert (claim.act, claim.cue.quote) == (Act.HOLD, "tiptoed around the truce")
    assert (claim.confidence, claim.made_by) == (0.5, "truceline.claims.extract.by_weights")


def test_what_is_less_likely_than_not_is_not_proposed(reading_of: ReadingOf) -> None:
    scene = scene_of(reading_of, QUIET)
    assert not list(propose(scene, weigh(scene, taught("lemma=tiptoe", Act.HOLD, 1))))


def test_of_several_words_of_a_sentence_the_likeliest_is_proposed(reading_of: ReadingOf) -> None:
    scene = scene_of(reading_of, QUIET)
    known = Weights(
        rows={"pos=NOUN": 0, "lemma=tiptoe": 1},
        matrix=np.concatenate([taught("", Act.HOLD, 8).matrix, taught("", Act.HOLD, 9).matrix]),
    )
    assert [scene.reading.tokens[hit.trigger].text for hit in propose(scene, weigh(scene, known))] == [
        "tiptoed"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Have the two armies tiptoed around the truce in Mali?",
        "If the two armies tiptoed around the truce, Mali would be glad.",
        "Mali denied that its army tiptoed around the truce.",
    ],
)
def test_what_is_asked_denied_or_put_under_a_condition_is_not_proposed(
    reading_of: ReadingOf, text: str
) -> None:
    scene = scene_of(reading_of, text)
    assert not list(propose(scene, weigh(scene, taught("lemma=tiptoe", Act.HOLD, 9))))


def test_a_breach_is_not_proposed_beside_words_of_saying(reading_of: ReadingOf) -> None:
    told, said = (
        "The two armies tiptoed around the truce.",
        "Mali said the two armies tiptoed around the truce.",
    )
    known = taught("lemma=tiptoe", Act.VIOLATE, 9)
    proposed = [
        list(propose(scene, weigh(scene, known)))
        for scene in (scene_of(reading_of, told), scene_of(reading_of, said))
    ]
    assert [len(hits) for hits in proposed] == [1, 0]


def test_only_sentences_beside_a_ceasefire_are_weighed(reading_of: ReadingOf) -> None:
    text = f"{QUIET} Rain fell on Gao. Farmers sowed millet. Herders came home."
    words = list(candidates(scene_of(reading_of, text)))
    assert {one.sentence for one in words} == {0, 1}


def test_features_tell_the_way_to_the_ceasefire(reading_of: ReadingOf) -> None:
    scene = scene_of(reading_of, "Mali swore to observe the truce.")
    (told,) = [
        features(scene, one) for one in candidates(scene) if scene.reading.tokens[one.token].lemma == "swear"
    ]
    assert {"lemma=swear", "path=/xcomp.dobj", "ceasefire=truce", "nsubj is state"} <= told


def test_no_way_leads_from_one_sentence_to_another(reading_of: ReadingOf) -> None:
    reading = reading_of("Rain fell. A truce held.")
    assert path(reading, 1, [4]) is None


def test_the_probabilities_of_a_word_add_up_to_one(reading_of: ReadingOf) -> None:
    shares = weigh(scene_of(reading_of, QUIET)).shares
    assert np.allclose(shares.sum(axis=1), 1)


def test_a_report_without_a_ceasefire_has_nothing_to_weigh(reading_of: ReadingOf) -> None:
    assert not weigh(scene_of(reading_of, "Rain fell on Gao.")).words


def test_the_weights_shipped_have_a_column_for_each_act() -> None:
    assert weights().matrix.shape == (len(weights().rows), len(ACTS) + 1)
