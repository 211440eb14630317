"""Who may do what: users and their roles, sessions, tokens, and the log of what was done."""

from truceline.access.roles import Role, Who

__all__ = ["Role", "Who"]
