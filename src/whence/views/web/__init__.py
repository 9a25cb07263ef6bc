"""The desk: pages on which people read, check and correct the ledger."""
