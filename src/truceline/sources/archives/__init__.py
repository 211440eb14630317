"""Readers of what articles are packed in: archives, compressed files, web archives."""
