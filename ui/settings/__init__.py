"""What the rep sets, in words."""
