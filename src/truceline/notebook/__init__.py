"""How our objects show themselves in a notebook: tables of HTML that stand by themselves, without scripts, readable in light and dark."""

from truceline.notebook.showing import attach, html, html_of_rows, line

__all__ = ["attach", "html", "html_of_rows", "line"]
