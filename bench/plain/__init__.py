"""A peer: the site that one would write without editions, Django's querysets over SQL tables."""
