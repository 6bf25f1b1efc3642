"""The inbox: articles on their way from an address to a case, and what a person decides on each fact read in them."""
