"""The nouns. Standard library only; imports nothing else of ours."""
