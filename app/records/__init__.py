"""What Earnest remembers: frozen values, one family a module.

Every record has an `id`, is replaced whole when it changes, and holds only text,
numbers, booleans, dates, aware datetimes in UTC, enums, tuples and other frozen
values, so that the book can keep it without knowing it.
"""
