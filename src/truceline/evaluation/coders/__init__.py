"""Two coders beside one another: the ledger and a person, or two people. Cases are matched, agreement is measured, differences are queued."""
