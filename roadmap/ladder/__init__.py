"""Where one activity stands on a ladder of participation, and why."""
