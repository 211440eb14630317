"""Finds what is told of a ceasefire: hits, each a word at the right place to it, and what only the text sets beside it."""
