"""Sites of a made web: pages with scripts, menus and teasers around words of thirteen languages."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random
from runpy import run_path

import spacy

from simulation import Article, simulate
from simulation import Settings as Wars
from truceline.documents import bytes_gate
from truceline.documents.gate import gate_data

_DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_LANGUAGES = Path(spacy.__file__).parent / "lang"
_PARAGRAPHS = 1500  # of each language, from which articles are put together
_TEASERS = 600
_OTHER_CHARSET = 0.12  # share of sites that are not in UTF-8, where their language has another encoding
_ENTITIES = 0.05  # share of sites that write letters beyond ASCII as entities
_MARKS = "(){}[];:,.=!&|?+-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Paragraphs and headlines in one language, none of which passes the gate over bytes."""

    paragraphs: list[str]
    teasers: list[str]
    term: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site: what all of its pages share, as bytes, and what its articles and teasers are put together from."""

    host: str
    language: str
    charset: str
    head: bytes
    menu: bytes
    scripts: tuple[bytes, ...]
    foot: bytes
    paragraphs: list[bytes]
    teasers: list[bytes]
    term: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as its server sends it, unpacked, and where it stands."""

    site: Site
    url: str
    content: bytes


class Web:
    """Pages without end: the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        words = {language: _words(self.random, language) for language in _DATA["sites"]}
        languages = [one for one, kind in _DATA["sites"].items() for _ in range(kind["number"])]
        self.sites = [
            _site(self.random, number, language, words[language]) for number, language in enumerate(languages)
        ]
        self.english = [site for site in self.sites if site.language == "en"]
        self.foreign = [site for site in self.sites if site.language != "en"]
        self._news = _news(seed)

    def any_page(self) -> Page:
        """A page that says nothing of a ceasefire."""
        site = self.random.choice(self.sites)
        return self._page(site, self._article(site), self.random.choices(site.teasers, k=24))

    def aside_page(self) -> Page:
        """A page in English on something else, beside which a headline names a truce."""
        site = self.random.choice(self.english)
        teasers = self.random.choices(site.teasers, k=24)
        teasers[self.random.randrange(24)] = b'<li><a href="/live">Ceasefire talks: the latest</a></li>\n'
        return self._page(site, self._article(site), teasers)

    def foreign_page(self) -> Page:
        """A page about a ceasefire in a language that is not read."""
        site = self.random.choice(self.foreign)
        told = b"<p>" + site.term + b"</p>\n"
        return self._page(site, told + self._article(site), self.random.choices(site.teasers, k=24))

    def news_page(self) -> Page:
        """A page about a ceasefire in English: an article of the simulated wars, with paragraphs of no account behind it."""
        site, article = self.random.choice(self.english), next(self._news)
        title, *parts = (part for part in article.document.text.split("\n\n") if part.strip())
        body = "".join(f"<p>{part}</p>\n" for part in parts).encode(site.charset, "xmlcharrefreplace")
        day = article.document.dating.day
        return self._page(
            site,
            body + b"".join(self.random.choices(site.paragraphs, k=self.random.randint(4, 10))),
            self.random.choices(site.teasers, k=24),
            title=title,
            published=day.isoformat() if day else None,
        )

    def _article(self, site: Site) -> bytes:
        return b"".join(self.random.choices(site.paragraphs, k=self.random.randint(5, 45)))

    def _page(
        self,
        site: Site,
        body: bytes,
        teasers: list[bytes],
        *,
        title: str | None = None,
        published: str | None = None,
    ) -> Page:
        number = self.random.getrandbits(64)
        url = f"https://{site.host}/news/{number:016x}"
        named = (
            title.encode(site.charset, "xmlcharrefreplace")
            if title
            else teasers[0].partition(b'">')[2].rpartition(b"</a>")[0].rpartition(b'">')[2]
        )
        data = {"@type": "NewsArticle", "url": url, "identifier": f"{self.random.getrandbits(256):064x}"}
        if published:
            data["datePublished"] = published
        parts = (
            site.head,
            b"<title>%b</title>\n" % named,
            f'<link rel="canonical" href="{url}">\n'.encode(),
            f'<script type="application/ld+json">{json.dumps(data)}</script>\n'.encode(),
            *self.random.sample(site.scripts, k=self.random.randint(1, len(site.scripts))),
            b"</head>\n<body>\n",
            site.menu,
            b"<main><article><h1>%b</h1>\n" % named,
            body,
            b"</article></main>\n<aside><ul>\n",
            *teasers,
            b"</ul></aside>\n",
            site.foot,
        )
        return Page(site=site, url=url, content=b"".join(parts))


def _news(seed: int) -> Iterator[Article]:
    """Articles of simulated wars, without end, in the order in which they were published."""
    while True:
        yield from simulate(seed, Wars(wars=20)).articles
        seed += 1


def _words(random: Random, language: str) -> Words:
    # Run by itself: to import spaCy's folder for a language takes a second.
    stop = sorted(run_path(str(_LANGUAGES / language / "stop_words.py"))["STOP_WORDS"])
    known = [*stop, *(_DATA["nouns"] if language == "en" else _made_of(random, stop))]
    random.shuffle(known)
    weights = list(
        accumulate(1 / (rank + 2) for rank in range(len(known)))
    )  # as often as words are in any text
    gap = "" if language == "zh" else " "

    def some(count: int) -> str:
        said = gap.join(random.choices(known, cum_weights=weights, k=count))
        return said[:1].upper() + said[1:]

    def paragraph() -> str:
        return (
            "<p>"
            + " ".join(some(random.randint(6, 24)) + "." for _ in range(random.randint(1, 5)))
            + "</p>\n"
        )

    def teaser() -> str:
        return f'<li class="teaser"><a href="/news/{random.getrandbits(20)}">{some(random.randint(4, 9))}</a></li>\n'

    term = "" if language == "en" else gate_data()["terms"][language][0].removesuffix("*")
    return Words(
        paragraphs=_refused(paragraph() for _ in range(_PARAGRAPHS)),
        teasers=_refused(teaser() for _ in range(_TEASERS)),
        term=" ".join([some(8), term, some(8)]),
    )


def _made_of(random: Random, words: list[str]) -> list[str]:
    """Words that no dictionary has, of halves of those that it has: names and nouns enough for a page."""
    halves = [word[: max(len(word) // 2, 2)] for word in words]
    return [random.choice(halves) + random.choice(halves) for _ in range(300)]


def _refused(texts: Iterator[str]) -> list[str]:
    gate = bytes_gate()
    return [text for text in texts if not gate(text.encode())]


def _site(random: Random, number: int, language: str, words: Words) -> Site:
    others = _DATA["sites"][language]["charsets"]
    charset = random.choice(others) if others and random.random() < _OTHER_CHARSET else "utf-8"
    written = "ascii" if random.random() < _ENTITIES else charset

    def put(text: str) -> bytes:
        return text.encode(written, "xmlcharrefreplace")

    teasers = [put(one) for one in words.teasers]
    menu = b"<nav><ul>\n" + b"".join(random.choices(teasers, k=random.randint(40, 120))) + b"</ul></nav>\n"
    head = f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="{charset}">\n<style>{_code(random, 3)}</style>\n'
    foot = f"<footer><p>&copy; Example {number}</p></footer>\n<script>{_code(random, 2)}</script>\n</body></html>\n"
    return Site(
        host=f"site{number}.example",
        language=language,
        charset=charset,
        head=head.encode(),
        menu=menu,
        scripts=tuple(
            f"<script>{_code(random, random.randint(2, 9))}</script>\n".encode()
            for _ in range(random.randint(3, 7))
        ),
        foot=foot.encode(),
        paragraphs=[put(one) for one in words.paragraphs],
        teasers=teasers,
        term=put(words.term),
    )


def _code(random: Random, kilobytes: int) -> str:
    """So much of what looks like a script: lines of a few sorts over and over, with names that differ."""
    lines = [
        "".join(random.choice(_DATA["code"]) + random.choice(_MARKS) for _ in range(random.randint(4, 12)))
        for _ in range(14)
    ]
    parts: list[str] = []
    size = 0
    while size < kilobytes * 1000:
        line = f"{random.choice(lines)}{random.getrandbits(20):x};\n"
        parts.append(line)
        size += len(line)
    return "".join(parts)
