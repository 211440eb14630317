from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from truceline.access import Access, Hosts, Role, Users, Who
from truceline.desk import Desk
from truceline.server import Policy, make_app

PASSWORD = "correct horse battery"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ADDRESS = "https://truce.example"


@pytest.fixture(autouse=True, scope="session")
def quick_hashes() -> Iterator[None]:
    """Passwords at no cost: what is under test is who may, not how long guessing takes."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            "truceline.access.passwords._hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        )
        yield


@pytest.fixture
def access(tmp_path: Path) -> Access:
    """A ledger that others may ask, with a user of each role who is called like it."""
    made = Access(tmp_path / "served.access", trusting=False, clock=lambda: NOON)
    users = Users(made, Who(name="root", role=Role.OWNER))
    for role in (Role.READER, Role.REVIEWER, Role.OWNER):
        users.add(role, role, PASSWORD)
    return made


@pytest.fixture
def client(karabakh: Path, access: Access) -> Iterator[TestClient]:
    """That ledger, served over https under a name."""
    policy = Policy(hosts=Hosts.of("10.0.0.5", ["truce.example"]), upload=2_000_000, patience=0.2)
    app = make_app(Desk(str(karabakh)), access, policy)
    with TestClient(app, base_url=ADDRESS, follow_redirects=False) as opened:
        yield opened
