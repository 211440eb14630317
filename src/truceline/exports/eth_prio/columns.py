"""The columns of the ETH/PRIO ceasefire data, in the order and spelling of the file of October 2022."""

from __future__ import annotations

LINKS = tuple(f"link_id{number}" for number in range(1, 36))
"""Where the ids of linked ceasefires stand."""

DATES = ("cf_dec", "cf_effect", "end")
"""What has a year, a month and a day of its own."""

PARTS = ("yr", "month", "day")

PURPOSES = ("p_humanitarian", "p_peaceprocess", "p_holiday", "p_election", "p_other")

COLUMNS = (
    *("cc", "cf_id", "uniq_id", "location", "region", "ucdp_actor_id", "actor_name", "side"),
    *("ucdp_acd_id", "ucdp_dyad", "pax_id", "link", *LINKS),
    *("cf_dec_yr", "cf_dec_month", "cf_dec_day", "cf_effect_yr", "cf_effect_month", "cf_effect_day"),
    *("partial", "written", "fixed", "fixed_time", "nsa_frac", "splinter"),
    *(*PURPOSES, "p_other_comment", "p_unclear"),
    *("cf_pp", "ceasefire_class", "timing", "mediator_nego", "mediator_send", "implement", "enforcement"),
    *("ddr", "ended", "end_yr", "end_month", "end_day", "truce", "evidence_onset", "evidence_end", "comment"),
    *("factivia_source", "factivia_page", "recentadditions", "coder", "id"),
)
"""`factivia` is the source's own spelling."""

WORDS = frozenset(
    {"location", "actor_name", "fixed_time", "p_other_comment", "mediator_send", "comment"}
    | {"evidence_onset", "evidence_end", "factivia_source", "factivia_page"}
)
"""Columns that hold words, of articles or of people: what a spreadsheet would take for a formula is guarded there."""

UNCODED = {
    "side": "which side an actor is on in UCDP's lists",
    "nsa_frac": "how divided the armed group was",
    "splinter": "whether the declaring group had split off",
    "cf_pp": "a variable of which we know no coding rule",
    "truce": "a variable of which we know no coding rule",
    "recentadditions": "what was added in the last version of their file",
}
"""Columns for which the ledger has nothing, and what they want; they stay empty."""

PER_ROW = frozenset(
    {
        "actor_name",
        "ucdp_actor_id",
        "side",
        "nsa_frac",
        "splinter",
        "coder",
        "comment",
        "id",
        "recentadditions",
    }
    | {"evidence_onset", "evidence_end", "factivia_source", "factivia_page"}
    | {f"cf_dec_{part}" for part in PARTS}
)
"""Columns in which the rows of one ceasefire may differ."""
