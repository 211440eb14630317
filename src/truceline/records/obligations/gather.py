"""Gathers what claims tell of one undertaking: of one type, owed by the same, of the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from truceline.model import TermType
from truceline.records.case import Case, roles_of
from truceline.records.obligations.mentions import Mention, Sort, mentions
from truceline.records.obligations.words import organisations, things, words

Owes = frozenset[str]


@dataclass(slots=True, eq=False)
class Undertaking:
    """What is told of one undertaking: that it is owed, that it is one of the terms, and what came of it.

    `told` founded it or say more of it, `typed` name no more than its type, `reports` tell whether it was done.
    """

    type: TermType
    owes: Owes
    things: frozenset[str]
    told: list[Mention] = field(default_factory=list)
    typed: list[Mention] = field(default_factory=list)
    reports: list[Mention] = field(default_factory=list)

    @property
    def everything(self) -> list[Mention]:
        """All that is told of it."""
        return [*self.told, *self.typed, *self.reports]


@dataclass(slots=True)
class Gathered:
    """The undertakings of a case, and what is told of none or of which of several is not told."""

    undertakings: list[Undertaking] = field(default_factory=list)
    open: list[Mention] = field(default_factory=list)


def gather(case: Case, watched: Collection[str] = ()) -> Gathered:
    """The undertakings that the claims of a case tell: the same for every order of the claims.

    In the documents `watched` peacekeepers are told only as watching over a term.

    Who is told as bound comes first, then what was done by whom, then what names a type alone: a claim that says less
    joins the undertaking that it fits, and founds one of its own only where it fits none.
    """
    found = Gathered()
    told: dict[TermType, list[Mention]] = defaultdict(list)
    for mention in _read(case):
        only_watching = mention.sort is Sort.TYPE and mention.claim.source.document in watched
        if only_watching and mention.type is TermType.PEACEKEEPERS:
            found.open.append(mention)
        else:
            told[mention.type].append(mention)
    sides = frozenset(role.id for claim in case.claims for role in claim.parties)
    for kind in TermType:
        if kind in told:
            _gather(kind, sorted(told[kind], key=lambda mention: mention.key), sides, found)
    return found


def _read(case: Case) -> Iterator[Mention]:
    """What the claims tell, with deeds told under `other` as the carrying out of what those who did them owe."""
    told = list(mentions(case))
    owed = {(mention.type, one) for mention in told if mention.sort is Sort.OWED for one in mention.owes}
    bodies = _bodies(case)
    for mention in told:
        if mention.type in words().sent and mention.owes & bodies.keys():
            yield replace(mention, owes=frozenset(bodies.get(one, one) for one in mention.owes))
        elif mention.type is TermType.OTHER and mention.sort in (Sort.DONE, Sort.NOT_DONE):
            yield _deed(mention, owed)
        else:
            yield mention


def _bodies(case: Case) -> Mapping[str, str]:
    """The bodies of organisations that the case names too ("MINUSCA" beside the United Nations): who sends the one sends the other."""
    within = {role.id: role.within for claim in case.told for role in roles_of(claim)}
    return {body: whole for body, whole in within.items() if whole in organisations() and whole in within}


def _deed(mention: Mention, owed: Collection[tuple[TermType, str]]) -> Mention:
    for kind, pattern in words().deeds.items():
        if any((kind, one) in owed for one in mention.owes) and pattern.search(mention.says):
            return replace(mention, type=kind, things=things(kind, mention.says), founds=False)
    return mention


def _gather(kind: TermType, told: Sequence[Mention], sides: Collection[str], found: Gathered) -> None:
    owed = [mention for mention in told if mention.sort is Sort.OWED]
    made = _Kind(kind)
    bound = _bound([mention.owes for mention in owed if mention.owes], kind)
    for mention in sorted(owed, key=_fullest):
        targets = bound[mention.owes] if mention.owes else [mention.owes]
        for owes in targets:
            made.place(mention, owes)
    reports = [
        (_doers(mention, made, sides), mention)
        for mention in told
        if mention.sort in (Sort.DONE, Sort.NOT_DONE)
    ]
    for owes, mention in sorted(reports, key=lambda pair: (not pair[0], not pair[1].founds)):
        made.report(mention, owes)
    for mention in told:
        if mention.sort is Sort.DENIED:
            made.report(mention, mention.owes)
        elif mention.sort is Sort.TYPE:
            made.name(mention)
    found.undertakings += made.undertakings
    found.open += made.open


def _fullest(mention: Mention) -> tuple[bool, bool, int, tuple[str, str, str]]:
    """Who says most of what is owed comes first, so that what says less finds it."""
    given = (mention.quantity, mention.deadline, mention.names, mention.to)
    return not mention.owes, not mention.things, -sum(bool(value) for value in given), mention.key


def _doers(mention: Mention, made: _Kind, sides: Collection[str]) -> Owes:
    """Those who did it that can have owed it: aid workers carry out what sides owe, but who sends peacekeepers owes them."""
    if mention.type in words().sent:
        return mention.owes
    return frozenset(one for one in mention.owes if one in sides or made.is_bound(one))


def _bound(given: Iterable[Owes], kind: TermType) -> Mapping[Owes, list[Owes]]:
    """Whose undertakings a claim on these tells of.

    Where others tell what each of them owes by itself ("both are to withdraw" beside "Mali is to withdraw" and "Chad is
    to withdraw"), it is of each; else a claim that names fewer is of what all of them owe.
    """
    sets = sorted(set(given), key=lambda owes: (-len(owes), sorted(owes)))
    parts: dict[Owes, list[Owes]] = {}
    for owes in sets:
        inside = [one for one in sets if one < owes]
        least = [one for one in inside if not any(other < one for other in inside)]
        shared = kind in words().mutual or len(least) < 2 or bool(frozenset.intersection(*least))
        parts[owes] = [owes] if shared else least
    wholes = [owes for owes in sets if parts[owes] == [owes]]
    for owes in wholes:
        around = [whole for whole in wholes if owes < whole]
        largest = [whole for whole in around if not any(whole < other for other in around)]
        parts[owes] = largest if len(largest) == 1 else [owes]
    return parts


class _Kind:
    """The undertakings of one type, as they are found."""

    def __init__(self, kind: TermType) -> None:
        self.type = kind
        self.undertakings: list[Undertaking] = []
        self.open: list[Mention] = []
        self._by_owes: dict[Owes, list[Undertaking]] = defaultdict(list)
        self._by_thing: dict[tuple[Owes, str], list[Undertaking]] = defaultdict(list)

    def is_bound(self, actor: str) -> bool:
        return any(actor in owes for owes in self._by_owes)

    def place(self, mention: Mention, owes: Owes) -> None:
        """Adds what is told as owed to the undertaking it fits; where it fits none, or several equally, it founds one."""
        own = self._fitting(mention, owes)
        if own is None and not owes:
            fitting = [one for one in self.undertakings if _same(one, mention)]
            own = fitting[0] if len(fitting) == 1 else None
        self._add(own or self._found(mention, owes), mention)

    def _fitting(self, mention: Mention, owes: Owes) -> Undertaking | None:
        """The undertaking of these of the same thing; else the only one that can be."""
        for thing in sorted(mention.things):
            for one in self._by_thing[owes, thing]:
                if _same(one, mention):
                    return one
        some = [one for one in self._by_owes[owes] if not one.things or not mention.things]
        plain = [one for one in some if not one.things and _same(one, mention)]
        fitting = plain or [one for one in some if _same(one, mention)]
        return fitting[0] if plain or len(fitting) == 1 else None

    def report(self, mention: Mention, owes: Owes) -> None:
        """Adds what came of an undertaking to the one it fits; of those that it fits equally, to all that are mutual."""
        fitting = [one for one in self._alike(owes) if _same_things(one, mention)]
        if len(fitting) > 1:
            named = [one for one in fitting if one.things & mention.things]
            fitting = named if len(named) == 1 else fitting
        if not fitting and mention.founds and mention.sort is not Sort.DENIED:
            fitting = [self._found(mention, owes)]
        if len(fitting) == 1 or (fitting and self.type in words().mutual):
            for one in fitting:
                one.reports.append(mention)
        else:
            self.open.append(mention)

    def name(self, mention: Mention) -> None:
        """Adds what names the type alone to the only undertaking of that type."""
        if not self.undertakings:
            self._found(mention, frozenset())
        if len(self.undertakings) == 1:
            self.undertakings[0].typed.append(mention)
        else:
            self.open.append(mention)

    def _alike(self, owes: Owes) -> list[Undertaking]:
        """Those owed by someone of these; where nobody is named on either side, all."""
        if not owes:
            return self.undertakings
        own = [one for bound, some in self._by_owes.items() if bound & owes for one in some]
        return own or self._by_owes[frozenset()]

    def _found(self, mention: Mention, owes: Owes) -> Undertaking:
        made = Undertaking(type=self.type, owes=owes, things=mention.things)
        self.undertakings.append(made)
        self._by_owes[owes].append(made)
        self._index(made)
        return made

    def _index(self, undertaking: Undertaking) -> None:
        for thing in undertaking.things:
            self._by_thing[undertaking.owes, thing].append(undertaking)

    def _add(self, undertaking: Undertaking, mention: Mention) -> None:
        if not undertaking.things:
            undertaking.things = mention.things
            self._index(undertaking)
        undertaking.told.append(mention)


def _same(undertaking: Undertaking, mention: Mention) -> bool:
    """Whether what is owed can be the same: of one thing, and not of two that are due on different days."""
    return _same_things(undertaking, mention) and not _due_apart(undertaking.told, mention)


def _same_things(undertaking: Undertaking, mention: Mention) -> bool:
    here, there = undertaking.things, mention.things
    if undertaking.type is TermType.OTHER:
        return not here or not there or 2 * len(here & there) >= min(len(here), len(there))
    return not here or not there or bool(here & there)


def _due_apart(told: Sequence[Mention], mention: Mention) -> bool:
    """Whether one names a place of its own and is due on another day: "Agdam by the 20th", "Lachin by the 1st"."""
    first = told[0] if told else None
    if first is None or first.deadline is None or mention.deadline is None:
        return False
    return not first.deadline.may_equal(mention.deadline) and first.names != mention.names
