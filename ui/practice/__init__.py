"""The practice case: a book of its own, and the steps beside the real screens."""
