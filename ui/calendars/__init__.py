"""Calendars that are read again and again: over the network, or as a file."""
