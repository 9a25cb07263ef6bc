"""The outside world out: command line, brief, exports."""
