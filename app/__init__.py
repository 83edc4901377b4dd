"""What Earnest knows and concludes; no Qt, and nothing happens on import."""
