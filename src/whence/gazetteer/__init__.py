"""Lists of names: where is it called that, and who is called that."""
