"""Pages are fetched politely, and nobody is led where he should not be; every server here is real, on loopback."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from truceline.model import Drop, RawArticle
from truceline.sources import Fetcher, Manners, Memory, read_sources
from truceline.sources.web import network
from truceline.sources.web.fetch import Refused
from truceline.sources.web.network import is_public
from truceline.sources.web.page import Page

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A server whose pages a test lays down; it notes what was asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # the name is the standard library's
                site.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
                with suppress(OSError):
                    site.pages.get(self.path, status(404))(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


def status(code: int, content: bytes = b"", **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    return answer


def html(content: str, **headers: str) -> Answer:
    return status(200, content.encode(), **{"Content_Type": "text/html; charset=utf-8", **headers})


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def fetcher(**manners: object) -> Fetcher:
    return Fetcher(manners=Manners(**{"delay": 0, "allow_private_addresses": True, **manners}))  # type: ignore[arg-type]


def reason(answer: Page | Drop) -> str:
    assert isinstance(answer, Drop)
    assert ";" in answer.detail
    return answer.reason


def test_a_page_is_an_article_with_its_address_and_time(site: Site) -> None:
    site.pages["/a"] = html("<p>words", Last_Modified="Sat, 10 Oct 2020 10:00:00 GMT")
    (article,) = read_sources([f"{site.url}/a#part"], fetch=fetcher())
    assert isinstance(article, RawArticle)
    assert (article.content, article.media_type) == (b"<p>words", "text/html")
    assert (article.where, article.given.url, article.given.published) == (
        f"{site.url}/a",
        f"{site.url}/a",
        None,
    )
    assert article.meta["last_modified"] == "Sat, 10 Oct 2020 10:00:00 GMT"
    assert article.meta["fetched"].startswith("20")
    assert site.asked[1][1]["user-agent"].startswith("Truceline/")


def test_without_a_fetcher_nothing_is_fetched(site: Site) -> None:
    (drop,) = read_sources([f"{site.url}/a"])
    assert isinstance(drop, Drop)
    assert drop.reason == "not_fetched"
    assert site.asked == []


def test_what_robots_txt_forbids_is_not_asked_for(site: Site) -> None:
    site.pages["/robots.txt"] = status(200, b"User-agent: Truceline\nDisallow: /secret\nCrawl-delay: 7\n")
    site.pages["/a"] = site.pages["/b"] = html("<p>words")
    waits: list[float] = []
    fetch = Fetcher(
        manners=Manners(delay=0, allow_private_addresses=True), clock=lambda: 0.0, sleep=waits.append
    )
    assert reason(fetch(f"{site.url}/secret")) == "robots"
    assert isinstance(fetch(f"{site.url}/a"), Page)
    assert isinstance(fetch(f"{site.url}/b"), Page)
    assert site.paths() == ["/robots.txt", "/a", "/b"]
    assert waits == [7.0]


def test_a_host_in_trouble_is_left_alone(site: Site) -> None:
    site.pages["/robots.txt"] = status(503)
    assert reason(fetcher()(f"{site.url}/a")) == "robots"
    assert site.paths() == ["/robots.txt"]


def test_the_rules_of_a_host_are_asked_for_again_after_a_day_and_of_one_in_trouble_sooner(site: Site) -> None:
    now = [0.0]
    site.pages["/a"] = html("<p>words")
    site.pages["/robots.txt"] = status(503)
    fetch = Fetcher(
        manners=Manners(delay=0, allow_private_addresses=True), clock=lambda: now[0], sleep=lambda _: None
    )
    assert reason(fetch(f"{site.url}/a")) == "robots"
    site.pages["/robots.txt"] = status(404)
    assert reason(fetch(f"{site.url}/a")) == "robots"
    now[0] = 601
    assert isinstance(fetch(f"{site.url}/a"), Page)
    site.pages["/robots.txt"] = status(200, b"User-agent: *\nDisallow: /")
    now[0] = 80_000
    assert isinstance(fetch(f"{site.url}/a"), Page)
    now[0] = 90_000
    assert reason(fetch(f"{site.url}/a")) == "robots"


@pytest.mark.parametrize(
    "told, date, wait",
    [
        ("120", None, 120.0),
        ("Sat, 10 Oct 2020 10:05:00 GMT", "Sat, 10 Oct 2020 10:00:00 GMT", 300.0),
        ("Sat, 10 Oct 2020 09:00:00 GMT", "Sat, 10 Oct 2020 10:00:00 GMT", 0.0),
        ("99999999999999999999", None, 999999999999.0),
        ("soon", None, None),
        ("-5", None, None),
    ],
)
def test_a_server_that_says_when_to_ask_again_is_heard(
    site: Site, told: str, date: str | None, wait: float | None
) -> None:
    def busy(request: BaseHTTPRequestHandler) -> None:
        request.send_response_only(429)  # without the server's own Date
        request.send_header("Retry-After", told)
        if date:
            request.send_header("Date", date)
        request.send_header("Content-Length", "0")
        request.end_headers()

    site.pages["/a"] = busy
    with pytest.raises(Refused) as refused:
        fetcher().fetch(f"{site.url}/a")
    assert (refused.value.reason, refused.value.status, refused.value.wait) == ("http_status", 429, wait)


def test_a_page_is_asked_for_by_the_marks_that_are_at_hand(site: Site) -> None:
    site.pages["/a"] = html("<p>words", ETag='"1"', Last_Modified="Sat, 10 Oct 2020 10:00:00 GMT")
    page = fetcher().fetch(f"{site.url}/a")
    assert page.marks == {"etag": '"1"', "last-modified": "Sat, 10 Oct 2020 10:00:00 GMT"}
    fetcher().fetch(f"{site.url}/a", page.marks)
    assert site.asked[-1][1]["if-none-match"] == '"1"'
    assert site.asked[-1][1]["if-modified-since"] == "Sat, 10 Oct 2020 10:00:00 GMT"
    with pytest.raises(Refused, match="more than 4 bytes"):
        fetcher().fetch(f"{site.url}/a", most=4)


def test_threads_take_turns_at_a_host(site: Site) -> None:
    """Each is given a turn of its own: eight pages of one host begin at eight times, whoever asks."""
    site.pages["/robots.txt"] = status(404)
    waits: list[float] = []
    fetch = Fetcher(
        manners=Manners(delay=2, allow_private_addresses=True), clock=lambda: 0.0, sleep=waits.append
    )
    for path in range(8):
        site.pages[f"/{path}"] = html("<p>words")
    fetch(f"{site.url}/0")
    with ThreadPoolExecutor(4) as pool:
        pages = list(pool.map(fetch, [f"{site.url}/{path}" for path in range(1, 8)]))
    assert all(isinstance(page, Page) for page in pages)
    assert sorted(waits) == [2.0 * turn for turn in range(1, 9)]


def test_between_two_pages_of_a_host_there_is_a_pause(site: Site) -> None:
    site.pages["/a"] = html("<p>words")
    waits: list[float] = []
    fetch = Fetcher(
        manners=Manners(delay=2, allow_private_addresses=True), clock=lambda: 100.0, sleep=waits.append
    )
    fetch(f"{site.url}/a")
    assert waits == [2.0]


def test_only_what_has_changed_is_fetched_again(site: Site, tmp_path: Path) -> None:
    def page(request: BaseHTTPRequestHandler) -> None:
        known = request.headers.get("If-None-Match") == '"1"'
        (status(304) if known else html("<p>words", ETag='"1"'))(request)

    site.pages["/a"] = page

    def fetch() -> Fetcher:
        made = fetcher()
        made.memory = Memory(tmp_path / "fetched.json")
        return made

    first = fetch()
    assert isinstance(first(f"{site.url}/a"), Page)
    assert isinstance(fetch()(f"{site.url}/a"), Page)  # it was not put away
    first.save()
    assert reason(fetch()(f"{site.url}/a")) == "unchanged"
    (tmp_path / "fetched.json").write_text("broken")
    assert isinstance(fetch()(f"{site.url}/a"), Page)


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "192.168.1.1",
        "172.16.0.1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1",
        "198.18.0.1",  # networks under test
        "240.0.0.1",
        "0.1.2.3",
        "::ffff:0:7f00:1",  # IPv4 as SIIT translates it
        "64:ff9b:1::7f00:1",  # NAT64 of a network of its own
        "64:ff9b::a00:1",
        "::127.0.0.1",
        "2001:0:7f00:1::1",  # Teredo
        "100::1",
    ],
)
def test_an_address_that_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_an_address_that_is(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f000001",
        "017700000001",
        "127.1",
        "0177.0.0.1",
        "0x7f.1",
        "127.0.0.1.",
        "１２７.０.０.１",
        "①②⑦.⓪.⓪.①",
        "me@127.0.0.1",
        "8.8.8.8@127.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
    ],
)
def test_loopback_is_refused_however_it_is_written(site: Site, host: str) -> None:
    answer = Fetcher(manners=Manners(delay=0))(f"http://{host}:{site.server.server_port}/a")
    assert reason(answer) in ("private_address", "unreachable", "bad_address")
    assert site.asked == []


def test_one_private_address_among_public_ones_is_enough() -> None:
    fetch = Fetcher(manners=Manners(delay=0), resolve=lambda _host, _port: ["8.8.8.8", "127.0.0.1"])
    assert reason(fetch("http://news.example/")) == "private_address"


def test_a_name_is_looked_up_once_and_that_address_is_used(site: Site) -> None:
    """A name that leads elsewhere the second time it is asked for (DNS rebinding)."""
    asked = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    site.pages["/a"] = html("<p>words")
    fetch = fetcher()
    fetch.resolve = resolve
    assert isinstance(fetch(f"http://news.example:{site.server.server_port}/a"), Page)
    assert asked == ["news.example", "news.example"]  # for robots.txt and the page: one connection each
    assert site.asked[1][1]["host"] == f"news.example:{site.server.server_port}"


def test_a_redirect_is_followed_and_its_end_is_told(site: Site) -> None:
    site.pages["/old"] = status(301, Location="/new")
    site.pages["/new"] = html("<p>words")
    page = fetcher()(f"{site.url}/old")
    assert isinstance(page, Page)
    assert page.url == f"{site.url}/new"


def test_a_redirect_to_loopback_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server stands on loopback itself, so for this test its address alone counts as public."""
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.1")
    fetch = Fetcher(manners=Manners(delay=0))
    site.pages["/a"] = html("<p>words")
    assert isinstance(fetch(f"{site.url}/a"), Page)
    for host in ("127.0.0.2", "localhost.example", "[::1]"):
        fetch.resolve = lambda host, _port: ["127.0.0.1"] if host == "127.0.0.1" else ["127.0.0.2"]
        site.pages["/old"] = status(302, Location=f"http://{host}:{site.server.server_port}/private")
        assert reason(fetch(f"{site.url}/old")) == "private_address"
    assert "/private" not in site.paths()


@pytest.mark.parametrize(
    "place", ["/loop", "ftp://127.0.0.1/", "file:///etc/passwd", "javascript:alert(1)", "http://"]
)
def test_redirects_without_end_or_sense_are_drops(site: Site, place: str) -> None:
    site.pages["/loop"] = status(302, Location=place)
    assert reason(fetcher()(f"{site.url}/loop")) in ("redirects", "bad_address")


def test_a_page_that_never_ends_is_given_up(site: Site) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while True:
            request.wfile.write(b"<item>" * 10_000)

    site.pages["/feed"] = endless
    assert reason(fetcher(max_bytes=2_000_000)(f"{site.url}/feed")) == "enormous"


@pytest.mark.parametrize("is_header", [True, False])
def test_a_slow_drip_is_given_up(site: Site, is_header: bool) -> None:  # noqa: FBT001
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"X: " if is_header else b"\r\n"))
        while True:
            request.wfile.write(b"x")
            request.wfile.flush()
            time.sleep(0.05)

    site.pages["/drip"] = drip
    began = time.monotonic()
    assert reason(fetcher(seconds=1)(f"{site.url}/drip")) == "too_slow"
    assert time.monotonic() - began < 10


def test_a_bomb_in_the_way_a_page_is_sent_is_given_up(site: Site) -> None:
    site.pages["/bomb"] = status(200, gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")
    assert reason(fetcher(max_bytes=1_000_000)(f"{site.url}/bomb")) == "grows_too_much"
    site.pages["/good"] = status(
        200, gzip.compress(b"<p>words"), Content_Encoding="gzip", Content_Type="text/html"
    )
    page = fetcher()(f"{site.url}/good")
    assert isinstance(page, Page)
    assert page.content == b"<p>words"


@pytest.mark.parametrize(
    "address,expected",
    [("http://127.0.0.1:1/", "unreachable"), ("http://", "bad_address"), ("http://[::1/", "bad_address")],
)
def test_an_address_that_leads_nowhere_is_a_drop(address: str, expected: str) -> None:
    assert reason(fetcher(seconds=5)(address)) == expected


def test_a_password_in_an_address_is_not_shown_or_sent(site: Site) -> None:
    answer = fetcher()(f"http://me:secret@127.0.0.1:{site.server.server_port}/absent")
    assert isinstance(answer, Drop)
    assert "secret" not in answer.where + answer.detail
    assert "authorization" not in site.asked[-1][1]


def test_the_encoding_that_the_server_names_holds(site: Site) -> None:
    site.pages["/a"] = status(
        200, "<p>Перемирие".encode("cp1251"), Content_Type="text/html; charset=windows-1251"
    )
    page = fetcher()(f"{site.url}/a")
    assert isinstance(page, Page)
    assert page.content.decode() == "<p>Перемирие"


@pytest.mark.parametrize("port", [22, 25, 110, 445, 587])
def test_a_server_that_is_none_of_the_web_is_not_spoken_to(port: int) -> None:
    fetch = Fetcher(manners=Manners(delay=0), resolve=lambda _host, _port: pytest.fail("it was looked up"))
    assert reason(fetch(f"http://mail.example:{port}/RCPT")) == "bad_address"


def test_a_page_that_leads_to_such_a_server_leads_nowhere(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "is_public", lambda _address: True)
    site.pages["/a"] = status(302, Location="http://127.0.0.1:25/")
    assert reason(Fetcher(manners=Manners(delay=0))(f"{site.url}/a")) == "bad_address"


def test_addresses_in_a_page_that_was_fetched_are_not_followed(site: Site) -> None:
    links = (
        "<img src='/b'><script src='/b'></script><iframe src='/b'></iframe><link rel=stylesheet href='/b'>"
    )
    site.pages["/a"] = html(f"<meta http-equiv=refresh content='0;url=/b'>{links}<p>words")
    assert isinstance(fetcher()(f"{site.url}/a"), Page)
    assert site.paths() == ["/robots.txt", "/a"]
