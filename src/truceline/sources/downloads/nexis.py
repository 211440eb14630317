"""Splits files from Nexis: those with "End of Document", and the older ones with "1 of 100 DOCUMENTS"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

from truceline.model import Drop, RawArticle
from truceline.sources.downloads.found import Found, may_be_download, one_line, paragraphs, raw_article
from truceline.sources.reader import drop

_WORDS = tomllib.loads(files(__package__).joinpath("nexis.toml").read_text(encoding="utf-8"))
_ABOVE: dict[str, str] = _WORDS["above"]
_BELOW: dict[str, str] = _WORDS["below"]


def _any(names: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


_MONTHS = _any(_WORDS["dates"]["months"])
_END = re.compile(_any(_WORDS["end"]), re.IGNORECASE)
_START = re.compile(_WORDS["start"], re.IGNORECASE)
_BODY = re.compile(_any(_WORDS["body"]))
_AFTER = re.compile(_any(_WORDS["after"]))
_LABEL = re.compile(rf"(?P<label>{_any([*_ABOVE, *_BELOW])})\s*:\s*(?P<rest>.*)", re.IGNORECASE)
_DAY = re.compile(
    rf"(?:\w+day,?\s+)?(?P<day>(?:{_MONTHS})\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS}),?\s+\d{{4}})\b.*",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(rf"\s*(?:{_any(_WORDS['dates']['copyright'])})")
# The most lines over which a headline runs.
_TITLE = 4
_CUT_OFF = "it breaks off before its end, so the file is not whole; download it again"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """The lines of an article: above its first label, from there to the text, the text, and below it."""

    top: Sequence[str]
    above: Sequence[str]
    body: Sequence[str]
    below: Sequence[str]


class Nexis:
    """Files from Nexis as text, from DOCX, RTF, PDF or plain text."""

    def split(self, text: str, where: str) -> Sequence[RawArticle | Drop]:
        """The articles, numbered; one that breaks off at the end of the file is a drop."""
        if not may_be_download(text):
            return ()
        lines = text.replace("\f", "\n").replace("\xa0", " ").split("\n")
        ended = [n for n, line in enumerate(lines) if _END.fullmatch(line.strip())]
        started = [n for n, line in enumerate(lines) if _START.fullmatch(line.strip())]
        chunks = list(_ended(lines, ended) if ended else _started(lines, started))
        if not any(_first_label(chunk) is not None for chunk, _ in chunks):
            return ()
        made = enumerate(chunks, start=1)
        return [_article(chunk, f"{where}:{n}", whole, bool(ended)) for n, (chunk, whole) in made]


def _ended(lines: Sequence[str], ends: Sequence[int]) -> Iterator[tuple[Sequence[str], bool]]:
    """The lines of each article and whether its end is there."""
    start = 0
    for end in ends:
        yield lines[start:end], True
        start = end + 1
    if _first_label(lines[start:]) is not None:
        yield lines[start:], False


def _started(lines: Sequence[str], starts: Sequence[int]) -> Iterator[tuple[Sequence[str], bool]]:
    for start, end in pairwise([*starts, len(lines)]):
        yield lines[start + 1 : end], True


def _article(lines: Sequence[str], where: str, whole: bool, new: bool) -> RawArticle | Drop:  # noqa: FBT001
    if not whole:
        return drop(where, "truncated", _CUT_OFF)
    parts = _parts(lines)
    above, below = _labelled(parts.above), _labelled(parts.below)
    title, outlet, day, top = (_new_top if new else _old_top)(parts.top)
    headline = above.pop("title", None)
    found = Found(
        title=headline or title,
        outlet=outlet,
        published=day,
        body=paragraphs(parts.body),
        meta={"database": "Nexis"} | below | above | top,
    )
    return raw_article(found, where)


def _parts(lines: Sequence[str]) -> _Parts:
    first = _first_label(lines)
    first = len(lines) if first is None else first
    text = _start_of_text(lines, first)
    end = next((n for n in range(text, len(lines)) if _ends_text(lines[n])), len(lines))
    return _Parts(top=lines[:first], above=lines[first:text], body=lines[text:end], below=lines[end:])


def _first_label(lines: Sequence[str]) -> int | None:
    """The first line that is a label above the text, or stands alone before it."""
    marks = (n for n, line in enumerate(lines) if _label(line) in _ABOVE or _BODY.fullmatch(line.strip()))
    return next(marks, None)


def _start_of_text(lines: Sequence[str], first: int) -> int:
    """The line after "Body", else the first that follows a blank line and has no label."""
    blank = False
    for n in range(first, len(lines)):
        words = lines[n].strip()
        if _BODY.fullmatch(words) or _label(words) == "body":
            return n + 1
        if words and blank and not _label(words) and n > first and not _body_follows(lines, n):
            return n
        blank = not words
    return len(lines)


def _body_follows(lines: Sequence[str], at: int) -> bool:
    near = lines[at : at + 20]
    return any(_BODY.fullmatch(line.strip()) or _label(line) == "body" for line in near)


def _ends_text(line: str) -> bool:
    words = line.strip()
    return bool(_AFTER.fullmatch(words)) or _label(words) in _BELOW


def _label(line: str) -> str:
    match = _LABEL.fullmatch(line.strip())
    return match["label"].casefold() if match else ""


def _labelled(lines: Sequence[str]) -> dict[str, str]:
    """What stands behind each label, by the name of its field, with the lines that go on."""
    told: dict[str, str] = {}
    name = ""
    for line in lines:
        words = line.strip()
        match = _LABEL.fullmatch(words)
        if match:
            label = match["label"].casefold()
            name, words = _ABOVE.get(label) or _BELOW[label], match["rest"]
        elif _BODY.fullmatch(words):
            name = ""
        elif _AFTER.fullmatch(words):
            name, words = _BELOW.get(words.casefold(), ""), ""
        elif _COPYRIGHT.match(words):
            name = "copyright"
        if name and words and name != "body":
            told[name] = one_line(f"{told.get(name, '')} {words}")
    return told


_Top = tuple[str | None, str | None, str | None, dict[str, str]]


def _new_top(top: Sequence[str]) -> _Top:
    """Title, outlet, day and the rest: the title stands over the outlet, the outlet over the day."""
    lines = [line.strip() for line in top]
    at = _day_line(lines)
    if at is None:
        title, outlet, *_ = [*(line for line in lines if line and not _COPYRIGHT.match(line)), "", ""]
        return title or None, outlet or None, None, {}
    over = _blocks(lines[:at])
    outlet = over[-1].pop() if over else ""
    titles = next((block for block in reversed(over) if block), [])
    if len(titles) > _TITLE:  # a cover page stands right above
        titles = titles[-1:]
    return one_line(" ".join(titles)) or None, outlet or None, _day(lines[at]), _rest(lines, at)


def _old_top(top: Sequence[str]) -> _Top:
    """Title, outlet, day and the rest: the outlet stands over the day, the title below it."""
    lines = [line.strip() for line in top]
    at = _day_line(lines)
    if at is None:
        return None, None, None, {}
    over = [line for line in lines[:at] if line and not _COPYRIGHT.match(line)]
    under = _blocks(lines[at + 1 :])
    if at + 1 < len(lines) and lines[at + 1] and under:
        under = under[1:]  # right below the day stands the edition
    title = one_line(" ".join(line for block in under for line in block))
    return title or None, over[-1] if over else None, _day(lines[at]), _rest(lines, at)


def _day_line(lines: Sequence[str]) -> int | None:
    """The last line that is a day: pages before the first article tell days too."""
    return next((n for n in reversed(range(len(lines))) if _DAY.fullmatch(lines[n])), None)


def _day(line: str) -> str | None:
    match = _DAY.fullmatch(line)
    return match["day"] if match else None


def _rest(lines: Sequence[str], at: int) -> dict[str, str]:
    told = {"date_line": lines[at]} if _day(lines[at]) != lines[at] else {}
    edition = []
    for line in lines[at + 1 :]:
        if not line or _COPYRIGHT.match(line):
            break
        edition.append(line)
    copyright_ = [line for line in lines if _COPYRIGHT.match(line)]
    return told | {"edition": " ".join(edition), "copyright": " ".join(copyright_)}


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line and not _COPYRIGHT.match(line):
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]
