"""Place names in running text."""
