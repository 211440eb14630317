"""What pages ask of who asks: a role, and that a form is one of ours."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from fastapi import Request

from truceline.access import SAFE, Role, Who, fits
from truceline.errors import AccessError
from truceline.web.templating import who

FIELD, HEADER = "csrf", "X-CSRF-Token"
_LARGEST_FIELD = 1_000_000_000  # the server bounds the whole body; no field needs a bound of its own


def may(role: Role) -> Callable[[Request], Who]:
    """A dependency that gives who asks, if they have this role at least. Raises AccessError."""

    def checked(request: Request) -> Who:
        found = who(request)
        if not found.role.may(role):
            raise AccessError(
                f"this takes the role {role}; {found.name or 'who asks'} has the role {found.role}.",
                next_step="Ask the owner of this ledger.",
            )
        return found

    return checked


async def a_form_of_ours(request: Request) -> AsyncIterator[None]:
    """A dependency of all pages: what changes something carries the secret of this visit, which no other site knows.

    It stands in the field `csrf` of the form, or in the header `X-CSRF-Token`. Raises AccessError.
    """
    if request.method in SAFE:
        yield
        return
    given = request.headers.get(HEADER) or (await request.form(max_part_size=_LARGEST_FIELD)).get(FIELD)
    if not isinstance(given, str) or not fits(who(request).csrf, given):
        await request.close()
        raise AccessError(
            "this form is too old, or not from this page; nothing was changed.",
            next_step="Go back, load the page anew, and send the form again.",
        )
    yield
    await request.close()
