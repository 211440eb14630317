"""Factiva: many articles in one file, with field codes or without, as RTF or as a page."""

import io
from pathlib import Path

import pytest

from truceline.model import Drop, Given, RawArticle
from truceline.sources import read_sources
from truceline.sources.downloads.split import split_text
from truceline.sources.forms.html import HtmlReader
from truceline.sources.reader import Limits

FILES = Path(__file__).parents[1] / "files"

PLAIN = """\
World
Guns fall silent over the lake
By Ada Lind
91 words
10 October 2020
09:30 PM
The Harbour Courier
HRBCOU
4
English
(c) 2020 Harbour Courier Ltd. All rights reserved.

A truce began at noon.

Both sides said so.

Document HRBCOU0020201010egaa0001x
"""

CODED_PAGE = """<html><head><title>Factiva</title></head><body>
<div class="article enArticle"><table>
<tr><td><b>HD</b>&nbsp;</td><td><span class="enHeadline">Guns fall silent over the lake</span></td></tr>
<tr><td><b>BY</b>&nbsp;</td><td>By Ada Lind</td></tr>
<tr><td><b>WC</b>&nbsp;</td><td>91 words</td></tr>
<tr><td><b>PD</b>&nbsp;</td><td>10 October 2020</td></tr>
<tr><td><b>ET</b>&nbsp;</td><td>09:30 PM</td></tr>
<tr><td><b>SN</b>&nbsp;</td><td>The Harbour Courier</td></tr>
<tr><td><b>LA</b>&nbsp;</td><td>English</td></tr>
<tr><td><b>LP</b>&nbsp;</td><td><p class="articleParagraph enarticleParagraph">A truce
 began at noon.</p></td></tr>
<tr><td><b>TD</b>&nbsp;</td><td><p class="articleParagraph enarticleParagraph">Both sides
 said so.</p></td></tr>
<tr><td><b>CO</b>&nbsp;</td><td>unhcr : United Nations</td></tr>
<tr><td><b>AN</b>&nbsp;</td><td>Document HRBCOU0020201010egaa0001x</td></tr>
</table></div>
<div class="article enArticle"><table>
<tr><td><b>HD</b></td><td>Only a heading</td></tr>
<tr><td><b>AN</b></td><td>Document HRBCOU0020201010egaa0002x</td></tr>
</table></div></body></html>"""

PLAIN_PAGE = """<html><body><div class="article enArticle">
<div>World</div><div id="hd"><span class="enHeadline">Guns fall silent over the lake</span></div>
<div class="author">By Ada Lind</div><div>91 words</div><div>10 October 2020</div><div>09:30 PM</div>
<div>The Harbour Courier</div><div>HRBCOU</div><div>4</div><div>English</div>
<div>(c) 2020 Harbour Courier Ltd. All rights reserved.</div>
<p class="articleParagraph enarticleParagraph">A truce began at noon.</p>
<p class="articleParagraph enarticleParagraph">Both sides said so.</p>
<p>Document HRBCOU0020201010egaa0001x</p></div></body></html>"""

GIVEN = Given(
    name="HRBCOU0020201010egaa0001x",
    title="Guns fall silent over the lake",
    outlet="The Harbour Courier",
    published="10 October 2020",
)
TEXT = "Guns fall silent over the lake\n\nA truce began at noon.\n\nBoth sides said so."


def read_page(page: str) -> list[RawArticle | Drop]:
    return list(HtmlReader().read(io.BytesIO(page.encode()), "f.html", Limits()))


@pytest.mark.parametrize("name", ["factiva.rtf", "factiva_plain.rtf"])
def test_the_articles_of_a_file_that_libreoffice_wrote(name: str) -> None:
    articles = [item for item in read_sources([FILES / name]) if isinstance(item, RawArticle)]
    assert [article.where for article in articles] == [f"{FILES / name}:1", f"{FILES / name}:2"]
    first, second = articles
    assert first.given == Given(
        name="HRBCOU0020201010egaa0001x",
        title="Guns agreed to fall silent over Nagorno-Karabakh",
        outlet="The Harbour Courier",
        published="10 October 2020",
    )
    assert first.content.decode().endswith("shelling within an hour of the start.")
    assert "“The details will be settled separately,”" in first.content.decode()
    assert first.meta["time"] == "15:05"
    assert first.meta["language"] == "English"
    assert second.given.outlet == "Weekday Post"


def test_fields_that_make_no_article_are_kept() -> None:
    first = next(iter(read_sources([FILES / "factiva.rtf"])))
    assert isinstance(first, RawArticle)
    assert first.meta["regions"] == "azerb : Azerbaijan | armen : Armenia"
    assert first.meta["source_code"] == "HRBCOU"


@pytest.mark.parametrize("page", [CODED_PAGE, PLAIN_PAGE])
def test_the_articles_of_a_page(page: str) -> None:
    article = read_page(page)[0]
    assert isinstance(article, RawArticle)
    assert article.given == GIVEN
    assert article.content.decode() == TEXT
    assert (article.meta["byline"], article.meta["time"], article.media_type) == (
        "By Ada Lind",
        "09:30 PM",
        "text/plain",
    )


def test_an_article_without_text_is_a_drop_with_its_number() -> None:
    drop = read_page(CODED_PAGE)[1]
    assert isinstance(drop, Drop)
    assert (drop.reason, drop.where) == ("no_text", "f.html:2")


def test_a_page_that_breaks_off_gives_a_drop() -> None:
    (drop,) = read_page(PLAIN_PAGE[: PLAIN_PAGE.index("Both")])
    assert isinstance(drop, Drop)
    assert drop.reason == "truncated"


def test_the_layout_without_codes() -> None:
    (article,) = split_text(PLAIN, "f.txt")
    assert isinstance(article, RawArticle)
    assert article.given == GIVEN
    assert article.content.decode() == TEXT
    assert (article.meta["section"], article.meta["byline"]) == ("World", "By Ada Lind")


def test_text_that_breaks_off_gives_the_articles_before_and_a_drop() -> None:
    article, drop = split_text(PLAIN + PLAIN[:200], "f.txt")
    assert isinstance(article, RawArticle)
    assert isinstance(drop, Drop)
    assert (drop.reason, drop.where) == ("truncated", "f.txt:2")


def test_an_article_of_another_kind_is_none_of_factiva() -> None:
    assert not split_text("Document of the day\n\n91 words\n\nA truce began at noon.", "a.txt")
