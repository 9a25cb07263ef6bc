"""The same articles in a ledger on PostgreSQL make the same ledger as on SQLite."""

from pathlib import Path

import pytest

from whence.case.case import Case
from whence.samples import folder
from whence.settings import Settings

STORY = folder("train") / "kunduz-prison"


@pytest.mark.postgres
def test_same_ledger_on_postgres(tmp_path: Path, postgres_url: str) -> None:
    with (
        Case(tmp_path / "here", Settings()) as here,
        Case(tmp_path / "there", Settings(ledger_url=postgres_url)) as there,
    ):
        assert here.add(STORY) == there.add(STORY)
        assert there.fingerprint() == here.fingerprint()
        assert there.verify() == []
        assert not (tmp_path / "there" / "ledger.sqlite").exists()
