"""Every error Whence raises on purpose. The class says what the caller should do.

    WhenceError
    ├── InputError        your input or your command is off: fix it and call again
    ├── DocumentError     one document could not be read: it is recorded, the run goes on
    ├── RunAborted        nothing more can be done in this run (disk full, interrupted): what was finished is kept
    ├── LedgerError       the ledger itself cannot be used as asked (newer version, locked, damaged)
    └── ModelMissing      a trained model is named but not there, or not the one the manifest describes

A message says what was wrong, where, what is allowed and what to do next:

    >>> raise InputError("news/a.tpx: not a kind of file Whence reads", hint="use .txt, .html, .pdf, ...")
    Traceback (most recent call last):
    whence.errors.InputError: news/a.tpx: not a kind of file Whence reads (use .txt, .html, .pdf, ...)
"""


class WhenceError(Exception):
    """The root of all errors raised on purpose."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        self.message = message
        self.hint = hint
        super().__init__(f"{message} ({hint})" if hint else message)


class InputError(WhenceError):
    """The input or the command is off: fix it and call again."""


class DocumentError(WhenceError):
    """One document could not be read: it is recorded as a failure and the run goes on with the next."""


class RunAborted(WhenceError):
    """The run cannot go on; everything finished before is kept."""


class LedgerError(WhenceError):
    """The ledger cannot be used as asked."""


class ModelMissing(WhenceError):
    """A trained model is named but absent, or is not the one its manifest describes."""
