"""How many: who is counted, with or without a number, what became of them, and which number is that of all victims."""
