"""Documents into mentions, times, figures, statements and incident reports, each with its span."""
