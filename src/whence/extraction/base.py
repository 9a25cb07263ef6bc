"""What an extractor is, and the check that a row of them is in a workable order."""

from collections.abc import Sequence
from typing import Protocol

from whence.core.reading import Reading
from whence.errors import InputError


class Extractor(Protocol):
    """Finds one kind of thing in a document: `figures@1` requires times and assigns figures.

    `extract` returns a new reading with the fields named in `assigns` filled (and things set aside added to `skipped`);
    it never changes anything else, keeps no state between documents and does not fail on any text.
    """

    @property
    def name(self) -> str:
        """What it is called: "figures"."""

    @property
    def version(self) -> str:
        """Raised whenever its output may change: "1"."""

    @property
    def requires(self) -> frozenset[str]:
        """The fields of `Reading` it looks at."""

    @property
    def assigns(self) -> frozenset[str]:
        """The fields of `Reading` it fills."""

    def extract(self, reading: Reading) -> Reading:
        """The reading with more in it."""


def check_order(extractors: Sequence[Extractor]) -> None:
    """Raise InputError where an extractor requires what no earlier one assigns."""
    there = {"document"}
    for extractor in extractors:
        missing = extractor.requires - there
        if missing:
            raise InputError(
                f"extractor {extractor.name}@{extractor.version} requires {', '.join(sorted(missing))}",
                hint="put an extractor that assigns it before this one",
            )
        there |= extractor.assigns
