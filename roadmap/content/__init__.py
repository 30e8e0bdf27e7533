"""What the YAML under questions/ says: models, loading and checks."""
