"""What is said of its own accord: reminders, each once, and never in a call."""
