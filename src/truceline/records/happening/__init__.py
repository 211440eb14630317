"""What happens around ceasefires: events told several times, who denies them, and the conflicts they are of."""
