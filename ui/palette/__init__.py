"""The palette: one line to go anywhere, do anything, find anything written."""
