"""Other programs' formats, in and out: text and bytes in, values out."""
