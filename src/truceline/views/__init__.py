"""What a reader is shown, as plain objects: rows, pages, and the way back from a value to the words it rests on."""

from truceline.views.accounts import Told, told_words
from truceline.views.actor import ROLE_WORDS, ActorListed, ActorShown, list_actors, show_actor
from truceline.views.actors import ActorRow, show_actors
from truceline.views.alternatives import Alternative
from truceline.views.articles import Article, ArticleRow, article_row
from truceline.views.cases import CasePage, CaseRow, case_page, case_row
from truceline.views.changes import changes
from truceline.views.claim_row import claim_row
from truceline.views.conflicts import ConflictRow, find_conflict
from truceline.views.crosswalk import Crosswalk
from truceline.views.derived import Deriver, derive, roots
from truceline.views.dossier import Disagreement, Dossier, Source, dossier
from truceline.views.entries import Entry, Moment, deeds_of, time_of
from truceline.views.evidence import EvidenceShown, evidence_shown
from truceline.views.explanation import Explanation, explain
from truceline.views.extract import Extract, extract
from truceline.views.fields import FieldShown, field_shown
from truceline.views.held import HeldShown
from truceline.views.joins import Grouping, JoinShown, RelationShown, relate
from truceline.views.judgements import JudgementShown, UnsettledShown, show_judgements, show_unsettled
from truceline.views.judging import Bench, Details
from truceline.views.kept import Caches, Index, KeptShown
from truceline.views.lines import Line, alternative_words
from truceline.views.listing import ORDERS, Listed, begins, in_order, listed
from truceline.views.only import STATES, Only
from truceline.views.search import FACETS, SearchShown, show_search
from truceline.views.series import SeriesShown, series_shown
from truceline.views.sheet import GROUPS, Sheet, sheet
from truceline.views.showing import read_index, show_ledger
from truceline.views.shown import Shown
from truceline.views.standing import StandingShown, standing_shown
from truceline.views.support import support_words
from truceline.views.terms import Chosen, TermShown, term_shown
from truceline.views.timeline import Lane, Timeline, between, drawn_from, span_of
from truceline.views.wanted import Wanted

__all__ = [
    "FACETS",
    "GROUPS",
    "ORDERS",
    "ROLE_WORDS",
    "STATES",
    "ActorListed",
    "ActorRow",
    "ActorShown",
    "Alternative",
    "Article",
    "ArticleRow",
    "Bench",
    "Caches",
    "CasePage",
    "CaseRow",
    "Chosen",
    "ConflictRow",
    "Crosswalk",
    "Deriver",
    "Details",
    "Disagreement",
    "Dossier",
    "Entry",
    "EvidenceShown",
    "Explanation",
    "Extract",
    "FieldShown",
    "Grouping",
    "HeldShown",
    "Index",
    "JoinShown",
    "JudgementShown",
    "KeptShown",
    "Lane",
    "Line",
    "Listed",
    "Moment",
    "Only",
    "RelationShown",
    "SearchShown",
    "SeriesShown",
    "Sheet",
    "Shown",
    "Source",
    "StandingShown",
    "TermShown",
    "Timeline",
    "Told",
    "UnsettledShown",
    "Wanted",
    "alternative_words",
    "article_row",
    "begins",
    "between",
    "case_page",
    "case_row",
    "changes",
    "claim_row",
    "deeds_of",
    "derive",
    "dossier",
    "drawn_from",
    "evidence_shown",
    "explain",
    "extract",
    "field_shown",
    "find_conflict",
    "in_order",
    "list_actors",
    "listed",
    "read_index",
    "relate",
    "roots",
    "series_shown",
    "sheet",
    "show_actor",
    "show_actors",
    "show_judgements",
    "show_ledger",
    "show_search",
    "show_unsettled",
    "span_of",
    "standing_shown",
    "support_words",
    "term_shown",
    "time_of",
    "told_words",
]
