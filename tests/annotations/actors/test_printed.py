"""Under which name an actor is shown: the usual one where the report prints it, else the one it prints."""

from __future__ import annotations

from datetime import date

import pytest

from truceline.annotations import Annotator, mark
from truceline.model import Dating, Document, Segment, SegmentKind

SHOWN = [
    ("The Kurdistan Workers' Party declared a truce.", "PKK", "Kurdistan Workers' Party"),
    ("The Kurdistan Workers' Party (PKK) declared a truce.", "PKK", "PKK"),
    ("GAM signed the accord in Helsinki.", "GAM", "GAM"),
    ("GAM, the Free Aceh Movement, signed the accord.", "GAM", "Free Aceh Movement"),
    ("Houthi rebels fired on the port.", "HOUTHIS", "Houthis"),
    ("Muqtada al-Sadr called off the truce.", "MAHDI", "Muqtada al-Sadr"),
    ("Mohamed Hamdan Dagalo said that the RSF would keep the truce.", "RSF", "RSF"),
    ("Muqtada al-Sadr told the Mahdi Army to stop firing.", "MAHDI", "Mahdi Army"),
    ("The R.U.F. had broken the truce.", "RUF", "RUF"),
    ("The United Nations General Assembly voted for a truce.", "UNGA", "United Nations General Assembly"),
    ("The UN General Assembly voted for a truce.", "UNGA", "UN General Assembly"),
    ("Côte d'Ivoire signed the truce.", "CIV", "Côte d'Ivoire"),
    ("Ivory Coast, or Côte d'Ivoire, signed the truce.", "CIV", "Ivory Coast"),
    ("Rebels in Zaire declared a truce.", "rebels (democratic republic of the congo)", "rebels (Zaire)"),
    ("Baku accused Artsakh of an attack.", "NKR", "Nagorno-Karabakh"),
]


@pytest.mark.parametrize("text, key, name", SHOWN, ids=[text for text, *_ in SHOWN])
def test_an_actor_is_shown_under_the_usual_name_or_the_one_printed(
    annotator: Annotator, text: str, key: str, name: str
) -> None:
    body = Segment(kind=SegmentKind.BODY, start=0, end=len(text), reason="test")
    day = date(2006, 6, 12)
    document = Document(
        id="d", name="d", text=text, segments=(body,), dating=Dating(earliest=day, latest=day), language="en"
    )
    (parse,) = annotator.parses([document])
    mentions = mark(document, parse).mentions
    assert {actor.name for mention in mentions for actor in mention.actors if actor.id == key} == {name}
