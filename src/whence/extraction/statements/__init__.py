"""Who says what, on whose word, and how."""
