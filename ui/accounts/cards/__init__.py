"""The cards of an account's page, one a module: each makes itself from the book."""
