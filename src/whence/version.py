"""The version of Whence: part of every run's record and of every extractor's name."""

__version__ = "0.1.0"
