"""The commands. Each one parses, calls one function, and renders: a table on a terminal, JSON when piped."""

from truceline.cli.app import app, main

__all__ = ["app", "main"]
