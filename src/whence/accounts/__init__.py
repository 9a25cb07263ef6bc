"""Who may use a desk that others reach: accounts, passwords, sessions; kept beside the ledger, never in it."""
