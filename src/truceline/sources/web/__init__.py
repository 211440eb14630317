"""Fetches pages and feeds politely, from public addresses only."""
