"""No pattern of ours can be made to try the same words in ever more ways: its time would double with each letter.

That happens where a repetition lies in another and can take what follows it too: `(?:<!--.*?-->)*` takes two comments as two,
or as one. Patterns are gathered while every module is imported and an article is coded, so that those made late count too.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from re import _constants as codes
from re import _parser as parser
from typing import Any

import pytest

Chars = frozenset[str]

# Latin letters with their marks, some of other scripts, the dashes and quotes of news.
ALPHABET: Chars = frozenset([*map(chr, range(0x250)), *"жЖشא中“”’‘–—…\u2028\u200b\u00a0"])
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)
CERTAIN = (codes.ATOMIC_GROUP, codes.POSSESSIVE_REPEAT)  # once they have matched, they try no other way
EMPTY = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)
MANY = 10

GATHER = """
import importlib, json, pkgutil, re, sys
made, compile_ = {}, re._compile
def compiled(pattern, flags):
    frame = sys._getframe(1)
    while frame.f_globals.get("__name__", "") in ("re", "__main__"): frame = frame.f_back
    name = frame.f_globals.get("__name__", "")
    if name.startswith("truceline") and isinstance(pattern, (str, bytes)):
        text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
        made[text, int(flags)] = name
    return compile_(pattern, flags)
re._compile = compiled
import truceline
for module in pkgutil.walk_packages(truceline.__path__, "truceline."):
    if not module.name.endswith("__main__") and ".migrations" not in module.name:
        importlib.import_module(module.name)
truceline.code("YEREVAN, 10 October. Armenia and Azerbaijan agreed on a ceasefire from noon. Both sides accused "
    "each other of breaking it on Saturday, the ministry said.", published="2020-10-10")
print(json.dumps([[*key, name] for key, name in made.items()]))
"""


def members(node: Any) -> Chars:
    """The characters that a node of one character takes."""
    kind, value = node
    if kind is codes.LITERAL:
        return frozenset(chr(value))
    if kind is codes.NOT_LITERAL:
        return ALPHABET - {chr(value)}
    if kind is codes.RANGE:
        return frozenset(c for c in ALPHABET if value[0] <= ord(c) <= value[1])
    if kind is codes.CATEGORY:
        return frozenset(c for c in ALPHABET if re.fullmatch(CATEGORIES[str(value)], c))
    if kind is codes.IN:
        taken = frozenset[str]().union(*(members(one) for one in value if one[0] is not codes.NEGATE))
        return ALPHABET - taken if value[0][0] is codes.NEGATE else taken
    return ALPHABET  # `.`, and references to groups


CATEGORIES = {
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_WORD": r"\W",
}


def both_cases(chars: Chars) -> Chars:
    return frozenset(case for c in chars for case in (c, c.lower(), c.upper()))


def first(nodes: Any, after: Chars) -> Chars:
    """What may come first where these nodes are due, and `after` stands behind them."""
    found = frozenset[str]()
    for kind, value in nodes:
        if kind in EMPTY:
            continue
        if kind in (*REPEATS, codes.POSSESSIVE_REPEAT):
            found |= first(value[2], frozenset())
            if value[0] == 0:
                continue
            return found
        if kind is codes.SUBPATTERN or kind is codes.ATOMIC_GROUP:
            inner = value[3] if kind is codes.SUBPATTERN else value
            found |= first(inner, frozenset())
            if inner.getwidth()[0] == 0:
                continue
            return found
        if kind is codes.BRANCH:
            found |= frozenset[str]().union(*(first(one, frozenset()) for one in value[1]))
            if any(one.getwidth()[0] == 0 for one in value[1]):
                continue
            return found
        return found | both_cases(members((kind, value)))
    return found | after


def doubtful(nodes: Any, after: Chars = frozenset(), *, repeated: bool = False) -> Iterator[str]:
    """Each repetition within one that may as well take what comes behind it."""
    nodes = list(nodes)
    for place, (kind, value) in enumerate(nodes):
        behind = first(nodes[place + 1 :], after)
        if kind in CERTAIN or kind in EMPTY:
            continue
        if kind in REPEATS:
            _, most, body = value
            is_long = most >= MANY
            own = first(body, frozenset())
            if repeated and is_long and own & behind:
                yield "".join(sorted(own & behind))[:20]
            if body.getwidth()[0] == 0 and is_long:
                yield "repeats nothing"
            yield from doubtful(body, own | behind if is_long else behind, repeated=repeated or is_long)
        elif kind is codes.SUBPATTERN:
            yield from doubtful(value[3], behind, repeated=repeated)
        elif kind is codes.BRANCH:
            for one in value[1]:
                yield from doubtful(one, behind, repeated=repeated)


def is_doubtful(pattern: str, flags: int = 0) -> bool:
    return any(doubtful(parser.parse(pattern, flags)))


@pytest.mark.parametrize(
    "pattern", [r"(a+)+b", r"(?:<!--.*?-->\s*)*x", r"(\w+\s?)*$", r"(?:a|b*)*c", r"(?:x[^;]*)*y"]
)
def test_a_pattern_that_can_be_led_astray_is_seen(pattern: str) -> None:
    assert is_doubtful(pattern)


@pytest.mark.parametrize(
    "pattern", [r"[^;]*(?:; [^;]*)*", r"(?:(?>a.*?b)\s*)*x", r"\w+\s+\w+", r"(?:\d{1,3},)*\d"]
)
def test_one_that_cannot_is_passed(pattern: str) -> None:
    assert not is_doubtful(pattern)


def test_no_pattern_of_ours_can_be_led_astray() -> None:
    done = subprocess.run(
        [sys.executable, "-c", GATHER], capture_output=True, text=True, check=True, timeout=600
    )
    made = json.loads(done.stdout.splitlines()[-1])
    assert len(made) > 200
    assert [(name, pattern) for pattern, flags, name in made if is_doubtful(pattern, flags & ~re.DEBUG)] == []
