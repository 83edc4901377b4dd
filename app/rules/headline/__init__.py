"""One headline figure a virtue, over a period (PACKS section 12.1)."""
