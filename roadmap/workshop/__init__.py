"""A room: its steps, its votes and what is shown when they are revealed."""
