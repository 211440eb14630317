"""Pages and API as one application, guarded, and the server that runs it."""

from truceline.server.app import make_app
from truceline.server.policy import Policy
from truceline.server.serving import Address, serve

__all__ = ["Address", "Policy", "make_app", "serve"]
