"""The verbs of the trade, shared by window and terminal.

Each verb is a function whose first argument is the desk, in the module of its part
of the trade: `booking.book_meeting(desk, ...)`. It is one transaction of rows and
journal entries, raises `Problem` for what a user can put right, and changes
nothing then. Ids go in, the new record comes out.
"""
