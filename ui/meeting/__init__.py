"""One meeting, from the invite to its last kept promise."""
