"""Whom claims mean, as the ledger as a whole tells: persons in office, learned names, names that people set."""
