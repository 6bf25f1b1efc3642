"""When it was: the dates a text names, how each stands in its sentence, and which one is that of the rescue."""
