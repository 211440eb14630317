"""The parts that Truceline is made of: each is listed, with its licence, and none has a weakness that we know of."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ROOT / "requirements"
ADVISORIES = LOCKS / "advisories.json"


def run(tool: str, *options: object, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools" / tool), *map(str, options)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=600, check=False, env={**os.environ, **variables}
    )
    assert "Traceback" not in done.stderr
    return done


def lock(folder: Path, *pins: str) -> Path:
    path = folder / "lock.txt"
    path.write_text("".join(f"{pin} \\\n    --hash=sha256:00\n" for pin in pins), "utf-8")
    return path


def find_distribution(name: str) -> bool:
    """Whether it is installed here; what another package brings in a folder of its own (Ray does) does not count."""
    return any(True for _ in distributions(name=name, path=[sysconfig.get_path("purelib")]))


def pinned(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", path.read_text("utf-8"), re.MULTILINE))


def test_no_locked_package_has_a_weakness_that_is_known_here() -> None:
    done = run("audit.py", "--offline")
    assert (done.returncode, done.stderr) == (0, "")
    kept = json.loads(ADVISORIES.read_text("utf-8"))
    assert f"{len(kept['advisories'])} advisories of {kept['made']}" in done.stdout
    assert "days old" in done.stdout
    assert f"of {len(pinned(LOCKS / 'dev.txt'))} locked" in done.stdout


def test_a_package_with_a_known_weakness_fails_the_audit(tmp_path: Path) -> None:
    done = run("audit.py", "--offline", lock(tmp_path, "Jinja2==3.1.5", "h11==0.16.0"))
    assert done.returncode == 1
    assert "jinja2 3.1.5: GHSA-cpwx-vrp4-4pq7" in done.stdout
    assert "Mended in 3.1.6." in done.stdout
    assert "h11 " not in done.stdout


@pytest.mark.parametrize(
    "pin,code",
    [
        ("urllib3==1.26.16", 1),
        ("urllib3==2.0.5", 1),
        ("starlette==1.0.0", 1),
        ("starlette==1.0.1", 0),
        ("pypdf==6.16.0", 1),
        ("pypdf==6.16.1rc1", 1),
        ("pypdf==6.16.1", 0),
        ("python_multipart==0.0.29", 1),
        ("lxml[html_clean]==6.0.2", 1),
    ],
)
def test_a_version_is_weak_until_it_is_mended(tmp_path: Path, pin: str, code: int) -> None:
    assert run("audit.py", "--offline", lock(tmp_path, pin)).returncode == code


def test_ranges_end_before_what_mends_and_after_what_is_weak(tmp_path: Path) -> None:
    events = [{"introduced": "1.0"}, {"fixed": "1.2"}, {"introduced": "2.0"}, {"last_affected": "2.5"}]
    affected = [
        {
            "package": {"ecosystem": "PyPI", "name": "Made.Up"},
            "ranges": [{"type": "ECOSYSTEM", "events": events}],
        }
    ]
    kept = {"made": "2026-01-01", "advisories": [{"id": "X-1", "affected": affected}]}
    (tmp_path / "kept.json").write_text(json.dumps(kept), "utf-8")
    for version, code in {"0.9": 0, "1.0": 1, "1.1.9": 1, "1.2": 0, "2.0": 1, "2.5": 1, "2.5.1": 0}.items():
        path = lock(tmp_path, f"made-up=={version}")
        done = run("audit.py", "--offline", "--advisories", tmp_path / "kept.json", path)
        assert (version, done.returncode) == (version, code)


def test_where_no_service_answers_the_audit_says_so_and_goes_on(tmp_path: Path) -> None:
    nowhere = dict.fromkeys(("HTTPS_PROXY", "https_proxy", "ALL_PROXY"), "http://127.0.0.1:1")
    done = run("audit.py", lock(tmp_path, "h11==0.15.0"), **nowhere)
    assert done.stdout.splitlines()[0] == "The service of OSV cannot be reached."
    assert "GHSA-vqfr-h8mv-ghfj" in done.stdout
    assert done.returncode == 1


def test_what_is_no_lock_file_fails_the_audit(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", "utf-8")
    done = run("audit.py", "--offline", tmp_path / "empty.txt")
    assert done.returncode == 2
    assert "no package is pinned" in done.stderr


def test_each_advisory_says_where_it_comes_from() -> None:
    kept = json.loads(ADVISORIES.read_text("utf-8"))
    assert date.fromisoformat(kept["made"]) >= date(2026, 11, 22)
    assert kept["how"]
    ids = [one["id"] for one in kept["advisories"]]
    assert len(ids) == len(set(ids)) > 40
    for one in kept["advisories"]:
        assert one["references"][0]["url"].startswith("https://")
        assert all(affected["ranges"] or affected["versions"] for affected in one["affected"])


@pytest.fixture
def service() -> Iterator[tuple[str, dict[str, Any]]]:
    """A server that answers as OSV does, two advisories a page; what it has is laid down by the test."""
    has: dict[str, Any] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the name is the standard library's
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            pages = has.get(asked["package"]["name"])
            page = int(asked.get("page_token", "0"))
            answer: dict[str, Any] = {"vulns": pages[page]} if pages else {}
            if pages and page + 1 < len(pages):
                answer["next_page_token"] = str(page + 1)
            content = json.dumps(answer).encode()
            self.send_response(500 if pages == [] else 200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1", has
    server.shutdown()
    server.server_close()


def advisory(name: str, **more: Any) -> dict[str, Any]:
    ranges = [
        {"type": "GIT", "events": [{"introduced": "0"}]},
        {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "3"}]},
    ]
    affected = [
        {"package": {"ecosystem": "PyPI", "name": "made-up"}, "ranges": ranges, "versions": ["1", "2"]}
    ]
    return {"id": name, "summary": "Weak.", "details": "Long.", "affected": affected, **more}


def test_the_database_is_written_anew_where_the_service_answers(
    tmp_path: Path, service: tuple[str, dict[str, Any]]
) -> None:
    address, has = service
    has["made-up"] = [[advisory("B-1"), advisory("A-1", withdrawn="2026-01-01")], [advisory("A-2")]]
    out, path = tmp_path / "out.json", lock(tmp_path, "made-up==2", "other==1")
    done = run("build_advisories.py", "--service", address, "--output", out, path)
    assert (done.returncode, done.stderr) == (0, "")
    kept = json.loads(out.read_text("utf-8"))["advisories"]
    assert [one["id"] for one in kept] == ["A-2", "B-1"]
    assert "details" not in kept[0]
    assert run("audit.py", "--offline", "--advisories", out, path).returncode == 1
    has["other"] = []  # it fails from here on
    before = out.read_bytes()
    assert run("build_advisories.py", "--service", address, "--output", out, path).returncode == 2
    assert out.read_bytes() == before


def test_the_list_of_parts_holds_each_locked_package_with_its_licence(tmp_path: Path) -> None:
    out = tmp_path / "sbom.json"
    assert (
        run("sbom.py", "--output", out).returncode == 0
    )  # it fails where the list does not keep to its schema
    bom = json.loads(out.read_text("utf-8"))
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")
    listed = {part["name"]: part["version"] for part in bom["components"]}
    assert listed == pinned(LOCKS / "runtime.txt")
    bare = [part["name"] for part in bom["components"] if not part.get("licenses")]
    assert [name for name in bare if find_distribution(name)] == []  # the others are for other systems
    assert bom["metadata"]["component"]["name"] == "truceline"
