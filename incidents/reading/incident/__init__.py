"""What it was: one incident or none, and how the victims were exploited."""
