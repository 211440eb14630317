"""Tells when an article was published: by itself, and by what the rest of the ledger tells of the same events."""

from truceline.documents.dating.alone import date_document, is_too_late, read_given
from truceline.documents.dating.narrow import narrow_datings

__all__ = ["date_document", "is_too_late", "narrow_datings", "read_given"]
