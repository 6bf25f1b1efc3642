"""By whom: the bodies a text names, how far their names reach, and which had a part in the rescue."""
