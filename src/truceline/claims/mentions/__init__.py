"""Where a document speaks of a ceasefire: words that name one, words that take it up, words that only look like it."""
