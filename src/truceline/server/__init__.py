"""Pages and API as one application, guarded, and the server that runs it."""

from truceline.server.app import make_app

__all__ = ["make_app"]
