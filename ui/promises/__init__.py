"""What was promised, by both sides, and what can be done about it."""
