"""What comes in is bounded while it comes in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message, Receive, Scope, Send

from truceline.server.bodies import Bodies
from truceline.server.policy import SMALL, Policy

Chunks = Callable[[int], bytes | None]  # the chunk of this number, None for one that never comes
CHUNK = b"x" * 1000
POLICY = Policy(upload=2 * SMALL, patience=0.1)


def endless(_: int) -> bytes:
    return CHUNK


class Told:
    def __init__(self) -> None:
        self.read = 0
        self.messages: list[Message] = []


async def reads_all(scope: Scope, receive: Receive, send: Send) -> None:
    body = await Request(scope, receive).body()
    await PlainTextResponse(str(len(body)))(scope, receive, send)


async def hides_what_fails(scope: Scope, receive: Receive, send: Send) -> None:
    """As a framework does that answers 400 where it cannot read a form."""
    try:
        await Request(scope, receive).body()
        answer = Response(status_code=200)
    except Exception:  # noqa: BLE001
        answer = Response(status_code=400)
    await answer(scope, receive, send)


def send_chunks(app: Any, path: str, chunks: Chunks, headers: dict[str, str] | None = None) -> Told:
    told = Told()

    async def receive() -> Message:
        chunk = chunks(told.read)
        if chunk is None:
            await asyncio.sleep(60)
        told.read += 1
        return {"type": "http.request", "body": chunk or b"", "more_body": bool(chunk)}

    async def send(message: Message) -> None:
        told.messages.append(message)

    raw = [(name.encode(), value.encode()) for name, value in (headers or {}).items()]
    scope: Scope = {"type": "http", "method": "POST", "path": path, "query_string": b"", "headers": raw}
    asyncio.run(Bodies(app, policy=POLICY)(scope, receive, send))
    return told


@pytest.mark.parametrize("app", [reads_all, hides_what_fails])
@pytest.mark.parametrize("path", ["/judge", "/add", "/api/v1/articles"])
def test_a_stream_without_end_is_refused_as_soon_as_it_is_too_large(app: Any, path: str) -> None:
    told = send_chunks(app, path, endless)
    assert told.messages[0]["status"] == 413
    assert told.read == POLICY.most(path) // len(CHUNK) + 1
    assert len([one for one in told.messages if one["type"] == "http.response.start"]) == 1


def test_what_says_that_it_is_too_large_is_not_read_at_all() -> None:
    told = send_chunks(reads_all, "/judge", endless, {"content-length": str(SMALL + 1)})
    assert (told.messages[0]["status"], told.read) == (413, 0)


def test_what_lies_about_its_length_is_found_out() -> None:
    told = send_chunks(reads_all, "/judge", endless, {"content-length": "10"})
    assert told.messages[0]["status"] == 413


@pytest.mark.parametrize("app", [reads_all, hides_what_fails])
def test_what_does_not_come_is_not_waited_for(app: Any) -> None:
    told = send_chunks(app, "/add", lambda number: CHUNK if number < 3 else None)
    assert told.messages[0]["status"] == 408


def test_what_fits_comes_in_whole() -> None:
    told = send_chunks(reads_all, "/judge", lambda number: CHUNK if number < SMALL // len(CHUNK) else b"")
    assert told.messages[0]["status"] == 200
    assert told.messages[1]["body"] == str(SMALL).encode()
