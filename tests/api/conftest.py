from __future__ import annotations

from web.conftest import client, own_served, served

__all__ = ["client", "own_served", "served"]
