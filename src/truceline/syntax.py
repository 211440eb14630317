"""The dependency tree of a document, made quick to walk: shared by what links actors and what reads claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from truceline.model import Token

_INSIDE = frozenset({"compound", "det", "amod", "poss", "case", "punct", "nmod"})
_INNER = frozenset({"compound", "amod", "nmod", "poss", "nummod"})


class Tree:
    """Tokens with their children, in text order; what is asked again and again of the same token is kept."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.children: list[list[int]] = [[] for _ in tokens]
        self._below: dict[int, list[Token]] = {}  # half of all words have nothing below them
        self._inner: dict[int, tuple[Token, ...]] = {}
        self._objects: dict[int, tuple[tuple[str, Token], ...]] = {}
        for token in tokens:
            if token.head != token.i:
                self.children[token.head].append(token.i)
                self._below.setdefault(token.head, []).append(token)

    def below(self, i: int, *deps: str) -> Iterator[Token]:
        """The direct dependents of a token that have one of these labels."""
        found = self._below.get(i)
        return iter([token for token in found if token.dep in deps]) if found else iter(())

    def inner(self, i: int) -> Iterator[Token]:
        """The words inside a noun phrase before its head, down through compounds and adjectives."""
        if i not in self._below:
            return iter(())
        if i not in self._inner:
            self._inner[i] = tuple(self._find_inner(i))
        return iter(self._inner[i])

    def _find_inner(self, i: int) -> Iterator[Token]:
        open_ones = [(i, False)]  # no recursion: garbled text can hang a thousand words on one another
        while open_ones:
            here, done = open_ones.pop()
            if done:
                yield self.tokens[here]
                continue
            if here != i:
                open_ones.append((here, True))
            inner = [
                child for child in self.children[here] if child < here and self.tokens[child].dep in _INNER
            ]
            open_ones.extend((child, False) for child in reversed(inner))

    def objects(self, i: int, *prepositions: str) -> Iterator[Token]:
        """The objects of these prepositions below a token."""
        if i not in self._below:
            return iter(())
        found = self._objects.get(i)
        if found is None:
            preps = self.below(i, "prep", "agent")
            found = tuple(
                (prep.text.lower(), thing) for prep in preps for thing in self.below(prep.i, "pobj")
            )
            self._objects[i] = found
        return iter([thing for prep, thing in found if prep in prepositions]) if found else iter(())

    def conjuncts(self, i: int) -> Iterator[Token]:
        """A token and what is joined to it by *and*, *or* or commas, in order."""
        open_ones = [i]  # no recursion: a list may have a thousand members, each joined to the one before
        found: list[Token] = []
        while open_ones:
            here = open_ones.pop()
            found.append(self.tokens[here])
            if here in self._below:
                open_ones.extend([child.i for child in reversed(self._below[here]) if child.dep == "conj"])
        return iter(found)

    def above(self, i: int) -> Iterator[Token]:
        """The governors of a token, nearest first, up to the root."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def subtree(self, i: int) -> Iterator[Token]:
        """A token and all that hangs below it, in no particular order."""
        open_ones = [i]
        while open_ones:
            here = open_ones.pop()
            yield self.tokens[here]
            open_ones.extend(self.children[here])

    def head_of(self, first: int, last: int) -> int:
        """The token of a half-open range that the rest of it hangs on."""
        heads = [i for i in range(first, last) if not self._is_within(i, first, last)]
        own = [
            i for i in heads if self.tokens[i].dep not in _INSIDE
        ]  # "the Republic of the Congo government"
        return (own or heads or [last - 1])[-1]

    def _is_within(self, i: int, first: int, last: int) -> bool:
        head = self.tokens[i].head
        return head != i and first <= head < last
