"""What holds of ceasefires made of simulated news, faulty or not, in whatever way its claims come."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from simulation import Corpus, Noise, Settings, simulate
from truceline.records import Resolver, resolve

FEW = Settings(wars=3, truces=2, articles=2)


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    noise = Noise.of(draw(st.sampled_from([0.0, 0.1, 0.4])))
    return simulate(
        draw(st.integers(0, 10_000)),
        Settings(wars=FEW.wars, truces=FEW.truces, articles=FEW.articles, noise=noise),
    )


RANDOM = st.randoms(use_true_random=False)


@settings(max_examples=8, deadline=None)
@given(corpora(), RANDOM)
def test_the_order_of_news_changes_nothing(corpus: Corpus, random: Random) -> None:
    claims = list(corpus.claims)
    random.shuffle(claims)
    assert resolve(claims) == resolve(corpus.claims)


@settings(max_examples=8, deadline=None)
@given(corpora(), RANDOM)
def test_news_added_article_by_article_makes_what_a_rebuild_makes(corpus: Corpus, random: Random) -> None:
    articles = random.sample(corpus.articles, len(corpus.articles))
    resolver = Resolver()
    for article in articles[: len(articles) // 2]:
        resolver.add(article.claims)
    resolver.ceasefires()
    for article in articles[len(articles) // 2 :]:
        resolver.add(article.claims)
        if random.random() < 0.1:
            resolver.ceasefires()
    assert resolver.ceasefires() == resolve(corpus.claims)


@settings(max_examples=8, deadline=None)
@given(corpora(), RANDOM)
def test_an_article_added_and_taken_back_leaves_no_trace(corpus: Corpus, random: Random) -> None:
    article = random.choice(corpus.articles)
    rest = [claim for other in corpus.articles if other is not article for claim in other.claims]
    resolver = Resolver(rest)
    resolver.add(article.claims)
    resolver.ceasefires()
    resolver.remove(article.claims)
    assert resolver.ceasefires() == resolve(rest)
