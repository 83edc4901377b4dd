"""What is next, whether it is ready, and what is owed."""
