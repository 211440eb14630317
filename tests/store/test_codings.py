"""What people coded is kept beside the ledger."""

from __future__ import annotations

from datetime import UTC, datetime

from store.test_upgrading import older
from truceline.store import KeptCoding, open_store

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def coding(digest: str, coder: str = "Ana") -> KeptCoding:
    return KeptCoding(coder=coder, name="ana.csv", digest=digest, at=AT, cases='[{"id": "é\\u2028"}]')


def test_a_coding_is_kept_as_it_came_and_once(made: str) -> None:
    with open_store(made) as store:
        assert [store.keep_coding(one) for one in (coding("a"), coding("a"), coding("a", "Ben"))] == [
            True,
            False,
            True,
        ]
        assert store.codings() == (coding("a"), coding("a", "Ben"))
        assert store.revision == 0  # no evidence: nothing is derived anew


def test_a_ledger_without_codings_gets_a_table_for_them(place: str) -> None:
    older(place, "0008")
    with open_store(place, create=False) as store:
        assert store.codings() == ()
        assert store.keep_coding(coding("a"))
