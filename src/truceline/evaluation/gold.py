"""Sets of reports that people have coded, and the same reports as we code them now."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from truceline.errors import SourceError
from truceline.evaluation.report import PlainClaim
from truceline.model import Coded, RawArticle
from truceline.pipeline import Annotate, code
from truceline.sources import read_sources

ClaimsByReport = dict[str, Sequence[PlainClaim]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """Reports with their gold, and the floor of each figure on them; `measures` is what is coded: claims or times.

    `articles` is a file or folder that can be read as articles, `metadata` the table that goes with it.
    """

    name: str
    articles: Path
    metadata: Path | None
    gold: Path
    floors: Mapping[str, float]
    measures: str = "claims"

    @property
    def is_present(self) -> bool:
        """Whether its files are on this machine."""
        return self.articles.exists() and self.gold.exists()


def read_gold_sets(path: Path, *, shared: Path) -> tuple[GoldSet, ...]:
    """The sets that a file of floors names.

    Paths in it are relative to its folder; `{shared}` in them stands for the folder of data that several projects
    share and that need not be there. Raises SourceError if the file is missing or is no file of floors.
    """

    def place(named: str) -> Path:
        return path.parent / named.format(shared=shared.absolute())

    try:
        return tuple(
            GoldSet(
                name=name,
                articles=place(told["articles"]),
                metadata=place(told["metadata"]) if "metadata" in told else None,
                gold=place(told["gold"]),
                floors=told.get("floors", {}),
                measures=told.get("measures", "claims"),
            )
            for name, told in tomllib.loads(path.read_text(encoding="utf-8")).items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(
            f"not a file of floors ({type(error).__name__}: {error}).",
            where=str(path),
            next_step="Each set is a table with the keys articles, gold and floors.",
        ) from error


def read_gold(path: Path) -> ClaimsByReport:
    """The claims by report id that a file of JSON lines `{"id": …, "claims": […]}` holds.

    Raises SourceError, with the line, for one that is not such a line.
    """
    made: ClaimsByReport = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                plain = json.loads(line)
                made[plain["id"]] = plain.get("claims") or []
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise SourceError(
                    f"not a coded report ({type(error).__name__}: {error}).",
                    where=f"{path}:{number}",
                    next_step='A line is like {"id": "r1", "claims": []}.',
                ) from error
    return made


def code_set(
    gold_set: GoldSet, annotate: Annotate, as_line: Callable[[Coded], Mapping[str, Any]]
) -> ClaimsByReport:
    """The claims that we code in the articles of a set now, by report id.

    `as_line` gives the line that `truceline code` prints for an article (`truceline.exports.code_plain`).
    """
    read = read_sources([gold_set.articles], metadata=gold_set.metadata)
    lines = map(as_line, code((one for one in read if isinstance(one, RawArticle)), annotate))
    return {line["id"]: line["claims"] for line in lines}
