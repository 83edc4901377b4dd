"""Accounts and the people in them."""
