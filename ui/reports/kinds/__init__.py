"""The kinds of reports: each with its fields, and what it asks for."""
