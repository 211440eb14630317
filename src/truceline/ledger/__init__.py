"""The ledger for people who write Python: in a file, at a database address, or served at an address of the web."""

from truceline.ledger.front import Ledger

__all__ = ["Ledger"]
