"""A case: a ledger, an archive and a reader together; what command line, page and API call."""
