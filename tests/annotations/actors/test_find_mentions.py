"""Who is spoken of, sentence by sentence, with the reason it was read so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.annotations import Annotator
from truceline.model import ActorKind, Dating, Document, Mention, Segment, SegmentKind

Read = Callable[[str], list[Mention]]


@pytest.fixture
def read(annotator: Annotator) -> Read:
    """The mentions of a text."""

    def mentions(text: str) -> list[Mention]:
        body = Segment(kind=SegmentKind.BODY, start=0, end=len(text), reason="test")
        made = Document(id="d1", name="one", text=text, segments=(body,), dating=Dating(), language="en")
        (annotated,) = annotator([made])
        return list(annotated.mentions)

    return mentions


def named(mentions: list[Mention], words: str) -> list[str]:
    """The actors that the last mention of these words stands for."""
    return [actor.name for actor in last(mentions, words).actors]


def last(mentions: list[Mention], words: str) -> Mention:
    return next(mention for mention in reversed(mentions) if mention.span.quote == words)


@pytest.mark.parametrize(
    "text, words, name, reason",
    [
        ("Baku accused Yerevan of breaking the truce.", "Baku", "Azerbaijan", "capital"),
        ("Baku accused Yerevan of breaking the truce.", "Yerevan", "Armenia", "capital"),
        ("The Kremlin welcomed the ceasefire.", "Kremlin", "Russia", "seat"),
        (
            "The Kazakh Foreign Ministry welcomed the truce.",
            "Kazakh Foreign Ministry",
            "Kazakhstan",
            "belongs to",
        ),
        (
            "Armenia's defence ministry said the truce was broken.",
            "Armenia's defence ministry",
            "Armenia",
            "belongs to",
        ),
        ("Hamas militants broke the truce.", "Hamas militants", "Hamas", "belongs to"),
        ("Pakistan said Indian troops had fired.", "Indian troops", "India", "belongs to"),
        ("The town of Agdam was shelled.", "Agdam", "Agdam", "name"),
    ],
)
def test_a_name_or_a_phrase_with_one_stands_for_its_actor(
    read: Read, text: str, words: str, name: str, reason: str
) -> None:
    mentions = read(text)
    assert (named(mentions, words), last(mentions, words).reason) == ([name], reason)


@pytest.mark.parametrize(
    "text",
    [
        "Russian President Vladimir Putin met the delegation. Putin said that the truce would hold.",
        "Putin said that the truce would hold. Later, Russian President Vladimir Putin left.",
    ],
)
def test_an_office_teaches_whom_a_person_speaks_for_by_surname_too(read: Read, text: str) -> None:
    mentions = read(text)
    putin = last(mentions, "Putin")
    assert [actor.name for actor in putin.actors] == ["Russia"]
    assert (putin.reason, [span.quote for span in putin.because]) == (
        "office",
        ["Russian President Vladimir Putin"],
    )


@pytest.mark.parametrize("text", ["The president of Azerbaijan, Ilham Aliyev, signed it. Aliyev left."])
def test_an_office_may_stand_before_its_state(read: Read, text: str) -> None:
    mentions = read(text)
    assert named(mentions, "Aliyev") == ["Azerbaijan"]


@pytest.mark.parametrize("text", ["Putin spoke of peace, his neighbours said."])
def test_without_an_office_a_person_stands_for_no_state(read: Read, text: str) -> None:
    mentions = read(text)
    assert ActorKind.STATE not in {actor.kind for mention in mentions for actor in mention.actors}


@pytest.mark.parametrize(
    "text",
    ["UN envoy Staffan de Mistura urged both sides to stop. De Mistura said talks would go on."],
)
def test_an_envoy_of_an_organisation_keeps_the_own_name(read: Read, text: str) -> None:
    mentions = read(text)
    assert named(mentions, "UN envoy") == ["United Nations"]
    assert named(mentions, "Staffan de Mistura") == ["Staffan de Mistura"]
    assert named(mentions, "De Mistura") == ["Staffan de Mistura"]


@pytest.mark.parametrize(
    "text, words, names",
    [
        (
            "Armenia and Azerbaijan agreed on a truce. The two countries signed on Friday.",
            "two countries",
            ["Armenia", "Azerbaijan"],
        ),
        (
            "Israel and Hamas agreed on a truce. Both sides said it would begin soon.",
            "sides",
            ["Israel", "Hamas"],
        ),
        (
            "Armenia and Azerbaijan signed a truce. They said that a new day had begun.",
            "They",
            ["Armenia", "Azerbaijan"],
        ),
        ("Armenia signed. It said the truce would hold.", "It", ["Armenia"]),
        ("Syrian rebels said they would respect the truce.", "they", ["rebels (Syria)"]),
    ],
)
def test_references_take_up_who_was_named(read: Read, text: str, words: str, names: list[str]) -> None:
    mentions = read(text)
    assert named(mentions, words) == names


@pytest.mark.parametrize("text", ["Israel and Hamas agreed on a truce. The two countries were glad."])
def test_a_state_and_a_group_are_no_two_countries(read: Read, text: str) -> None:
    mentions = read(text)
    assert "two countries" not in [mention.span.quote for mention in mentions]


@pytest.mark.parametrize("text", ["Each side accused the other.", "They met, and both sides were glad."])
def test_who_was_not_named_is_not_guessed(read: Read, text: str) -> None:
    mentions = read(text)
    assert mentions == []


@pytest.mark.parametrize(
    "text", ["Fighting went on in Abkhazia. Officials in the breakaway region rejected the truce."]
)
def test_officials_of_a_region_speak_for_the_region_named_before(read: Read, text: str) -> None:
    mentions = read(text)
    assert named(mentions, "Officials") == ["Abkhazia"]
    assert [span.quote for span in last(mentions, "Officials").because] == ["breakaway region", "Abkhazia"]


@pytest.mark.parametrize(
    "text, words, name",
    [
        ("Syrian rebels fired on the town.", "Syrian rebels", "rebels (Syria)"),
        ("The army fought the rebels in Darfur.", "rebels", "rebels (Darfur)"),
        ("South Sudan signed a truce with rebels.", "rebels", "rebels (South Sudan)"),
    ],
)
def test_a_group_without_a_name_is_called_by_its_words_and_its_place(
    read: Read, text: str, words: str, name: str
) -> None:
    mentions = read(text)
    assert named(mentions, words) == [name]
    assert {actor.kind for actor in last(mentions, words).actors} == {ActorKind.GROUP}


@pytest.mark.parametrize("text", ["Sudan and South Sudan signed a truce."])
def test_the_longer_name_wins(read: Read, text: str) -> None:
    mentions = read(text)
    assert [named(mentions, words) for words in ("Sudan", "South Sudan")] == [["Sudan"], ["South Sudan"]]
    assert len(mentions) == 2


@pytest.mark.parametrize("text", ["Michael Jordan praised the truce."])
def test_a_place_inside_a_persons_name_is_no_place(read: Read, text: str) -> None:
    mentions = read(text)
    assert [actor.name for mention in mentions for actor in mention.actors] == ["Michael Jordan"]


@pytest.mark.parametrize("text", ["Armenia and Azerbaijan signed. The two countries said they were glad."])
def test_mentions_come_in_text_order_one_for_each_head_and_stand_in_the_text(read: Read, text: str) -> None:
    mentions = read(text)
    heads = [mention.head for mention in mentions]
    assert heads == sorted(set(heads))
    for mention in mentions:
        assert all(span.stands_in(text) for span in (mention.span, *mention.because))


@pytest.mark.parametrize(
    "text, words, place, reason",
    [
        (
            "Shells fell in Valencia, Venezuela, after the truce.",
            "Valencia",
            "VEN-valencia",
            "place: in Venezuela, named beside it",
        ),
        (
            "Colombia said the truce was broken in Armenia. Colombian police blamed the ELN.",
            "Armenia",
            "ARM",
            "name",
        ),
        (
            "Syria said the truce held. Shells fell near Tripoli in the night. Lebanon and Lebanese officials denied it.",
            "Tripoli",
            "LBN-tripoli",
            "place: in Lebanon, which the text speaks of",
        ),
        ("The truce held along the line of contact.", "line of contact", "area-line-of-contact", "name"),
        ("Talks were held in Cairo.", "Cairo", "EGY-cairo", "place"),
    ],
)
def test_a_place_has_its_reason(read: Read, text: str, words: str, place: str, reason: str) -> None:
    mention = last(read(text), words)
    assert ([actor.id for actor in mention.actors], mention.reason) == ([place], reason)


def test_a_small_town_counts_only_where_its_country_is_spoken_of(read: Read) -> None:
    text = "Shelling was heard in Valpovo during the truce."
    assert [
        mention.reason for mention in read(f"{text} Croatia denied it.") if mention.span.quote == "Valpovo"
    ] == ["name"]
    assert [m.reason for m in read(text) if m.span.quote == "Valpovo" and m.reason != "entity"] == []
