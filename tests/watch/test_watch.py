"""The command: asks, adds, tells, and says how it stands; also where the ledger or the list of feeds fails meanwhile."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from truceline import Ledger
from truceline.cli.app import app
from truceline.errors import InputError, LedgerError
from truceline.settings import Settings
from truceline.sources import Fetcher, Manners
from truceline.store import open_store
from truceline.watch import Printed, Wanted, watch_status, watching
from truceline.watch.status import alone, watch_place

TEXT = (
    "<p>Azerbaijan and Armenia agreed a ceasefire on {day}. "
    + "It was a long day at the border. " * 20
    + "</p>"
)
Run = Callable[..., Result]


class Site:
    """A server on loopback whose feed a test lays down."""

    def __init__(self) -> None:
        self.days: list[str] = ["2026-02-01"]
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # the name is the standard library's
                site.asked.append(self.path)
                content = site.feed().encode() if self.path == "/feed" else b""
                with suppress(OSError):
                    self.send_response(200 if content else 404)
                    self.send_header("Content-Length", str(len(content)))
                    self.end_headers()
                    self.wfile.write(content)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def feed(self) -> str:
        items = "".join(
            f"<item><title>T {day}</title><link>{self.url}/{day}</link><description><![CDATA[{TEXT.format(day=day)}]]></description></item>"
            for day in self.days
        )
        return f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>"


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def run(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("truceline.toml").write_text("allow_private_addresses = true\nfetch_delay = 0\n", "utf-8")
    Path("feeds.txt").write_text(f"{site.url}/feed The Wire\n", "utf-8")
    return lambda *args: CliRunner().invoke(app, ["watch", *args])


@pytest.fixture(autouse=True)
def deaf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Signals go to the tests."""
    monkeypatch.setattr("truceline.watch.service.SignalOrders.listen", lambda _: None)


def test_once_adds_what_is_new_and_tells_what_it_changed(run: Run, site: Site) -> None:
    first = run("feeds.txt", "--once", "--tell", "terminal", "--tell", "changes.jsonl")
    assert first.exit_code == 0, first.output
    assert "1 feed answered: 1 new article, 1 new claim." in first.stderr
    (told,) = [json.loads(line) for line in first.stdout.splitlines()]
    assert (told["number"], told["what"]) == (1, "new")
    assert Path("changes.jsonl").read_text("utf-8") == first.stdout
    with Ledger("truceline.ledger") as ledger:
        assert [one.id for one in ledger.ceasefires()] == [told["ceasefire"]]
        assert [one.outlet for one in ledger.documents()] == ["The Wire"]
        assert len(ledger.screening().runs) == 1
    site.days.append("2026-02-20")
    second = run("feeds.txt", "--once", "--tell", "changes.jsonl")
    assert "1 feed answered: 1 new article" in second.stderr
    assert second.stdout == ""
    assert [json.loads(line)["number"] for line in Path("changes.jsonl").read_text("utf-8").splitlines()] == [
        1,
        2,
    ]


def test_a_poll_without_news_writes_nothing_into_the_ledger(run: Run) -> None:
    run("feeds.txt", "--once")
    before = Path("truceline.ledger").read_bytes()
    assert run("feeds.txt", "--once").exit_code == 0
    assert Path("truceline.ledger").read_bytes() == before


def test_once_ends_with_2_where_no_feed_answered(run: Run, site: Site) -> None:
    Path("feeds.txt").write_text(f"{site.url}/none\n", "utf-8")
    result = run("feeds.txt", "--once")
    assert result.exit_code == 2
    assert "0 feeds answered, 1 did not" in result.stderr


def test_status_tells_how_it_stands(run: Run, site: Site) -> None:
    assert "nothing has been watched here yet" in run("--status").stderr
    Path("feeds.txt").write_text(f"{site.url}/feed\n{site.url}/none?token=abc\n", "utf-8")
    run("feeds.txt", "--once")
    told = json.loads(run("--status").stdout)
    assert [(one["articles"], one["failures"]) for one in told["feeds"]] == [(1, 0), (0, 1)]
    assert told["is_running"] is False
    assert (told["receivers"][0]["shown"], told["receivers"][0]["told"]) == ("terminal", 1)
    assert "abc" not in run("--status").stdout


def test_unit_prints_a_unit_with_the_options(run: Run) -> None:
    shown = run("feeds.txt", "--every", "1h", "--tell", "changes.jsonl", "--unit").stdout
    assert f"watch {Path('feeds.txt').absolute()} --every 1h --tell changes.jsonl\n" in shown


@pytest.mark.parametrize(
    "args, says",
    [
        ((), "no feeds are named"),
        (("feeds.txt", "--every", "5s"), "'5s' is no time between two polls"),
        (("feeds.txt", "--ledger", "http://127.0.0.1:8642"), "watched where the ledger lies"),
        (("feeds.txt", "--tell", "https://hook.example/"), "a webhook needs a secret"),
        (("none.opml",), "the list of feeds cannot be read"),
    ],
)
def test_what_cannot_be_watched_so_is_told(run: Run, args: tuple[str, ...], says: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert says in result.stderr
    assert not Path("truceline.ledger").exists()


class Steps:
    """Orders that do one step a pause, and then end; time goes on by an hour each."""

    def __init__(self, *steps: Callable[[], None]) -> None:
        self.stop = self.reload = False
        self.now = 1_000_000.0
        self._steps = list(steps)

    def pause(self, _seconds: float) -> None:
        self.now += 3_600.0
        if self._steps:
            self._steps.pop(0)()
        else:
            self.stop = True


def watch_steps(folder: Path, steps: Steps, place: str | None = None) -> list[str]:
    """Watches the feeds of `feeds.txt` while the steps are gone; what was said."""
    said: list[str] = []
    wanted = Wanted(
        feeds=folder / "feeds.txt",
        place=place or str(folder / "truceline.ledger"),
        settings=Settings(watch=str(folder / "t.watch")),
        orders=steps,
        clock=lambda: steps.now,
        draw=lambda: 0.0,
        fetch=Fetcher(manners=Manners(delay=0, allow_private_addresses=True)),
    )
    with watching(wanted, printed=Printed(write=lambda _: None, line=str), say=said.append) as watch:
        watch.run()
    return said


def days(place: str) -> list[str]:
    with open_store(place, create=False) as store:
        return sorted(str(one.effect.value or one.id) for one in store.ceasefires())


def test_it_watches_on_beside_others_who_write(place: str, site: Site, tmp_path: Path) -> None:
    """On both stores: another process adds meanwhile, and what that changes is told as well."""
    (tmp_path / "feeds.txt").write_text(f"{site.url}/feed\n", "utf-8")

    def others() -> None:
        with Ledger(place) as ledger:
            (tmp_path / "b.html").write_text(TEXT.format(day="2026-01-05"), "utf-8")
            ledger.add(tmp_path / "b.html")

    watch_steps(tmp_path, Steps(others, lambda: site.days.append("2026-02-20")), place)
    assert len(days(place)) == 3
    status = watch_status(tmp_path / "t.watch")
    assert status is not None
    assert (status.receivers[0].told, status.articles) == (3, 2)


def test_a_ledger_that_cannot_be_written_is_tried_again(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "feeds.txt").write_text(f"{site.url}/feed\n", "utf-8")
    add = Ledger.add_articles
    failed: list[bool] = []

    def failing(self: Ledger, *args: object, **named: object) -> object:
        if len(failed) < 2:
            failed.append(True)
            raise LedgerError("the disk is full.", where="t.ledger")
        return add(self, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Ledger, "add_articles", failing)
    said = watch_steps(tmp_path, Steps(*[lambda: None] * 4))
    assert said[0] == "t.ledger: the disk is full. What came is kept, and added later."
    assert len(days(str(tmp_path / "truceline.ledger"))) == 1
    assert site.asked.count("/feed") >= 1


def test_the_list_of_feeds_is_read_anew_on_order(site: Site, tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.txt"
    feeds.write_text(f"{site.url}/none\n", "utf-8")
    steps = Steps()

    def renew(content: str) -> Callable[[], None]:
        def write() -> None:
            feeds.write_text(content, "utf-8")
            steps.reload = True

        return write

    steps._steps += [renew("no address"), renew(f"{site.url}/feed\n"), lambda: None]
    said = watch_steps(tmp_path, steps)
    assert any("The feeds of before are watched on." in line for line in said)
    assert "1 feeds are watched." in said
    assert len(days(str(tmp_path / "truceline.ledger"))) == 1


def test_two_watches_do_not_share_a_file(tmp_path: Path) -> None:
    place = watch_place(str(tmp_path / "t.ledger"))
    with alone(place), pytest.raises(LedgerError, match="another process watches"), alone(place):
        pass
    assert watch_place("postgresql://host/db") == Path("truceline.watch")


def test_a_watch_file_that_is_none_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "t.watch").write_bytes(b"my notes")
    with pytest.raises((LedgerError, InputError), match=r"t\.watch"):
        watch_status(tmp_path / "t.watch")
    assert (tmp_path / "t.watch").read_bytes() == b"my notes"
