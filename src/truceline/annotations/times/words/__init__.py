"""The words and forms of time of each language, and the finding of them in a text."""
