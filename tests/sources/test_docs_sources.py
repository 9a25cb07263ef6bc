"""docs/sources.md names every field, alias and suffix there is."""

from pathlib import Path

from whence.sources.fields import FIELDS
from whence.sources.kinds import KINDS_READ, media_type_of

TEXT = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")


def test_fields_and_their_other_names_are_documented() -> None:
    for name, aliases in FIELDS.items():
        row = next(line for line in TEXT.splitlines() if line.startswith(f"| `{name}` |"))
        assert all(f"`{alias}`" in row for alias in aliases), row


def test_every_suffix_named_in_errors_is_read_and_documented() -> None:
    for suffix in KINDS_READ.split():
        assert media_type_of("a" + suffix, b"x"), suffix
        assert suffix in TEXT
