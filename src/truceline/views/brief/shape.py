"""What a brief is made of: statements that rest on claims, and the words of articles that they cite."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from truceline.model import Phase


class Kind(StrEnum):
    """What a statement is: told by reports, a count of what was read, or that something is not told."""

    TOLD = "told"
    COUNT = "count"
    ABSTENTION = "abstention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some words of a statement with the claims they rest on, and the numbers of the notes that stand after them."""

    words: str
    claims: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()


Cell = tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence, made by the template of this name. `kind` is `told` where claims stand behind it.

    A count says what it counts; an abstention says that it is not told, or that reports leave it open.
    """

    made_by: str
    kind: Kind
    parts: Cell
    ceasefire: str | None = None

    @property
    def words(self) -> str:
        """The sentence."""
        return "".join(part.words for part in self.parts)

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that it rests on."""
        return tuple(dict.fromkeys(claim for part in self.parts for claim in part.claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: the heads of its columns, and rows of cells."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some statements under a heading: as running text, or each as an item of a list."""

    heading: str = ""
    ceasefire: str | None = None
    statements: tuple[Statement, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSection:
    """A part of a brief. `name` is one of `agreed`, `changed`, `alleged`, `owed`, `disputed` and `standing`."""

    name: str
    heading: str
    pieces: tuple[Piece, ...]
    table: Grid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote: words of an article, exactly, and where they stand (offsets into the text of the document)."""

    number: int
    claim: str
    quote: str
    document: str
    start: int
    end: int
    article: str
    title: str | None
    outlet: str | None
    origin: str | None
    url: str | None
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSource:
    """An article that the brief rests on, and the numbers of the notes that quote it.

    `copy_of` is the title of the article that it is a copy of, empty where that is not among these; None where it is no copy.
    """

    document: str
    article: str
    title: str | None
    outlet: str | None
    origin: str | None
    url: str | None
    published: str
    copy_of: str | None
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusations:
    """What one claimant told of breaches of a ceasefire, by stretches of days: first day, last day, how many things were told.

    A stretch that is not there is "no report", not zero.
    """

    ceasefire: str
    claimant: str
    accused: str
    periods: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """The states of a ceasefire from one day to another, for the band."""

    ceasefire: str
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What reports tell of some ceasefires in a period, as statements with their evidence.

    `since` is None where the brief tells all, `until` the day whose standing is told. `ceasefires` are those told of, `over` those of the
    conflict that were over before the period. `as_of` is the day as which the ledger is shown, None for all that is known.
    """

    title: str
    conflict: str | None
    ceasefires: tuple[str, ...]
    over: tuple[str, ...]
    since: str | None
    until: str
    as_of: str | None
    short: tuple[Statement, ...]
    sections: tuple[BriefSection, ...]
    notes: tuple[Note, ...]
    sources: tuple[BriefSource, ...]
    lives: tuple[Life, ...]
    accusations: tuple[Accusations, ...]

    def statements(self) -> tuple[Statement, ...]:
        """All sentences of the brief, in their order."""
        told = (one for section in self.sections for piece in section.pieces for one in piece.statements)
        return (*self.short, *told)
