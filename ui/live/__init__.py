"""What one needs while talking."""
