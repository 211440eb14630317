"""The tables of a ledger. A change here needs a new file in `migrations/versions`; a test holds the two equal.

Values of our types stand as JSON, with the columns beside it that a query needs. Times are ISO 8601 in UTC.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ledger = Table(
    "ledger",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # one row, 1
    Column("revision", Integer, nullable=False),  # counts the writes of evidence
    Column("derived", Integer, nullable=False),  # the revision that `ceasefires` was made of
    Column("shape", String(64)),  # what was derived by: see `truceline.store.shape`
)

articles = Table(
    "articles",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("where", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("given", Text, nullable=False),
    Column("meta", Text, nullable=False),
    Column("added_at", String(32), nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("article", ForeignKey(articles.c.id), nullable=False),
    Column("earliest", Date),  # first and last day it can have been published
    Column("latest", Date),
    Column("outlet", Text),
    Column("superseded_by", String(64)),  # this and the next three are derived: see `Lineage`
    Column("superseded_because", Text),
    Column("copy_of", String(64)),
    Column("root", Text),
    Column("segments", Text),  # derived: its parts, where lines of it recur in other articles
    Column("json", Text, nullable=False),
    Index("ix_documents_article", "article"),
    Index("ix_documents_latest", "latest", "earliest"),
    Index("ix_documents_copy_of", "copy_of"),
    Index("ix_documents_superseded_by", "superseded_by"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("document", ForeignKey(documents.c.id), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("act", String(32)),
    Column("start", Integer, nullable=False),  # offset of its passage
    Column("left_out", Text),  # derived: why no ceasefire is made of it
    Column("ceasefire", String(255)),  # derived: the one it counts for
    Column("json", Text, nullable=False),
    Index("ix_claims_document", "document"),
    Index("ix_claims_ceasefire", "ceasefire"),
)

first_readings = Table(  # of documents that have been read anew: how each was read by itself
    "first_readings",
    metadata,
    Column("document", ForeignKey(documents.c.id), primary_key=True),
    Column("json", Text, nullable=False),
    Column("claims", Text, nullable=False),
)

offices = Table(  # who speaks for whom, as documents tell
    "offices",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("document", ForeignKey(documents.c.id), nullable=False),
    Column("actor", Text),  # the id of whom the person speaks for
    Column("json", Text, nullable=False),
    Index("ix_offices_actor", "actor"),
)

drops = Table(
    "drops",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("article", ForeignKey(articles.c.id)),
    Column("stage", String(32), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("where", Text, nullable=False),
    Column("json", Text, nullable=False),
    Index("ix_drops_where", "where", postgresql_using="hash"),  # an address may be of any length
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("subject", String(255), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("json", Text, nullable=False),
    Index("ix_judgements_subject", "subject"),
)

ceasefires = Table(
    "ceasefires",
    metadata,
    Column("id", String(255), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("revision", Integer),  # of the evidence that this row was written from
    Column("summary", Text),
    Column("json", Text, nullable=False),
)

relations = Table(  # how ceasefires stand to earlier ones, found from either
    "relations",
    metadata,
    Column("ceasefire", String(255), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("other", String(255), nullable=False),
    Column("json", Text, nullable=False),
    Index("ix_relations_other", "other"),
)

conflicts = Table(
    "conflicts",
    metadata,
    Column("id", String(255), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("json", Text, nullable=False),
)

questions = Table(
    "questions",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("position", Integer, nullable=False),  # what would change most first
    Column("ceasefire", String(255)),
    Column("doubt", String(32), nullable=False),
    Column("weight", Float, nullable=False),
    Column("json", Text, nullable=False),
    Index("ix_questions_ceasefire", "ceasefire"),
)

changes = Table(  # what became of the ceasefires; only grows
    "changes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("ceasefire", String(255), nullable=False),
    Column("field", String(32)),
    Column("was", Text, nullable=False),
    Column("now", Text, nullable=False),
    Index("ix_changes_ceasefire", "ceasefire"),
)

runs = Table(  # what each run was to read, what it met, and that it ended; only grows
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("run", String(32), nullable=False),
    Column("what", String(16), nullable=False),  # `began`, `met` or `ended`
    Column("at", String(32), nullable=False),
    Column("json", Text, nullable=False),
    Index("ix_runs_run", "run"),
)

codings = Table(  # what people coded and had kept; only grows
    "codings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("coder", Text, nullable=False),
    Column("name", Text, nullable=False),  # of the file
    Column("digest", String(64), nullable=False),  # of its bytes
    Column("at", String(32), nullable=False),
    Column("json", Text, nullable=False),
    Index("ix_codings_digest", "digest"),
)

former_ids = Table(
    "former_ids",
    metadata,
    Column("id", String(255), primary_key=True),
    Column("ceasefire", String(255)),  # None where nothing of the case is left
)

roles = Table(  # who stands in which role of a claim; made of the claims, so that one actor's can be found
    "roles",
    metadata,
    Column("claim", ForeignKey(claims.c.id), primary_key=True),
    Column("role", String(16), primary_key=True),  # the field of the claim
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("document", String(64), nullable=False),
    Column("actor", Text, nullable=False),  # its id
    Column("name", Text, nullable=False),
    Column("words", Text),
    Column("reason", Text, nullable=False),
    Column("kind", String(32), nullable=False),  # this and the next three are those of the claim
    Column("what", String(64), nullable=False),
    Column("status", String(16), nullable=False),
    Column("day", Date),  # by which it was published
    Column(
        "in_claim", Integer, nullable=False
    ),  # 1 for one role of each actor of the claim, 0 for the others
    Column("in_document", Integer, nullable=False),  # ditto, of the article
    Column("as_words", Integer, nullable=False),  # ditto, of the claim with these words
    Index("ix_roles_in_claim", "in_claim", "actor", "day", "in_document", "name"),
    Index("ix_roles_actor", "actor", "day"),
    Index("ix_roles_document", "document"),
)

findable = Table(  # what a search looks through: articles, and the passages of claims
    "findable",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("of", String(64), nullable=False),  # the id of the claim, or of the document
    Column("document", String(64), nullable=False),
    Column("kind", String(16), nullable=False),  # `claim` or `article`
    Column("day", Date),
    Column(
        "told", Text, nullable=False
    ),  # what it can be narrowed by, as JSON; stands before long texts, which are slow to pass
    Column("head", Text, nullable=False),  # title and outlet as words: see `truceline.store.folding`
    Column("words", Text, nullable=False),
    Column("facets", Text, nullable=False),  # a word for each of `told`
    Index("ix_findable_of", "of", "kind", unique=True),
    Index("ix_findable_document", "document"),
)
