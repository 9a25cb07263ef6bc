"""Bytes into text one can point into, with the site around the article told apart."""
