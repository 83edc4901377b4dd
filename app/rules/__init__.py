"""What Earnest concludes: pure functions of records, with the time given to them."""
