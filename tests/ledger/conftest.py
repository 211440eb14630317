from __future__ import annotations

from web.conftest import own_served, served

__all__ = ["own_served", "served"]
