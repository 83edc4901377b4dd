"""What is asked: the checklists, to read."""
