"""Web pages: all that a reader sees, which of it is the article, and what the page says of itself."""

from truceline.documents.page.read import read_page

__all__ = ["read_page"]
