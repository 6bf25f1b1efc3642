"""Of which nations the victims are: what rules find, what follows from the whole, and what speaks for each nation."""
