"""A webhook is signed, goes where it may and nowhere else, and tells again what may not have arrived."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from truceline.errors import InputError, SettingsError
from truceline.model import Change, Noted
from truceline.settings import Settings
from truceline.watch.telling import Undelivered
from truceline.watch.webhook import Webhook, secret_of, signature

SECRET = "a secret of more than sixteen letters"
PAGE = Path(__file__).parents[2] / "docs" / "watching.md"
CHANGES = [
    Noted(
        number=number,
        at=datetime(2026, 3, 2, tzinfo=UTC),
        change=Change(ceasefire=f"AZE-ARM-{number}", now=f"AZE-ARM-{number}"),
    )
    for number in (1, 2)
]


class Hook:
    """A receiver on loopback: it answers with `status`, and keeps what came."""

    def __init__(self) -> None:
        self.status, self.headers = 204, dict[str, str]()
        self.came: list[tuple[str, bytes, dict[str, str]]] = []
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # the name is the standard library's
                body = self.rfile.read(int(self.headers["Content-Length"]))
                hook.came.append(
                    (self.path, body, {key.lower(): value for key, value in self.headers.items()})
                )
                self.send_response(hook.status)
                for name, value in hook.headers.items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"


@pytest.fixture
def hook() -> Iterator[Hook]:
    made = Hook()
    yield made
    made.server.shutdown()
    made.server.server_close()


def settings(**values: object) -> Settings:
    return Settings.model_validate({"webhook_secret": SECRET, "allow_private_addresses": True, **values})


@pytest.fixture
def verifier() -> Callable[..., bool]:
    """The receiver's part, as the documentation has it."""
    code = PAGE.read_text("utf-8").split("<!-- verifier -->\n```python\n")[1].split("```")[0]
    made: dict[str, Callable[..., bool]] = {}
    exec(compile(code, PAGE.name, "exec"), made)
    return made["is_from_truceline"]


def test_what_is_sent_can_be_checked_as_the_page_says(hook: Hook, verifier: Callable[..., bool]) -> None:
    Webhook(hook.url, settings(served_at="https://desk.example/")).tell(CHANGES)
    ((path, body, headers),) = hook.came
    signed = headers["truceline-signature"]
    assert path == "/hook"
    assert verifier(body, signed, SECRET)
    assert not verifier(body + b" ", signed, SECRET)
    assert not verifier(body, signed, SECRET + "x")
    assert not verifier(body, "", SECRET)
    assert not verifier(body, signature(SECRET, 1_700_000_000, body), SECRET)  # sent long ago
    told = json.loads(body)
    assert told["id"] == headers["truceline-id"]
    assert [(one["number"], one["what"], one["link"]) for one in told["changes"]] == [
        (1, "new", "https://desk.example/ceasefires/AZE-ARM-1"),
        (2, "new", "https://desk.example/ceasefires/AZE-ARM-2"),
    ]


def test_the_same_changes_go_out_under_the_same_id(hook: Hook) -> None:
    for _ in range(2):
        Webhook(hook.url, settings()).tell(CHANGES)
    Webhook(hook.url, settings()).tell(CHANGES[:1])
    ids = [json.loads(body)["id"] for _, body, _ in hook.came]
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize("status", [302, 307, 400, 410, 500, 503])
def test_any_other_answer_means_that_it_did_not_arrive_and_leads_nowhere(hook: Hook, status: int) -> None:
    hook.status, hook.headers = status, {"Location": "/elsewhere", "Retry-After": "77"}
    with pytest.raises(Undelivered, match=f"it answers {status}") as error:
        Webhook(hook.url, settings()).tell(CHANGES)
    assert error.value.wait == 77
    assert [path for path, _, _ in hook.came] == ["/hook"]


def test_nobody_there_is_told_without_the_address() -> None:
    with pytest.raises(Undelivered, match="it cannot be reached") as error:
        Webhook("http://127.0.0.1:1/token-abc", settings()).tell(CHANGES)
    assert "token-abc" not in str(error.value)


@pytest.mark.parametrize(
    "address, values, says",
    [
        ("http://hook.example/", {"allow_private_addresses": False}, "goes over https"),
        ("http://8.8.8.8/", {}, "goes over https"),
        ("ftp://hook.example/", {}, "goes over https"),
        ("https://", {}, "the webhook is no"),
        ("https://me:hunter2@hook.example/", {}, "no address"),
        (
            "https://hook.example/",
            {"webhook_hosts": "a.example, b.example"},
            "no webhook may go to hook.example",
        ),
    ],
)
def test_an_address_that_may_not_be_told_is_refused_before_anything_is_watched(
    address: str, values: dict[str, object], says: str
) -> None:
    with pytest.raises(InputError, match=says) as error:
        Webhook(address, settings(**values))
    assert "hunter2" not in str(error.value)


def test_a_name_that_leads_inside_is_not_followed(hook: Hook) -> None:
    to = f"https://hook.example:{hook.server.server_port}/"
    inside = Webhook(to, settings(allow_private_addresses=False), resolve=lambda *_: ["8.8.8.8", "127.0.0.1"])
    with pytest.raises(Undelivered, match="inside a network"):
        inside.tell(CHANGES)
    outside = Webhook(
        hook.url.replace("127.0.0.1", "hook.example"), settings(), resolve=lambda *_: ["8.8.8.8"]
    )
    with pytest.raises(Undelivered, match="it cannot be reached"):
        outside.tell(CHANGES)
    assert hook.came == []


def test_the_secret_is_of_the_settings_or_a_file_and_never_shown(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text(f"{SECRET}\n", "utf-8")
    named = settings(webhook_secret="", webhook_secret_file=str(file))
    assert secret_of(named) == secret_of(settings()) == SECRET
    assert SECRET not in repr(settings())
    hook = Webhook("https://hook.example/services/T000/token", settings())
    assert hook.shown == "https://hook.example/…"
    assert "token" not in hook.name


@pytest.mark.parametrize(
    "values, says",
    [
        ({"webhook_secret": "short"}, "16 characters"),
        ({"webhook_secret": "", "webhook_secret_file": "none"}, "cannot be read"),
    ],
)
def test_a_webhook_without_a_good_secret_is_refused(values: dict[str, object], says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        Webhook("https://hook.example/", settings(**values))
