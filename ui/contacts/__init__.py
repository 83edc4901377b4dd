"""Contacts looked at before they come in."""
