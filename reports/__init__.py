"""Pages made from values."""
