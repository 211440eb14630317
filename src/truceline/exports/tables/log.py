"""Tables of what people decided and of what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from truceline.exports.tables.column import Column, ColumnType, Table
from truceline.exports.tables.contents import Contents
from truceline.exports.tables.parts import listed, text
from truceline.model import Drop, Stage, Verdict
from truceline.views import JudgementShown, show_judgements


def _judgements(contents: Contents) -> Iterator[JudgementShown]:
    shown = show_judgements(contents.extract.judgements)
    yield from sorted(shown, key=lambda one: (one.judgement.at, one.judgement.id))


JUDGEMENTS: Table[JudgementShown] = Table(
    name="judgements",
    says="what a person decided, oldest first, what was taken back included",
    key=("id",),
    things=_judgements,
    columns=(
        text("id", "The id of the judgement.", lambda shown: shown.judgement.id, required=True),
        text(
            "verdict",
            "What kind of decision it is.",
            lambda shown: shown.judgement.verdict,
            values=Verdict,
            required=True,
        ),
        text(
            "subject",
            "What it is on: the id of a ceasefire, claim, article or judgement, or a name.",
            lambda shown: shown.judgement.subject,
            required=True,
        ),
        text("on", "The same in words.", lambda shown: shown.on),
        text("field", "The field that it is on.", lambda shown: shown.judgement.field),
        text("value", "What a correction sets.", lambda shown: shown.judgement.value),
        text("seen", "What stood there.", lambda shown: shown.judgement.seen),
        text(
            "other",
            "The other case of a merge, or whom a name stands for.",
            lambda shown: shown.judgement.other,
        ),
        text("by", "Who decided.", lambda shown: shown.judgement.by, required=True),
        Column(
            name="at",
            type=ColumnType.DATETIME,
            says="When (UTC).",
            of=lambda shown: shown.judgement.at.astimezone(UTC),
            required=True,
        ),
        text("why", "Why, in their words.", lambda shown: shown.judgement.why),
        listed("claims", "The ids of the claims that it was made on.", lambda shown: shown.judgement.claims),
        text("withdrawn_by", "The id of the judgement that took it back.", lambda shown: shown.withdrawn_by),
    ),
)

DROPS: Table[Drop] = Table(
    name="drops",
    says="what was left out, where and why",
    key=("id",),
    things=lambda contents: sorted(
        contents.extract.drops, key=lambda drop: (list(Stage).index(drop.stage), drop.where, drop.id)
    ),
    columns=(
        text("id", "The id of the drop.", lambda drop: drop.id, required=True),
        text(
            "stage", "Where on the way it was left out.", lambda drop: drop.stage, values=Stage, required=True
        ),
        text("where", "The file, line or article.", lambda drop: drop.where, required=True),
        text("reason", "Why, as a short code that can be counted.", lambda drop: drop.reason, required=True),
        text("detail", "Why, for people.", lambda drop: drop.detail),
        text("document", "The id of the article, where one was made of it.", lambda drop: drop.document),
    ),
)
