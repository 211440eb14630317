"""Templates, and what every page is given."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from truceline import __version__
from truceline.access import Who, masked
from truceline.desk.judging import saw
from truceline.views import support_words, told_words
from truceline.views.meaning import prose, source_of
from truceline.views.pieces import plainly, runs

_TEMPLATES = Path(__file__).with_name("templates")
_IN_PATHS = (
    "/%:@!$&'()*+,;=~"  # an id within a path may hold anything; one that is quoted already stays as it is
)


def _seen(value: Any) -> Any:
    """What is put into a page; of foreign words no character is left that hides or turns others."""
    return plainly(value) if type(value) is str else value


environment = Environment(
    loader=FileSystemLoader(_TEMPLATES),
    finalize=_seen,
    autoescape=True,  # every value is text of somebody else; nothing of it becomes markup
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
environment.filters["slug"] = lambda words: str(words).replace(" ", "-")
environment.filters["supported"] = support_words
environment.filters["runs"] = runs
environment.filters["prose"] = prose
environment.filters["source_of"] = source_of
environment.filters["told_words"] = told_words
environment.globals["saw_of"] = saw


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page: the template with these values and what all pages show."""
    as_of = _day(request.query_params.get("as_of", ""))

    def link(path: str, **parameters: Any) -> str:
        """The address of a page of ours, as of the day that this one is shown for."""
        given = {
            key: str(value)
            for key, value in {"as_of": as_of, **parameters}.items()
            if value not in {None, ""}
        }
        path, mark, part = path.partition("#")
        return quote(path, safe=_IN_PATHS) + (f"?{urlencode(given)}" if given else "") + mark + part

    def csrf() -> Markup:
        """What every form that changes something holds: see `truceline.web.guarding`."""
        request.state.shows_form = True  # the guard then keeps the visit in a cookie
        return Markup('<input type="hidden" name="csrf" value="{}">').format(masked(who(request).csrf))

    html = environment.get_template(template).render(
        request=request,
        link=link,
        csrf=csrf,
        as_of=as_of,
        now=str(request.url.remove_query_params("as_of").replace(scheme="", netloc="")),
        who=who(request),
        version=__version__,
        path=request.url.path,
        **values,
    )
    return HTMLResponse(html, status_code=status)


def who(request: Request) -> Who:
    """Who asks, as the guard found."""
    found: Who = request.state.who
    return found


def _day(words: str) -> str | None:
    """The day that is written there; None where none is, which the page itself may complain of."""
    try:
        return date.fromisoformat(words.strip()).isoformat()
    except ValueError:
        return None
