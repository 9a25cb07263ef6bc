"""Counted quantities: what is counted, between which bounds, said by whom."""
