"""The guidance library: which cards there are, and how they are found. Pure: no file is read here."""
