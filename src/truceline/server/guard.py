"""The one door: who asks, by which name of ours, from which page, and whether they may."""

from __future__ import annotations

import secrets
from urllib.parse import quote, unquote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from truceline.access import SAFE, Access, Role, Who, folded, is_loopback, is_name, needed
from truceline.errors import AccessError, NotFound, TrucelineError
from truceline.server.errors import told
from truceline.server.policy import Policy
from truceline.web.cookies import NAME, SESSION, VISIT, cookie_name, keep

API = "/api/"
METRICS = "/metrics"
HANDED_ON = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
"""What proxies add. Where everybody at this machine is an owner, somebody else would be one through them."""


class Guard:
    """Finds out who asks, and answers itself where they may not; `request.state.who` says who."""

    def __init__(self, app: ASGIApp, *, access: Access, policy: Policy) -> None:
        self.app = app
        self.access = access
        self.policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # nothing of ours speaks another protocol
        request = Request(scope)
        visit = _cookie(request, VISIT) or secrets.token_urlsafe(32)
        refusal = await run_in_threadpool(self._refusal, request, visit)
        answer = self.app if refusal is None else refusal
        await answer(scope, receive, _keeping(request, visit, send))

    def _refusal(self, request: Request, visit: str) -> Response | None:
        """Says in the request who asks; the answer if they may not."""
        request.state.who, request.state.signed_in = Who(name="", role=Role.NOBODY, via=""), False
        host = request.headers.get("Host", "")
        if not self.policy.hosts.know(host):
            words = f"This server does not answer to the name {host[:100]!r}. Its owner can add it to the setting `hosts`."
            return PlainTextResponse(words, 421)
        try:
            who = self._who(request, visit)
        except AccessError as error:
            return _no(request, 503, error)
        if who is None:
            return _no(request, 401, AccessError("this token is not known, or no longer."))
        if who.via == "open" and any(name in request.headers for name in HANDED_ON):
            return PlainTextResponse("A proxy asks. Start Truceline with --behind-proxy, and add users.", 403)
        request.state.who, request.state.signed_in = who, who.via in {"session", "token"}
        return None if self._may_measure(request) else _may_not(request, who)

    def _may_measure(self, request: Request) -> bool:
        """Whether this is for the figures, and comes from this machine itself, or from whomever they are open to."""
        if request.url.path != METRICS or request.method not in SAFE:
            return False
        if self.policy.open_metrics:
            return True
        address = request.client.host if request.client else ""
        return is_loopback(address) and not any(name in request.headers for name in HANDED_ON)

    def _who(self, request: Request, visit: str) -> Who | None:
        """Who asks; None for a token that is not, or no longer, one of ours."""
        address = request.client.host if request.client else ""
        if (shown := request.headers.get("Authorization")) is not None:
            kind, _, token = shown.partition(" ")
            return self.access.by_token(token.strip(), address) if kind.lower() == "bearer" else None
        session = _cookie(request, SESSION)
        given = folded(unquote(_cookie(request, NAME)))
        name = given if is_name(given) else ""
        return self.access.by_session(session, address) or self.access.visitor(visit, address, name)


def _may_not(request: Request, who: Who) -> Response | None:
    if request.method not in SAFE and who.via != "token" and not _is_from_here(request, who):
        return _no(request, 403, AccessError("this request comes from another site; nothing was changed."))
    role = needed(request.method, request.url.path)
    if who.role.may(role or Role.OWNER):
        return None
    if who.role is Role.NOBODY:
        if request.url.path.startswith(API):
            return _no(request, 401, AccessError("sign in, or show a token."))
        return _to_sign_in(request)
    if role is None:
        return _no(request, 404, NotFound("there is no such page for you.", where=request.url.path))
    what = f"this takes the role {role}; {who.name} has the role {who.role}."
    return _no(request, 403, AccessError(what, next_step="Ask the owner of this ledger."))


def _is_from_here(request: Request, who: Who) -> bool:
    """Whether a request that changes something comes from a page of ours, or from no page at all.

    Browsers say so themselves. Programs do not, so without a word of it a request passes where no cookie speaks for it;
    forms of ours carry a secret beside.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in {"same-origin", "none"}
    if origin := request.headers.get("Origin"):
        page = urlsplit(origin)
        host = request.headers.get("Host", "").lower()
        return page.netloc.lower() == host and (page.scheme == "https" or request.url.scheme != "https")
    return who.via != "session" or not request.url.path.startswith(API)


def _to_sign_in(request: Request) -> Response:
    if "HX-Request" in request.headers:  # a part of a page: the whole page has to go there
        page = urlsplit(request.headers.get("HX-Current-URL", "/"))
        return Response(status_code=401, headers={"HX-Redirect": _sign_in(page.path, page.query)})
    asked = request.url if request.method in SAFE else urlsplit("/")
    return RedirectResponse(_sign_in(asked.path, asked.query), 303)


def _sign_in(path: str, query: str) -> str:
    return f"/sign-in?next={quote(f'{path}?{query}' if query else path, safe='')}"


def _no(request: Request, status: int, error: TrucelineError) -> Response:
    answer = told(request, error)
    answer.status_code = status
    if status == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _cookie(request: Request, kind: str) -> str:
    return request.cookies.get(cookie_name(request, kind), "")


def _keeping(request: Request, visit: str, send: Send) -> Send:
    """Keeps the visit in a cookie if the answer shows a form, whose secret hangs on it."""

    async def keeping(message: Message) -> None:
        shows_form = getattr(request.state, "shows_form", False) and not request.state.signed_in
        if message["type"] == "http.response.start" and shows_form and not _cookie(request, VISIT):
            answer = Response()
            keep(answer, request, VISIT, visit)
            MutableHeaders(scope=message).append("Set-Cookie", answer.headers["Set-Cookie"])
        await send(message)

    return keeping
