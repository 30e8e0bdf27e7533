"""From results to a priority action plan that a group can edit."""
