"""Outlets and origins of a whole case: counted as the case counts them, and kept until asked for anew."""

from pathlib import Path

import pytest

from whence.case import whole
from whence.case.case import Case
from whence.case.follow import NAME, Follower
from whence.case.spread import outlets_of
from whence.case.whole import WholeKeeper
from whence.samples import folder
from whence.settings import Settings


def test_what_is_kept_is_what_the_case_counts(tmp_path: Path) -> None:
    with Case(tmp_path / "case", Settings()) as case:
        assert WholeKeeper(Follower(case)).look().n_documents == 0
        case.add(folder("demo") / "gao-barracks")
        keeper, told = WholeKeeper(Follower(case)), case.corroboration()
        found = keeper.look()
        assert (found.n_documents, found.n_sources) == (told.n_documents, told.n_sources)
        assert (found.n_origins, found.n_unknown) == (told.n_origins, told.n_unknown)
        assert keeper.outlets(0, 99) == outlets_of(case.documents(), told)
        origins = keeper.origins(0, 99)
        assert sorted(o.id for o in origins) == sorted(o.id for o in told.origins)
        assert {o.id: o for o in origins} == {o.id: o for o in told.origins}
        shared = [o.name is not None and len(o.document_ids) > 1 for o in origins]
        assert shared == sorted(shared, reverse=True)
        assert sum(shared) == found.n_shared
        assert keeper.origins(1, 2) == origins[1:3]
        assert keeper.outlets(1, 2) == keeper.outlets(0, 99)[1:3]


def test_of_much_what_was_counted_last_is_shown_until_it_is_asked_for_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "_FEW", 3)
    with Case(tmp_path / "case", Settings()) as case:
        case.add(folder("demo") / "gao-barracks")
        keeper = WholeKeeper(Follower(case))
        assert keeper.glance(6) is None
        counted = keeper.look()
        assert keeper.glance(6) == counted
        assert keeper.is_now(counted)
        case.add(folder("demo") / "baiji-road")
        after = WholeKeeper(Follower(case))
        assert after.glance(12) == counted, "another run of the desk finds what was counted"
        assert not after.is_now(counted)
        assert after.look().n_documents > counted.n_documents
        (case.folder / NAME).unlink()
        assert WholeKeeper(Follower(case)).glance(12) is None
