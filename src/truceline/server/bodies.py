"""Bounds what a request may bring, and how long it may take to bring it."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from truceline.server.policy import Policy


class Bodies:
    """Refuses a body while it comes in, as soon as it is too large or too slow."""

    def __init__(self, app: ASGIApp, *, policy: Policy) -> None:
        self.app = app
        self.policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = self.policy.most(scope["path"])
        body = _Body(receive, send, most=most, patience=self.policy.patience)
        if body.is_told_too_large(scope):
            await _refusal(scope, 413, most)(scope, receive, send)
            return
        with suppress(_RefusedError):
            await self.app(scope, body.receive, body.send)
        if body.refused and not body.begun:
            await _refusal(scope, body.refused, most)(scope, receive, send)


class _RefusedError(Exception):
    pass


class _Body:
    """One body on its way in; once it is refused, what the application answers no longer counts."""

    def __init__(self, receive: Receive, send: Send, *, most: int, patience: float) -> None:
        self._receive, self._send = receive, send
        self._most, self._patience = most, patience
        self._got = 0
        self._whole = False
        self.refused = 0
        self.begun = False

    def is_told_too_large(self, scope: Scope) -> bool:
        told = dict(scope["headers"]).get(b"content-length", b"0")
        return told.isdigit() and int(told) > self._most

    async def receive(self) -> Message:
        if self._whole:  # what follows is that the reader goes away: that may take as long as it likes
            return await self._receive()
        try:
            message = await asyncio.wait_for(self._receive(), self._patience)
        except TimeoutError:
            self.refused = 408
            raise _RefusedError from None
        self._whole = not message.get("more_body", False)
        self._got += len(message.get("body", b""))
        if self._got > self._most:
            self.refused = 413
            raise _RefusedError
        return message

    async def send(self, message: Message) -> None:
        if self.refused and not self.begun:
            return
        self.begun = True
        await self._send(message)


def _refusal(scope: Scope, status: int, most: int) -> Response:
    too_large = f"this is too large: no more than {most:,} bytes are taken at once. Send it in parts."
    words = too_large if status == 413 else "this took too long to arrive."
    headers = {"Connection": "close"}
    if scope["path"].startswith("/api/"):
        return JSONResponse({"error": "InputError", "says": words}, status, headers)
    return PlainTextResponse(f"{words[0].upper()}{words[1:]} Nothing of it was kept.", status, headers)
