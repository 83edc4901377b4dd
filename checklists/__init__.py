"""What is asked: packs of rows as data, and the words they are written in."""
