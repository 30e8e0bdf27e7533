"""What leaves the tool: one document model and its writers."""
