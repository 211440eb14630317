"""Nexis: many articles in one file, those with "End of Document" and the older ones."""

from pathlib import Path

import pytest

from truceline.model import Drop, Given, RawArticle
from truceline.sources import read_sources
from truceline.sources.downloads.split import split_text

FILES = Path(__file__).parents[1] / "files"

OLD = """
Download Request: Selected Items: 1-2
Terms: (truce)

                               1 of 2 DOCUMENTS


                              The Harbour Courier

                           October 10, 2020 Saturday
                                  Edition 1;
                                    Port

Guns fall silent
over the lake

BYLINE: Ada Lind

SECTION: NEWS; Pg. 3

LENGTH: 91 words


A truce began at noon on Saturday over the lake and the hills around it, said
both sides.

Neither said for how long it would last, and neither had asked the people who
live there.

GRAPHIC: A boat on the lake

LOAD-DATE: October 11, 2020

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                      Copyright 2020 Harbour Courier Ltd.
                              All Rights Reserved

                               2 of 2 DOCUMENTS


                                 Weekday Post

                                3 November 2022

LENGTH: 0 words

HEADLINE: Only a heading

LOAD-DATE: November 3, 2022
"""

OLD_RICH = """1 of 1 DOCUMENT

Copyright 2020 Harbour Courier Ltd.
All Rights Reserved
The Harbour Courier

October 10, 2020 Saturday
Port Edition

SECTION: NEWS; Pg. 3

LENGTH: 91 words

HEADLINE: Guns fall silent over the lake

BYLINE: Ada Lind

BODY:
A truce began at noon.
Both sides said so.

LOAD-DATE: October 11, 2020
"""

NEW = """Guns fall silent over the lake
The Harbour Courier
October 10, 2020 Saturday
Copyright 2020 Harbour Courier Ltd. All Rights Reserved
Length:\xa091 words
Body

A truce began at noon.

Load-Date:\xa0October 11, 2020

End of Document
"""


@pytest.mark.parametrize("name", ["nexis.docx", "nexis.rtf"])
def test_the_articles_of_a_file_that_libreoffice_wrote(name: str) -> None:
    articles = [item for item in read_sources([FILES / name]) if isinstance(item, RawArticle)]
    assert [article.where for article in articles] == [f"{FILES / name}:1", f"{FILES / name}:2"]
    first, second = articles
    assert first.given == Given(
        title="Guns agreed to fall silent over Nagorno-Karabakh",
        outlet="The Harbour Courier (Port Alder)",
        published="October 10, 2020",
    )
    assert second.given == Given(
        title="Ethiopia and Tigray’s leaders sign a cessation of hostilities",
        outlet="Weekday Post",
        published="3 November 2022",
    )
    text = first.content.decode()
    assert text.startswith("Guns agreed to fall silent over Nagorno-Karabakh\n\nMOSCOW — Armenia")
    assert text.endswith("Each side blamed the other for shelling within an hour of the start.")


def test_labels_are_kept_as_metadata() -> None:
    first = next(iter(read_sources([FILES / "nexis.docx"])))
    assert isinstance(first, RawArticle)
    assert first.meta == {
        "database": "Nexis",
        "section": "WORLD; Pg. 4",
        "words": "91 words",
        "byline": "Ada Lind",
        "dateline": "MOSCOW",
        "graphic": "A street in the morning.",
        "language": "ENGLISH",
        "publication_type": "Newspaper",
        "subjects": "TRUCES (91%); WAR & CONFLICT (90%)",
        "load_date": "November 4, 2022",
        "date_line": "October 10, 2020 Saturday 3:05 PM GMT",
        "copyright": "Copyright 2022 The Harbour Courier (Port Alder) All Rights Reserved",
    }


def test_a_pdf_gives_its_articles_and_their_days() -> None:
    articles = [item for item in read_sources([FILES / "nexis.pdf"]) if isinstance(item, RawArticle)]
    assert [article.given.published for article in articles] == ["October 10, 2020", "3 November 2022"]


def test_the_older_layout_typed_with_line_ends() -> None:
    article, drop = split_text(OLD, "n.txt")
    assert isinstance(article, RawArticle)
    assert article.given == Given(
        title="Guns fall silent over the lake", outlet="The Harbour Courier", published="October 10, 2020"
    )
    assert article.content.decode() == (
        "Guns fall silent over the lake\n\n"
        "A truce began at noon on Saturday over the lake and the hills around it, said\nboth sides.\n\n"
        "Neither said for how long it would last, and neither had asked the people who\nlive there."
    )
    assert (article.meta["edition"], article.meta["graphic"]) == ("Edition 1; Port", "A boat on the lake")
    assert isinstance(drop, Drop)
    assert (drop.reason, drop.where) == ("no_text", "n.txt:2")


def test_the_older_layout_with_its_headline_among_the_labels() -> None:
    (article,) = split_text(OLD_RICH, "n.rtf")
    assert isinstance(article, RawArticle)
    assert article.given == Given(
        title="Guns fall silent over the lake", outlet="The Harbour Courier", published="October 10, 2020"
    )
    assert article.content.decode().endswith("A truce began at noon.\n\nBoth sides said so.")


def test_a_file_that_breaks_off_gives_the_articles_before_and_a_drop() -> None:
    article, drop = split_text(NEW + NEW[: NEW.index("Load")], "n.docx")
    assert isinstance(article, RawArticle)
    assert article.content.decode() == "Guns fall silent over the lake\n\nA truce began at noon."
    assert isinstance(drop, Drop)
    assert (drop.reason, drop.where) == ("truncated", "n.docx:2")


def test_an_article_that_only_has_such_words_is_none_of_nexis() -> None:
    assert not split_text("End of Document\n\nA truce began at noon.", "a.txt")
