"""Whom descriptions and pronouns take up, and that nobody is taken where two fit equally."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from truceline.annotations import Annotator, mark
from truceline.model import Dating, Document, Mention, Segment, SegmentKind


def mentions_of(annotator: Annotator, text: str) -> tuple[Mention, ...]:
    body = Segment(kind=SegmentKind.BODY, start=0, end=len(text), reason="test")
    day = date(2021, 6, 12)
    dating = Dating(earliest=day, latest=day)
    document = Document(id="d", name="d", text=text, segments=(body,), dating=dating, language="en")
    (parse,) = annotator.parses([document])
    return mark(document, parse).mentions


REFERENCES = [
    ("Chad said Libyan gunners had shelled it. It denied a raid.", "It", ["Chad"], "the actor last spoken of"),
    ("Chad and Libya signed, with each side accusing the other of shelling.", "side", ["Chad", "Libya"], "the pair last spoken of"),
    ("Mali and Niger met. Neither side spoke of a truce.", "side", ["Mali", "Niger"], "the pair last spoken of"),
    ("Chad and Libya signed. The neighbours were glad.", "neighbours", ["Chad", "Libya"], "the pair last spoken of"),
    ("Chad shelled Libyan positions. Both countries stopped later.", "countries", ["Chad", "Libya"], "the only two sides named"),
    ("Turkey and Syria denied it; the two had met.", "two", ["Turkey", "Syria"], "the pair last spoken of"),
    ("The FARC freed a soldier. The group wants a truce.", "group", ["FARC"], "the group last named"),
    ("Israel fought Hamas. The militant group wants a truce.", "militant group", ["Hamas"], "the group last named"),
    ("ASEAN ministers met. The bloc urged peace.", "bloc", ["ASEAN"], "the group last named"),
    ("The Tamil Tigers lost a town in Sri Lanka. The rebels want talks.", "rebels", ["Tamil Tigers"], "the only group named"),
    ("Fighting spread in Mali. The government wants a truce.", "government", ["Mali"], "the state that the report is about"),
    ("Fighting spread in Mali. Government troops left Gao.", "Government troops", ["Mali"], "the state that the report is about"),
    ("Hamas and its rival Fatah renew their truce.", "its rival", ["Fatah"], "named beside it"),
    ("Colombia's largest rebel group, the FARC, wants peace.", "Colombia's largest rebel group", ["FARC"], "named beside it"),
    ("Insurgents known as Houthis hold Sanaa.", "Insurgents", ["Houthis"], "named beside it"),
    ("Mali's president left. He wants peace.", "He", ["Mali"], "the person last named"),
    ("Mali and Niger met. They want peace.", "They", ["Mali", "Niger"], "the pair last spoken of"),
    ("Kurds want peace.", "Kurds", ["Kurds"], "a people, not its land"),
    ("Syrian troops in Lebanon left.", "Syrian troops", ["Syria"], "belongs to"),
    ("The head of the African Union, Jean Ping, left.", "head", ["Jean Ping"], "named beside it"),
    ("Assad's forces left Homs.", "Assad's forces", ["Syria"], "belongs to"),
    ("Officials in Nagorno-Karabakh and Azerbaijan met. The disputed territory was quiet.", "disputed territory", ["Nagorno-Karabakh"], "the territory last named"),
    ("The ethnic Serbian leaders of Nagorno-Karabakh met.", "ethnic Serbian leaders", ["Nagorno-Karabakh"], "belongs to"),
    ("Chad and Libya fought on. The two foreign ministers met.", "two foreign ministers", ["Chad", "Libya"], "the pair last spoken of"),
    ("Chad and Libya fought on. Kenya received envoys of the two countries.", "envoys", ["Chad", "Libya"], "belongs to region"),
    ("The president received Ana Ruiz of Mali. Stephen Orlan resigned.", "Stephen Orlan", ["Stephen Orlan"], "entity"),
    ("Chad and Libya signed a truce for the Naka region.", "Naka", ["Naka"], "entity"),
]  # fmt: skip


@pytest.mark.parametrize("text, words, names, reason", REFERENCES, ids=[text for text, *_ in REFERENCES])
def test_words_take_up_who_was_named(
    annotator: Annotator, text: str, words: str, names: list[str], reason: str
) -> None:
    found = [one for one in mentions_of(annotator, text) if one.span.quote == words]
    assert [([actor.name for actor in one.actors], one.reason) for one in found] == [(names, reason)]


@pytest.mark.parametrize(
    "text, words, rests_on",
    [
        ("Chad and Libya signed. The neighbours were glad.", "neighbours", ["Chad", "Libya"]),
        ("The FARC freed a soldier. The group wants a truce.", "group", ["FARC"]),
        ("Fighting spread in Mali. The government wants a truce.", "government", ["Mali"]),
        ("Hamas and its rival Fatah renew their truce.", "its rival", ["Fatah"]),
    ],
)
def test_a_reference_keeps_the_words_it_rests_on(
    annotator: Annotator, text: str, words: str, rests_on: list[str]
) -> None:
    (found,) = [one for one in mentions_of(annotator, text) if one.span.quote == words]
    assert [span.quote for span in found.because] == rests_on


@pytest.mark.parametrize(
    "text, words",
    [
        ("The FARC and the ELN met in Havana. The group wants a truce.", "group"),
        ("Mali, Niger and Chad met. The two countries want peace.", "two countries"),
        ("Mali fought Niger. The government wants peace.", "government"),
        ("The parties met in Geneva.", "parties"),
        ("Both sides in Yemen want peace.", "sides"),
        ("Pro-Russian forces left the town.", "Russian"),
    ],
)
def test_nobody_is_taken_where_two_fit_equally_or_none_is_told(
    annotator: Annotator, text: str, words: str
) -> None:
    assert [one for one in mentions_of(annotator, text) if one.span.quote == words] == []


GROUPS = [
    ("Syrian rebels left Homs.", "Syrian rebels", "rebels (Syria)"),
    ("Rebel forces in Syria left.", "Rebel forces", "rebels (Syria)"),
    ("Rebels in Homs want a truce.", "Rebels", "rebels (Syria)"),
    ("Palestinian militants fired rockets.", "Palestinian militants", "Palestinian militants"),
    ("Eleven African nations signed.", "Eleven African nations", "eleven African nations"),
    ("Pro-Russian forces left the town.", "Pro-Russian forces", "pro-Russian forces"),
    ("Mediators want a truce between Mali and Niger.", "Mediators", "mediators"),
    ("The largest armed groups in Mali signed.", "largest armed groups", "armed groups (Mali)"),
]


@pytest.mark.parametrize("text, words, name", GROUPS)
def test_a_group_without_a_name_is_called_by_what_tells_it_apart(
    annotator: Annotator, text: str, words: str, name: str
) -> None:
    found = [one for one in mentions_of(annotator, text) if one.span.quote == words]
    assert [[actor.name for actor in one.actors] for one in found] == [[name]]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's opposition leader Raila Odinga left.",
        "Mali's rebel leader Ibrahim Ag left.",
        "The opposition leader of Kenya, Raila Odinga, left.",
    ],
)
def test_a_states_opponents_are_not_the_state(annotator: Annotator, text: str) -> None:
    spoken_for = [one for one in mentions_of(annotator, text) if one.reason in ("belongs to", "office")]
    assert spoken_for == []


def test_who_held_an_office_once_speaks_for_nobody(annotator: Annotator) -> None:
    found = mentions_of(annotator, "Former Malian president Amadou Toumani left.")
    assert "Mali" not in {actor.name for one in found if one.reason == "office" for actor in one.actors}


WORDS = ["Mali", "Niger", "Hamas", "the", "group", "rebels", "two", "both", "sides", "they", "its", "rival", "army", "of", "and", ",", ".", "said", "met"]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_what_a_mention_rests_on_stands_in_the_text(annotator: Annotator, words: list[str]) -> None:
    text = " ".join(words)
    found = mentions_of(annotator, text)
    assert len({one.head for one in found}) == len(found)
    for one in found:
        assert one.actors
        assert all(span.stands_in(text) for span in (one.span, *one.because))
