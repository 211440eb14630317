"""Where to go after a form: only to a page of ours."""

from __future__ import annotations

import re

_OURS = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
_NO_PAGE = ("/sign-in", "/sign-out", "/api/", "/static/")


def onward(asked: str) -> str:
    r"""The path asked for if it is a page of this server, else the overview.

    What browsers read as another host (`//host`, `/\host`, `https:…`) is none.
    """
    return asked if _OURS.fullmatch(asked) and not asked.startswith(_NO_PAGE) else "/"
