"""Templates, and what every page is given."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from truceline import __version__
from truceline.access import Role, Who

_TEMPLATES = Path(__file__).with_name("templates")

environment = Environment(
    loader=FileSystemLoader(_TEMPLATES),
    autoescape=True,  # every value is text of somebody else; nothing of it becomes markup
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page: the template with these values and what all pages show."""

    def link(path: str, **parameters: Any) -> str:
        """The address of a page of ours, as of the day that this one is shown for."""
        as_of = request.query_params.get("as_of")
        given = {
            key: str(value)
            for key, value in {"as_of": as_of, **parameters}.items()
            if value not in {None, ""}
        }
        return f"{path}?{urlencode(given)}" if given else path

    html = environment.get_template(template).render(
        request=request, link=link, who=who(request), version=__version__, path=request.url.path, **values
    )
    return HTMLResponse(html, status_code=status)


def who(request: Request) -> Who:
    """Who asks, as the guard found."""
    found = getattr(request.state, "who", None)
    return found if isinstance(found, Who) else Who(name="", role=Role.OWNER)
