"""What the syntax tells of a word: its subject, its objects, its clause, how much of what, and where the parser errs."""
