"""How much is simulated, and how faulty the reports are."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """The chance, 0 to 1, of each sort of fault. All are drawn for each ceasefire that a report tells of, `wrong_about` for each claim.

    `wrong_days` puts a day one off, `missing_dates` tells none, `missing_sides` leaves a side out (one time in four
    all), `extra_sides` names a third party as a side, `other_level` names a side by another name ("rebels"),
    `wrong_mediators` names another mediator, `wrong_about` takes a claim for one on another ceasefire of its article.
    """

    wrong_days: float = 0.0
    missing_dates: float = 0.0
    missing_sides: float = 0.0
    extra_sides: float = 0.0
    other_level: float = 0.0
    wrong_mediators: float = 0.0
    wrong_about: float = 0.0

    @classmethod
    def of(cls, chance: float) -> Noise:
        """The same chance for every sort."""
        return cls(**dict.fromkeys(SORTS, chance))

    @classmethod
    def only(cls, sort: str, chance: float) -> Noise:
        """One sort alone."""
        return replace(cls(), **{sort: chance})


SORTS = tuple(one.name for one in fields(Noise))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How many wars, about how many truces each and how many articles a truce, and the shares of what makes news hard to place.

    Shares are of articles: `reprinted` by other papers, `undated`, with an earlier truce as `background`, with a truce
    `elsewhere`, with their own truce `retold` under another name. `beside` is the most claims of other kinds in one.
    """

    wars: int = 6
    truces: int = 8
    articles: int = 9
    reprinted: float = 0.2
    undated: float = 0.05
    background: float = 0.25
    elsewhere: float = 0.08
    retold: float = 0.1
    beside: int = 6
    noise: Noise = field(default_factory=Noise)
