"""A text laid out for reading: one spelling, its sentences, and the little words that hold it together."""
