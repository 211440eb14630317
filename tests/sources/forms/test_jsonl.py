"""JSON lines: one article a line, and a broken line costs no other."""

import io
import json

import pytest

from truceline.model import Drop, Given, RawArticle
from truceline.sources.forms.jsonl import JsonLinesReader
from truceline.sources.reader import Limits


def read(content: bytes, max_bytes: int = 10_000) -> list[RawArticle | Drop]:
    return list(JsonLinesReader().read(io.BytesIO(content), "w.jsonl", Limits(max_bytes=max_bytes)))


def test_known_fields_are_given_and_others_are_kept_as_strings() -> None:
    line = {
        "id": 7,
        "text": "A truce.",
        "title": "T",
        "published": "2020-10-10",
        "url": "u",
        "outlet": "O",
        "context": None,
        "tags": ["a", "é"],
        "size": 3,
    }
    (article,) = read(json.dumps(line).encode())
    assert isinstance(article, RawArticle)
    assert article.given == Given(name="7", title="T", outlet="O", published="2020-10-10", url="u")
    assert article.meta == {"tags": '["a", "é"]', "size": "3"}
    assert (article.content, article.where, article.name) == (b"A truce.", "w.jsonl:1", "7")


@pytest.mark.parametrize(
    "line,reason",
    [
        (b'{"text": "x"', "broken_json"),
        (b"nonsense", "broken_json"),
        (b"[1, 2]", "not_an_object"),
        (b'{"id": "1"}', "no_text"),
        (b'{"text": 5}', "no_text"),
        (b'{"text": "  "}', "no_text"),
        (b'{"text": "\xff"}', "encoding"),
        (b'{"text": "' + b"x" * 200 + b'"}', "enormous"),
        (b"[" * 150 + b"]" * 10, "broken_json"),
    ],
)
def test_a_broken_line_is_a_drop_with_its_number_and_the_next_is_read(line: bytes, reason: str) -> None:
    drop, article = read(b"\n" + line + b"\n" + b'{"text": "words"}', max_bytes=180)
    assert isinstance(drop, Drop)
    assert (drop.reason, drop.where) == (reason, "w.jsonl:2")
    assert isinstance(article, RawArticle)
    assert article.where == "w.jsonl:3"


def test_json_nested_without_end_is_a_drop() -> None:
    (drop,) = read(b"[" * 200_000, max_bytes=1_000_000)
    assert isinstance(drop, Drop)
    assert drop.reason == "broken_json"


def test_half_a_character_does_no_harm() -> None:
    (article,) = read(rb'{"text": "a \ud800 b", "id": "\ud800"}')
    assert isinstance(article, RawArticle)
    assert article.content == b"a ? b"
    assert article.id


def test_a_file_without_lines_is_empty() -> None:
    (drop,) = read(b"\n\n")
    assert isinstance(drop, Drop)
    assert drop.reason == "empty"


def test_a_mark_before_the_first_line_is_passed_over() -> None:
    (article,) = read(b'\xef\xbb\xbf{"text": "words"}')
    assert isinstance(article, RawArticle)
