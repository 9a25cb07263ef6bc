"""The only place where stages meet: raw documents in, ledger entries out."""
