"""The command line, `python -m roadmap …`: one file a group of commands, and what they share."""
