"""Whatever a page is, it becomes a document or a drop, in seconds and in bounded memory."""

import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from memory_held import most_megabytes
from truceline.documents import make_document
from truceline.model import Document, Drop, RawArticle

P = "<p>The two sides agreed on a truce on Monday, officials of both of them said, and the guns fell silent.</p>"
# Ten times what these take on a laptop: a page that takes minutes is found, a busy machine is not.
SECONDS, MEGABYTES = 20, 1_500

ENTITIES = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdef", "bcdefg", strict=True))
CLASS = "ad " * 300_000
ARTICLE = '{"@type": "Article"},'
PAGES = {
    "20 MB": f"<html><body>{P * 190_000}",
    "10,000 nested elements": f"<html><body>{'<div>' * 10_000}{P}",
    "250 nested elements beside the article": f"<html><body>{'<div class=related>' * 250}{P * 2000}",
    "200,000 nested marks": f"<html><body><p>{'<b>' * 200_000}The truce holds.",
    "a line of 5 MB": f"<html><body><p>{'The truce holds and ' * 250_000}",
    "a line of 900 kB": f"<html><body><p>{'The truce holds and ' * 45_000}",
    "a word of 5 MB": f"<html><body><p>{'a' * 5_000_000}",
    "100,000 lines": f"<html><body>{'a<br>' * 100_000}",
    "entities of entities": f'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">{ENTITIES}]><html><body><p>&g;&g;&g; {P}',
    "50,000 attributes": f"<html><body><p {' '.join(f'a{n}=1' for n in range(50_000))}>{P}",
    "a class of 1 MB": f"<html><body><p class='{CLASS}'>{P}",
    "open brackets only": f"<html><body>{'<' * 1_000_000}",
    "open comments only": f"<html><body>{'<!-- ' * 200_000}",
    "open scripts only": f"<html><body>{'<script>' * 100_000}",
    "data nested 400,000 deep": f"<script type='application/ld+json'>{'[' * 400_000}</script>{P}",
    "20,000 articles in the data": f"<script type='application/ld+json'>[{ARTICLE * 20_000}{{}}]</script>{P}",
    "a title of 1 MB": f"<title>{'truce ' * 160_000}</title>{'<h1>truce truce truce</h1>' * 2000}{P}",
    "3,000 nested tables": f"<html><body>{'<table><tr><td>' * 3000}{P}",
    "5,000 dates": f"<html><body>{'<p>10 October 2020, 1.1.2020</p>' * 5000}{P}",
    "no characters": "<html><body>\0\0&#xD800;&#x110000;&#0;" + P,
}
BYTES = {
    "an encoding that is none": b"<meta charset=utf-7000><p>caf\xe9 \xff\xfe truce \x81\x8d</p>" * 100,
    "an encoding of no text": b"<meta charset=zlib><p>caf\xe9 truce, he said on Monday</p>",
    "another encoding than it says": b"<meta charset=utf-16><p>caf\xe9 truce, he said on Monday</p>" * 10,
    "UTF-8 that breaks off": "<p>A naïve trêve – the truce holds</p>".encode() * 50 + b"\xe2\x80",
}
ALL = {**{name: page.encode("utf-8", "replace") for name, page in PAGES.items()}, **BYTES}


@pytest.fixture(scope="module")
def apart() -> Iterator[ProcessPoolExecutor]:
    """A process of its own: the most memory that a process ever held counts what other tests held in it."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        yield pool


@pytest.mark.parametrize("name", ALL)
def test_a_page_is_read_or_dropped_in_bounded_time_and_memory(apart: ProcessPoolExecutor, name: str) -> None:
    made, seconds, megabytes = apart.submit(read, ALL[name]).result()
    assert isinstance(made, Document | Drop)
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


def read(content: bytes) -> tuple[Document | Drop, float, float]:
    """What is made of a page, in how many seconds, and the most memory in MB that its process ever held."""
    started = time.monotonic()
    made = make_document(RawArticle(where="a page", content=content, media_type="text/html"))
    seconds = time.monotonic() - started
    return made, seconds, most_megabytes()


def test_more_text_than_an_article_has_is_a_drop_that_says_so() -> None:
    made = make_document(RawArticle(where="a.html", content=ALL["20 MB"], media_type="text/html"))
    assert isinstance(made, Drop)
    assert made.reason == "too_long"


def test_a_large_page_of_scripts_is_read_as_the_article_in_it() -> None:
    page = f"<html><body><nav><p>Menu of the day and more of it</p></nav><script>{'var a = 1;' * 300_000}</script><article><h1>Truce holds</h1>{P}<p>The wounded were brought out at noon, and the road was open again by the evening, he said.</p></article>"
    made = make_document(RawArticle(where="a.html", content=page.encode(), media_type="text/html"))
    assert isinstance(made, Document)
    body = "".join(made.text[s.start : s.end] for s in made.segments if s.kind == "body")
    assert body.startswith("The two sides agreed")
    assert "Menu of the day" not in body
