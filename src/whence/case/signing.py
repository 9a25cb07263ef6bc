"""A second person's look: who stands behind what holds, and who decided otherwise about the same thing."""

from collections.abc import Iterable
from dataclasses import dataclass

from whence.case.decide import about_what
from whence.core.entry import Judgement


@dataclass(frozen=True, slots=True)
class Standing:
    """This says: Ana decided so, Ben signed it off; Cem decided otherwise. Each by their own latest decision."""

    signed: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()


NOBODY = Standing()


def standing_behind(holding: Judgement, judgements: Iterable[Judgement]) -> Standing:
    """Who stands behind a decision that holds, the first to take it first."""
    about, said = about_what(holding), (holding.decision, holding.value)
    latest: dict[str, Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: (j.decided_at, j.id)):
        if judgement.decision not in ("none", "comment") and about_what(judgement) == about:
            before = latest.pop(judgement.author, None)
            is_same = before and (before.decision, before.value) == (judgement.decision, judgement.value)
            latest[judgement.author] = before if is_same and before else judgement
    by_time = sorted(latest.values(), key=lambda j: (j.decided_at, j.id))
    return Standing(
        tuple(j.author for j in by_time if (j.decision, j.value) == said),
        tuple(j.author for j in by_time if (j.decision, j.value) != said),
    )
