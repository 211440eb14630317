"""A page becomes all the words that a reader sees, with its furniture marked."""

from datetime import date

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
