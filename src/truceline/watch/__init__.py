"""Watches feeds: asks them politely, adds what is new to a ledger, and tells what became of the ceasefires."""
