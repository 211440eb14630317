"""What a reader is shown, as plain objects: rows, pages, and the way back from a value to the words it rests on."""

from truceline.views.actors import ActorRow, show_actors
from truceline.views.alternatives import Alternative
from truceline.views.cases import CasePage, CaseRow, case_page, case_row
from truceline.views.claim_row import claim_row
from truceline.views.derived import derive, roots
from truceline.views.evidence import EvidenceShown, evidence_shown
from truceline.views.explanation import Explanation, explain
from truceline.views.fields import FieldShown, field_shown
from truceline.views.joins import Grouping, JoinShown, RelationShown, relate
from truceline.views.lines import Line, alternative_words
from truceline.views.lookup import find_case
from truceline.views.sheet import GROUPS, Sheet, sheet
from truceline.views.shown import Shown, show_ledger
from truceline.views.standing import StandingShown, standing_shown
from truceline.views.support import support_words

__all__ = [
    "GROUPS",
    "ActorRow",
    "Alternative",
    "CasePage",
    "CaseRow",
    "EvidenceShown",
    "Explanation",
    "FieldShown",
    "Grouping",
    "JoinShown",
    "Line",
    "RelationShown",
    "Sheet",
    "Shown",
    "StandingShown",
    "alternative_words",
    "case_page",
    "case_row",
    "claim_row",
    "derive",
    "evidence_shown",
    "explain",
    "field_shown",
    "find_case",
    "relate",
    "roots",
    "sheet",
    "show_actors",
    "show_ledger",
    "standing_shown",
    "support_words",
]
