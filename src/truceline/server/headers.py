"""What every answer says to browsers, and what is answered when something of ours fails."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from truceline.access import is_loopback, name_of

# No script, style, picture, form or connection but our own; no frame around us; nothing inline.
POLICY = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self'; "
    "font-src 'self'; "
    "connect-src 'self'; "
    "form-action 'self'; "
    "base-uri 'none'; "
    "frame-ancestors 'none'"
)
FIXED = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_YEAR = 31_536_000


class Headers:
    """Puts these headers on every answer, also on those to requests that fail."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def dressed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                _dress(MutableHeaders(scope=message), scope)
            await send(message)

        try:
            await self.app(scope, receive, dressed)
        except Exception:
            if not begun:
                words = "Something in Truceline itself went wrong. Nothing half-done was kept. The server's log says more."
                await PlainTextResponse(words, status_code=500)(scope, receive, dressed)
            raise


def _dress(headers: MutableHeaders, scope: Scope) -> None:
    for name, value in FIXED.items():
        headers[name] = value
    request = Request(scope)
    # on this machine's own names it would bind every other server here to https
    if scope["scheme"] == "https" and not is_loopback(name_of(request.headers.get("Host", ""))):
        headers["Strict-Transport-Security"] = f"max-age={_YEAR}"
    if scope["path"].startswith("/static/"):
        headers.setdefault("Cache-Control", "no-cache")  # asks each time, and is told when nothing changed
    elif getattr(request.state, "signed_in", False):
        headers["Cache-Control"] = "no-store"  # the next one at this machine does not see what this one read
    else:
        headers.setdefault("Cache-Control", "private, no-cache")
