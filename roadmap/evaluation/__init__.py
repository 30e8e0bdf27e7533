"""Before and after: what a workshop's anonymous questionnaires say, and no more than they say."""
