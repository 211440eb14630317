"""What each kind of expression means: one function a kind."""
