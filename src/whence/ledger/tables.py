"""The tables of the ledger, as queries see them; `migrations/` makes them, and a test holds the two together.

`entries` is append-only and is the ledger. `current_index` and `key_index` are rebuildable indexes of it, kept in the same
transaction: a view over `entries` alone would have to pass over every superseded entry again and again (an incident gets a
new entry with each article about it), so that looking something up would cost more the longer a ledger lives. With them
`get`, `find` and `append` cost the same at ten thousand entries as at a million. `current_entries` is the view people query.
"""

from sqlalchemy import BindParameter, Column, ColumnElement, Integer, MetaData, Table, Text

METADATA = MetaData()


def _entry_columns() -> list[Column[object]]:
    """The columns of `entries` and of the view over it, in the order of `Row`."""
    texts = ("id", "kind", "subject_id", "payload", "keys", "run_id", "recorded_at")
    return [Column("seq", Integer), *(Column(name, Text) for name in texts), Column("supersedes", Integer)]  # type: ignore[list-item]


entries = Table("entries", METADATA, *_entry_columns())
current_entries = Table("current_entries", METADATA, *_entry_columns())
current_index = Table(
    "current_index",
    METADATA,
    Column("kind", Text),
    Column("subject_id", Text),
    Column("seq", Integer),
    Column("is_live", Integer),
)
key_index = Table("key_index", METADATA, Column("kind", Text), Column("key", Text), Column("subject_id", Text))
ledger_schema = Table(
    "ledger_schema", METADATA, Column("version", Integer), Column("name", Text), Column("applied_at", Text)
)


def about(table: Table, kind: str | BindParameter[str], subject_id: str | BindParameter[str]) -> ColumnElement[bool]:
    """The condition that picks one subject in a table."""
    return (table.c.kind == kind) & (table.c.subject_id == subject_id)
