"""Where the API stands."""

PREFIX = "/api/v1"
