"""The public internet: which addresses may be asked, how, how often, and what the bytes of an answer are."""
