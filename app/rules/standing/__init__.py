"""The standing of an account: earned by deeds, never typed (PACKS section 9)."""
