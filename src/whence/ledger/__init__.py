"""The append-only store."""
