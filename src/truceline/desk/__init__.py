"""The ledger held open for many readers: what pages and API ask of it, and what they tell it."""

from truceline.desk.briefing import make_brief
from truceline.desk.desk import Desk
from truceline.desk.doing import Doing, Task
from truceline.desk.jobs import Job, Jobs, JobState, Part, PartKind, Taken
from truceline.desk.receiving import Receiving
from truceline.desk.snapshot import Snapshot

__all__ = [
    "Desk",
    "Doing",
    "Job",
    "JobState",
    "Jobs",
    "Part",
    "PartKind",
    "Receiving",
    "Snapshot",
    "Taken",
    "Task",
    "make_brief",
]
