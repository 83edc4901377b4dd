"""Figures against the budgets, and pictures of every screen."""
