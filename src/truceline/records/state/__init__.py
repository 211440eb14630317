"""How a ceasefire stands on a day: the signs a record holds, the machine that takes them, and what it tells."""
