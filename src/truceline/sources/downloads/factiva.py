"""Splits files from Factiva, with field codes (`HD`, `PD`, `SN`, …) or in the layout without them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files

from truceline.model import Drop, RawArticle
from truceline.sources.downloads.found import Found, may_be_download, one_line, paragraphs, raw_article
from truceline.sources.reader import drop

_WORDS = tomllib.loads(files(__package__).joinpath("factiva.toml").read_text(encoding="utf-8"))
_ARTICLE: dict[str, list[str]] = _WORDS["article"]
_META: dict[str, str] = _WORDS["meta"]
CODES = frozenset(code for codes in _ARTICLE.values() for code in codes) | _META.keys()
"""The field codes that are known."""


def _any(name: str) -> str:
    return "|".join(map(re.escape, _WORDS["words"][name]))


# An accession number: the source's code, the day and a counter, never fewer than twenty characters.
_END = re.compile(rf"(?:AN\W+)?(?:{_any('document')})\s+(?P<number>[A-Za-z0-9]{{20,40}})\W*")
_CODED = re.compile(r"[|\s]*(?P<code>[A-Z]{2,3})(?:\s*\|\s*|\t\s*|\s*$)(?P<rest>.*)")
_COUNT = re.compile(rf"[\d.,\s]*\d\s+(?:{_any('count')})")
_DAY = re.compile(r"\d{1,2}\.?\s+\w+\.?\s+\d{4}|\w+\s+\d{1,2},?\s+\d{4}")
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?:\s*[AP]M)?(?:\s*[A-Z]{2,4})?")
_SOURCE = re.compile(r"[A-Z0-9_-]{2,12}")
_LANGUAGE = re.compile(_any("languages"))
_COPYRIGHT = re.compile(rf"\s*(?:{_any('copyright')})")
_BY = re.compile(r"by\s+[\w“\"]", re.IGNORECASE)
# Below the count of words: day, time, source, code, edition, page, volume, language, copyright.
_HEADING = 14
_CUT_OFF = "it breaks off before its accession number, so the file is not whole; download it again"


class Factiva:
    """Files from Factiva as text, from RTF or plain text."""

    def split(self, text: str, where: str) -> Sequence[RawArticle | Drop]:
        """The articles between the accession numbers that end them, numbered; one that breaks off is a drop."""
        if "HD" not in text and not may_be_download(text):
            return ()
        chunks = list(_chunks(text.split("\n")))
        if not any(number or _is_coded(lines) for lines, number in chunks):
            return ()
        return [_article(lines, number, f"{where}:{n}") for n, (lines, number) in enumerate(chunks, start=1)]


def article_of_fields(fields: dict[str, list[str]], where: str) -> RawArticle | Drop:
    """The article that fields by their codes give; each is a list of paragraphs."""
    told = {code: one_line(" ".join(lines)) for code, lines in fields.items()}
    body = [line for code in _ARTICLE["text"] for line in fields.get(code, ())]
    found = Found(
        title=told.get("HD") or None,
        outlet=told.get("SN") or None,
        published=told.get("PD") or None,
        name=_number(told.get("AN", "")),
        body=paragraphs(body),
        meta={"database": "Factiva"} | {name: told[code] for code, name in _META.items() if code in told},
    )
    return raw_article(found, where)


def article_of_lines(
    above: Sequence[str], below: Sequence[str], number: str, where: str
) -> RawArticle | Drop:
    """The article of the layout without codes: lines above the count of words, and from it on."""
    heading, body = _heading([line for line in below if line.strip()])
    title, told = _title(above)
    found = Found(
        title=title,
        outlet=heading.pop("outlet", None),
        published=heading.pop("published", None),
        name=number,
        body=paragraphs(body),
        meta={"database": "Factiva"} | told | heading,
    )
    return raw_article(found, where)


def _chunks(lines: Sequence[str]) -> Iterator[tuple[list[str], str]]:
    """The lines of each article with its accession number; none for lines at the end that are an article cut off."""
    chunk: list[str] = []
    for line in lines:
        end = _END.fullmatch(line.strip(" \t|"))
        if not end:
            chunk.append(line)
        else:
            if _is_coded(chunk) or _count(chunk) is not None:
                yield chunk, end["number"]
            chunk = []
    if _is_coded(chunk) or ((at := _count(chunk)) is not None and _DAY.fullmatch(_after(chunk, at))):
        yield chunk, ""


def _article(lines: list[str], number: str, where: str) -> RawArticle | Drop:
    if not number:
        return drop(where, "truncated", _CUT_OFF)
    if _is_coded(lines):
        return article_of_fields({**_fields(lines), "AN": [number]}, where)
    at = _count(lines) or 0
    return article_of_lines(lines[:at], lines[at:], number, where)


def _fields(lines: Sequence[str]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = _CODED.fullmatch(line)
        if match and match["code"] in CODES and match["code"] not in fields:
            code, line = match["code"], match["rest"]  # noqa: PLW2901 - the rest of the line is the field's first
            fields[code] = []
        if code and (words := line.strip(" \t|")):
            fields[code].append(words)
    return fields


def _is_coded(lines: Sequence[str]) -> bool:
    codes = {match["code"] for line in lines if (match := _CODED.fullmatch(line))}
    return "HD" in codes and len(codes & CODES) >= 4


def _count(lines: Sequence[str]) -> int | None:
    """Which line is the count of words with the day below it."""
    counts = (n for n, line in enumerate(lines) if _COUNT.fullmatch(line.strip()))
    return next((n for n in counts if _DAY.fullmatch(_after(lines, n))), None)


def _after(lines: Sequence[str], at: int) -> str:
    return next((line.strip() for line in lines[at + 1 : at + 4] if line.strip()), "")


def _heading(lines: Sequence[str]) -> tuple[dict[str, str], Sequence[str]]:
    """What the lines from the count of words on tell, and the lines that follow them: the text."""
    told = {"words": lines[0].strip(), "published": lines[1].strip()} if len(lines) > 1 else {}
    at = 2
    if at < len(lines) and _TIME.fullmatch(lines[at].strip()):
        told["time"] = lines[at].strip()
        at += 1
    if at < len(lines):
        told["outlet"] = one_line(lines[at])
        at += 1
    end = _end_of_heading(lines, at)
    for line in map(one_line, lines[at:end]):
        told.setdefault(_kind(line), line)
    return told, lines[end:]


def _end_of_heading(lines: Sequence[str], at: int) -> int:
    """The line after the copyright, else after the language, else after the source's code."""
    near = range(at, min(len(lines), at + _HEADING))
    for marks in (_COPYRIGHT.match, _LANGUAGE.fullmatch, _SOURCE.fullmatch):
        found = [n for n in near if marks(lines[n].strip())]
        if found:
            return (found[0] if marks != _COPYRIGHT.match else found[-1]) + 1
    return at


def _kind(line: str) -> str:
    if _COPYRIGHT.match(line):
        return "copyright"
    if _LANGUAGE.fullmatch(line):
        return "language"
    return "source_code" if _SOURCE.fullmatch(line) and not line.isdigit() else "edition"


def _title(above: Sequence[str]) -> tuple[str | None, dict[str, str]]:
    """The headline among the last lines above the count of words; a section may stand before it, a byline after it."""
    lines = [one_line(line.strip(" \t|")) for line in above if line.strip(" \t|\f")][-3:]
    told: dict[str, str] = {}
    is_headline_first = len(lines) == 2 and len(lines[0].split()) > 3
    if is_headline_first or len(lines) == 3 or (len(lines) == 2 and _BY.match(lines[-1])):
        told["byline"] = lines.pop()
    if len(lines) > 1:
        told["section"] = lines[-2]
    return (lines[-1] if lines else None), told


def _number(words: str) -> str | None:
    return words.rsplit(maxsplit=1)[-1] if words else None
