from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html as reader

from papers_by_hand import HOSTILE, SCRIPTS, cite, figure, paper_of
from truceline.errors import InputError
from truceline.papers import FORMS, Paper, Paragraph, Run, text, write_paper
from truceline.papers.html import write
from truceline.papers.words import shown


def written(paper: Paper) -> str:
    stream = BytesIO()
    write(paper, stream)
    return stream.getvalue().decode()


@pytest.mark.parametrize("words", [*HOSTILE, SCRIPTS])
def test_foreign_words_stay_words(words: str) -> None:
    page = reader.document_fromstring(written(paper_of(words)))
    plain = reader.document_fromstring(written(paper_of("words")))
    assert [one.tag for one in page.iter()] == [one.tag for one in plain.iter()]
    told = " ".join(page.text_content().split())
    assert told.count(" ".join(shown(words).split())) >= 14


def test_references_and_footnotes_lead_to_one_another() -> None:
    page = reader.document_fromstring(written(paper_of("words")))
    links = [link.get("href") for link in page.iter("a") if link.get("href").startswith("#")]
    assert {"#note-1", "#note-2", "#ref-1", "#ref-1-2", "#ref-2"} <= set(links)
    ids = [one.get("id") for one in page.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links} <= set(ids)


def test_charts_of_one_page_keep_their_patterns_apart() -> None:
    page = written(Paper(title="t", blocks=(figure("one"), figure("two"))))
    assert page.count('fill="url(#figure-1-dots)"') == page.count('fill="url(#figure-2-dots)"') == 1
    assert page.count('id="figure-1-dots"') == page.count('id="figure-2-dots"') == 1


@pytest.mark.parametrize(
    "inner",
    [
        "<script>x</script>",
        '<rect onload="x"/>',
        '<image href="https://example.org/a.png"/>',
        "<style>x</style>",
    ],
)
def test_a_chart_that_does_not_stand_by_itself_is_refused(inner: str) -> None:
    chart = replace(figure(), svg=f'<svg xmlns="http://www.w3.org/2000/svg">{inner}</svg>')
    with pytest.raises(ValueError, match="does not stand by itself"):
        written(Paper(title="t", blocks=(chart,)))


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = reader.document_fromstring(written(paper_of("words")))
    assert not [
        one for one in page.iter() if one.get("src") or one.tag in {"link", "script", "iframe", "object"}
    ]


def test_links_lead_to_the_web_only() -> None:
    linked = text(
        Run(words="web", link="https://example.org/"), Run(words="script", link="javascript:alert(1)")
    )
    paper = Paper(
        title="t",
        blocks=(Paragraph(text=(*linked, Run(words="", notes=(1,)))),),
        notes=(cite(1, url="data:x"),),
    )
    assert [link.get("href") for link in reader.document_fromstring(written(paper)).iter("a")] == [
        "https://example.org/",
        "#note-1",
        "#ref-1",
    ]


def test_the_form_is_chosen_by_the_end_of_the_name(tmp_path: Path) -> None:
    for suffix in FORMS:
        write_paper(paper_of("words"), tmp_path / f"paper{suffix.upper()}")
        assert (tmp_path / f"paper{suffix.upper()}").stat().st_size > 500


@pytest.mark.parametrize("name", ["paper.xyz", "paper"])
def test_a_form_that_there_is_not_is_an_error_that_lists_them(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"ends in \.md, \.html") as told:
        write_paper(paper_of("words"), tmp_path / name)
    assert told.value.where == name
    assert not list(tmp_path.iterdir())
