"""The tasks by which a reading is measured, run through the same extractors and linkers as the ledger."""
