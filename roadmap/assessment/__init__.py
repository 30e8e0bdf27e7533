"""From answers to results: disclosure first, then every figure from released tables."""
