"""The words, patterns and lengths of time that records are made by, as data."""
