"""All meetings, and a new one."""
