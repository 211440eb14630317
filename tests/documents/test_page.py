"""A page becomes all the words that a reader sees, with its furniture marked."""

import json
from collections.abc import Mapping
from datetime import date

import pytest

from truceline.documents import make_document
from truceline.documents.page import read_page
from truceline.model import DatingMethod, Document, RawArticle

PAGE = """<!DOCTYPE html><html><head><title>Truce | Ridge Times</title>
<meta property="og:site_name" content="Ridge Times"><meta property="og:title" content="Truce in the valley holds">
<meta property="article:published_time" content="2020-10-21T08:00:00Z">
<link rel="canonical" href="https://ridge.example/truce"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/x">Rebels break ceasefire in Omar</a></li></ul></nav>
<article><h1>Truce in the valley holds</h1><p>By Ann Lee</p>
<p>BAKU, Oct 21 (Reuters) - The two sides on Wednesday kept the <b>humani</b>tarian truce agreed in Moscow, officials said.</p>
<p>The defence ministry said that there had been no shelling during the night, and that the wounded were in hospital.</p>
<p>Observers are due to arrive next week, after the two sides had accused each other of breaking an earlier ceasefire.</p>
<script>var ceasefire = 1;</script></article>
<section id="comments"><h3>Leave a Reply</h3><p>This ceasefire is a bad deal.</p></section>
<footer>© 2020 Ridge Times. All rights reserved.</footer></body></html>"""


def document() -> Document:
    made = make_document(RawArticle(where="a.html", content=PAGE.encode(), media_type="text/html"))
    assert isinstance(made, Document)
    return made


def parts(kind: str) -> str:
    made = document()
    return "\n".join(made.text[s.start : s.end] for s in made.segments if s.kind == kind)


def test_what_is_seen_is_kept_and_what_is_not_is_left() -> None:
    text = document().text
    assert "Rebels break ceasefire in Omar" in text
    assert "This ceasefire is a bad deal." in text
    assert "var ceasefire" not in text


def test_words_are_not_torn_by_marks_within() -> None:
    assert "kept the humanitarian truce agreed" in document().text


def test_menus_and_comments_are_furniture() -> None:
    assert "Rebels break ceasefire in Omar" in parts("boilerplate")
    assert "This ceasefire is a bad deal." in parts("boilerplate")
    assert parts("headline").strip() == "Truce in the valley holds"
    assert parts("body").startswith("The two sides on Wednesday kept")
    assert parts("body").rstrip().endswith("an earlier ceasefire.")


def test_the_marks_of_the_page_tell_title_outlet_date_and_address() -> None:
    made = document()
    assert (made.title, made.outlet, made.url) == (
        "Truce in the valley holds",
        "Ridge Times",
        "https://ridge.example/truce",
    )
    assert (made.dating.day, made.dating.method) == (date(2020, 10, 21), DatingMethod.HTML)


def test_a_page_nested_too_deep_for_the_parser_is_read() -> None:
    assert read_page("<html><body>" + "<div>" * 5_000 + "A truce &amp; more").text == "A truce & more"


def test_a_page_of_nothing_has_no_text() -> None:
    assert read_page("").text == ""


LEDE = "<p>The two sides agreed on a truce on Monday, officials of both of them said in the capital.</p>"
MORE = "<p>It began at noon, and the guns on both banks of the river had fallen silent by the evening.</p>"
LAST = "<p>Observers are to arrive in the town within a week, a spokesman of the mission told reporters.</p>"
OTHER = "<p>A second truce, in the south of the country, was broken twice in the night, villagers said.</p>"


def read(head: str, body: str) -> Document:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    made = make_document(RawArticle(where="a.html", content=page.encode(), media_type="text/html"))
    assert isinstance(made, Document)
    return made


def body_of(made: Document) -> str:
    return "\n".join(made.text[s.start : s.end] for s in made.segments if s.kind == "body")


def data(*things: Mapping[str, object]) -> str:
    return f'<script type="application/ld+json">{json.dumps(list(things))}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Truce agreed in the valley",
    "datePublished": "2020-10-10T09:00:00Z",
}
TITLE = '<meta property="og:title" content="Truce agreed in the valley">'
H1 = "<h1>Truce agreed in the valley</h1>"


@pytest.mark.parametrize("name", ["related", "jp-relatedposts", "cookie-consent", "post-comments", "teaser"])
def test_what_stands_beside_the_article_by_its_class_is_furniture(name: str) -> None:
    made = read(TITLE, f"<div>{H1}{LEDE}{MORE}<div class='{name}'>{OTHER}</div>{LAST}</div>")
    assert "A second truce" not in body_of(made)
    assert "Observers are to arrive" in body_of(made)


def test_a_class_that_the_article_itself_bears_says_nothing() -> None:
    made = read(TITLE, f"<div class='cookie-set related'>{H1}{LEDE}{MORE}{LAST}</div>")
    assert "Observers are to arrive" in body_of(made)


def test_an_advertisement_behind_its_label_is_furniture() -> None:
    advert = "<section><div>Advertisement</div><div><p>Three nights by the sea, two breakfasts and one boat trip for all who book by Sunday.</p></div></section>"
    made = read(TITLE, f"<main>{H1}{LEDE}{MORE}{advert}{LAST}</main>")
    assert "Three nights by the sea" not in body_of(made)
    assert "Observers are to arrive" in body_of(made)


def test_words_that_only_the_data_of_a_page_hold_are_read() -> None:
    text = "\n\n".join(words[3:-4] for words in (LEDE, MORE, LAST))
    made = read(TITLE + data({**ARTICLE, "articleBody": text}), f"<div id='app'>{H1}Loading</div>")
    assert "Observers are to arrive" in body_of(made)


def test_the_name_of_a_site_is_no_part_of_the_headline() -> None:
    title = '<meta property="og:title" content="Truce agreed in the valley | Ridge Times">'
    assert read(title, H1 + LEDE + MORE).title == "Truce agreed in the valley"


@pytest.mark.parametrize(
    "head",
    [
        data({"@type": "VideoObject", "datePublished": "2019-01-01"}, ARTICLE),
        data({"@graph": [{"@type": "WebSite"}, ARTICLE]}),
        data({**ARTICLE, "headline": "Another", "datePublished": "2020-10-07"}, ARTICLE),
        data(ARTICLE).replace("]</script>", ",]</script>"),
        '<meta name="revised" content="2021-01-02"><meta name="parsely-pub-date" content="2020-10-10T21:00:00Z">',
        '<meta property="article:modified_time" content="2020-11-01"><meta itemprop="datePublished" content="10 October 2020">',
        '<link rel="canonical" href="https://x.example/2020/10/10/truce/"><meta property="article:published_time" content="2020-10-09T23:10:00Z">',
        '<link rel="canonical" href="https://x.example/2020/oct/10/truce">',
    ],
)
def test_the_day_is_that_which_the_page_names_as_the_articles_own(head: str) -> None:
    assert read(TITLE + head, f"{H1}{LEDE}{MORE}<p>© 2023 Ridge Times</p>").dating.day == date(2020, 10, 10)


def test_a_day_behind_published_goes_before_one_behind_updated() -> None:
    stamp = "<p>Updated 3 Nov 2020 | Published 10 Oct 2020</p>"
    assert read(TITLE, f"{H1}{stamp}{LEDE}{MORE}").dating.day == date(2020, 10, 10)


def test_the_year_of_a_copyright_line_is_no_day() -> None:
    assert read(TITLE, f"{H1}{LEDE}{MORE}<p>Copyright 2016 Ridge Times</p>").dating.day is None


def test_times_of_comments_are_not_that_of_the_article() -> None:
    comment = "<div class='comments'><time datetime='2021-05-05T10:00:00Z'>5 May 2021</time><p>I do not believe a word.</p></div>"
    made = read(
        TITLE,
        f"{H1}<time itemprop='datePublished' datetime='2020-10-10'>Saturday</time>{LEDE}{MORE}{comment}",
    )
    assert made.dating.day == date(2020, 10, 10)
