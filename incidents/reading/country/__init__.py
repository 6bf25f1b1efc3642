"""Where it was: what speaks of a country, how its name stands in a sentence, and which one the rescue was in."""
