"""The parts of a text are told apart, and cover it whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.documents.segments import make_segments

LEAD = "The two sides agreed on a truce on Monday, officials said."
NEXT = "It is to begin at midnight and to last for three days."


def parts(
    text: str, title: str | None = None, main: list[tuple[int, int]] | None = None
) -> list[tuple[str, str]]:
    return [(s.kind.value, text[s.start : s.end].strip()) for s in make_segments(text, title, main)]


@pytest.mark.parametrize(
    "line,kind",
    [
        ("By admin", "byline"),
        ("by YCPress", "byline"),
        ("By Ann Lee in Baku", "byline"),
        ("Ann Lee", "byline"),
        ("Ann Lee 5 minutes ago Wed 11th November 2020 | 09:41 PM", "byline"),
        ("Photo of author", "boilerplate"),
        ("World > Caucasus", "boilerplate"),
        ("5 minutes ago", "dateline"),
        ("date 2020-11-11 UrduPoint.com", "dateline"),
        ("Published: 11 November 2020, 10:41 GMT", "dateline"),
        ("18/10/2020 14:47", "dateline"),
        ("A soldier at the bridge. © Agency/Ann Lee", "caption"),
        ("Photo: a bridge on the river", "caption"),
        ("Both sides say that they will keep to the deal this time", "headline"),
    ],
)
def test_a_line_between_headline_and_text(line: str, kind: str) -> None:
    assert parts(f"Truce agreed in the valley\n\n{line}\n\n{LEAD}")[1] == (kind, line)


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "Leave a Comment",
        "You May Also Like",
        "Related articles",
        "Sign Up for Our Newsletters",
        "3 Comments",
        "MOST READ",
    ],
)
def test_such_a_line_ends_the_article(line: str) -> None:
    text = f"{LEAD}\n\n{line}\n\nA truce in another country ended the war there on Sunday."
    assert [kind for kind, _ in parts(text)] == ["body", "boilerplate"]


@pytest.mark.parametrize(
    "line",
    [
        "Back to top button",
        "Read more A truce elsewhere",
        "Share this",
        "Source",
        "Source: TASS",
        "ADVERTISEMENT",
    ],
)
def test_such_a_line_amid_the_text_is_furniture(line: str) -> None:
    assert parts(f"{LEAD}\n\n{line}\n\n{NEXT}") == [("body", LEAD), ("boilerplate", line), ("body", NEXT)]


@pytest.mark.parametrize(
    "sentence",
    [
        "By Monday evening the truce had been broken by both of the sides.",
        "Like it or not, the truce holds for now.",
        "Published on Tuesday, the report said that the truce was broken.",
        "More from the front: the truce holds on all sides.",
        "Tagwirei said the truce held.",
        "Home Politics Minister Ann Lee said on Friday that the truce would hold, and added that nobody would break it.",
    ],
)
def test_a_sentence_that_begins_like_furniture_is_text(sentence: str) -> None:
    assert parts(f"{LEAD}\n\n{sentence}\n\n{NEXT}")[0][0] == "body"
    assert sentence in parts(f"{LEAD}\n\n{sentence}\n\n{NEXT}")[0][1]


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW —",
        "BAKU, Oct 18 -",
        "MOSCOW (UrduPoint News / Sputnik - 11th November, 2020)",
        "Baku (Reuters) -",
        "(Reuters) -",
        "NEW YORK, Oct. 18, 2020 (AP) —",
    ],
)
def test_a_dateline_is_cut_off_the_text(dateline: str) -> None:
    assert parts(f"{dateline} {LEAD}") == [("dateline", dateline), ("body", LEAD)]


@pytest.mark.parametrize("text", [f"NATO (the alliance) said so: {LEAD}", f"Armenia – {LEAD}", LEAD])
def test_what_is_no_dateline_stays(text: str) -> None:
    assert parts(text) == [("body", text)]


def test_credits_behind_the_text_are_cut_off() -> None:
    assert parts(f"{LEAD} (AFP via The Times), (BBC NEWS) {NEXT} (khaleejtimes)") == [
        ("body", LEAD),
        ("byline", "(AFP via The Times), (BBC NEWS)"),
        ("body", NEXT),
        ("byline", "(khaleejtimes)"),
    ]


def test_a_remark_in_brackets_stays_in_the_text() -> None:
    text = f"{LEAD} (He later took this back in a letter.) {NEXT}"
    assert parts(text) == [("body", text)]


def test_the_headline_is_the_line_that_equals_the_title() -> None:
    text = f"Snow in the hills all week\n\nTruce agreed in the valley\n\n{LEAD}"
    assert parts(text, "Truce Agreed in the Valley")[:2] == [
        ("boilerplate", "Snow in the hills all week"),
        ("headline", "Truce agreed in the valley"),
    ]


def test_without_a_title_the_headline_is_the_line_that_the_page_repeats() -> None:
    text = f"Home Politics Truce agreed in the valley\nSnow in the hills all week\n\nTruce agreed in the valley\n\n{LEAD}"
    assert [kind for kind, _ in parts(text)] == ["boilerplate", "boilerplate", "headline", "body"]


def test_the_name_of_a_section_is_no_headline() -> None:
    text = f"THE DISPATCH / CAUCASUS NEWS\n\nTruce agreed in the valley\n\n{LEAD}"
    assert [kind for kind, _ in parts(text)] == ["boilerplate", "headline", "body"]


def test_a_repeated_headline_is_furniture_also_where_it_is_glued_to_a_line() -> None:
    head, stand = "Truce agreed in the valley", "Both sides say that they will keep to the deal this time"
    text = f"{head}\n\n{stand}{head}\n\n{head}\n\n{LEAD}"
    assert parts(text) == [
        ("headline", head),
        ("headline", stand),
        ("boilerplate", f"{head}\n\n{head}"),
        ("body", LEAD),
    ]


def test_a_standfirst_that_the_text_repeats_is_furniture() -> None:
    text = f"Truce agreed in the valley\n\n{LEAD.removesuffix('.')}\n\nMOSCOW — {LEAD} More."
    assert [kind for kind, _ in parts(text)] == ["headline", "boilerplate", "dateline", "body"]


def test_the_headline_of_another_article_amid_the_text_is_furniture() -> None:
    other = "Snow in the hills all week"
    text = f"{LEAD}\n\n{other}\n\n{other}\n\nRead more {other}\n\n{NEXT}"
    assert [kind for kind, _ in parts(text)] == ["body", "boilerplate", "boilerplate", "body"]


def test_lines_of_a_typed_text_are_one_paragraph() -> None:
    line = "The two sides agreed on a truce that both of them had long refused"
    assert parts(f"{line}\n{line[::-1]}\n{line} today.\n\n{NEXT}")[0][0] == "body"


@pytest.mark.parametrize("text", ["Truce agreed", LEAD, "A truce begins. (Reuters)"])
def test_a_text_of_one_line_gives_claims(text: str) -> None:
    assert parts(text)[0][0] == "body"


def test_what_markup_leaves_out_is_furniture() -> None:
    text = f"{LEAD}\n{NEXT}"
    assert parts(text, main=[(0, len(LEAD))]) == [("body", LEAD), ("boilerplate", NEXT)]


_LINES = st.sampled_from(
    [
        "By admin",
        "Leave a Reply",
        LEAD,
        NEXT,
        f"MOSCOW — {LEAD}",
        f"{LEAD} (Reuters)",
        "Truce agreed",
        "",
        " ",
        "\r",
        "Read more x",
    ]
)


@given(
    st.text() | st.lists(_LINES, max_size=30).map("\n".join), st.none() | st.just("Truce agreed") | st.text()
)
def test_segments_cover_any_text_without_gap_or_overlap(text: str, title: str | None) -> None:
    segments = make_segments(text, title)
    assert [s.start for s in segments] == [0, *(s.end for s in segments)][: len(segments)]
    assert (segments[-1].end if segments else 0) == len(text)
    assert all(s.start < s.end for s in segments)
    assert all(s.reason for s in segments)
