"""Readers of files that hold articles: one form a file."""
