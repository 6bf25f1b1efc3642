"""Turns an article into facts with evidence. `facts.read` is the one entry; nothing here knows a model."""
