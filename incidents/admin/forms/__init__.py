"""The forms of staff entry: what is typed, checked beside its field, and turned into rows of the ledger."""
