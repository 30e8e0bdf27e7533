"""Archives and spreadsheets, in and out."""
