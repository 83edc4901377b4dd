"""The book: everything Earnest remembers, in one SQLite file."""
