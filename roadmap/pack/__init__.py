"""The pack: what works with no install, made from the content files."""
