"""The outside world in: files, archives, feeds and addresses, read into raw documents."""
