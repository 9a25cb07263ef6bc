"""What a brief is made of, whatever file it becomes: sections of cited clauses and tables, some of them a person's own words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cited:
    """This says: those words, resting on that sentence of a1, which the citation [a1:2] names."""

    words: str
    citations: tuple[str, ...] = ()


@dataclass(slots=True)
class Section:
    """A heading with paragraphs of cited clauses, and a table where there is one; without a title it goes on with the one before.

    `by` is who wrote it, where a person did: their words are marked as theirs.
    """

    title: str
    level: int = 2
    paragraphs: list[list[Cited]] = field(default_factory=list)
    bullets: list[list[Cited]] = field(default_factory=list)
    header: tuple[str, ...] = ()
    rows: Sequence[tuple[str, ...]] = ()
    by: str | None = None

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.paragraphs or self.bullets or self.rows)


def joined(clauses: Sequence[Cited]) -> Iterator[tuple[str, Cited]]:
    """Clauses with what stands before each: nothing before the first and after a colon but a space, else a semicolon.

    >>> [before for before, _ in joined([Cited("killed:"), Cited("7"), Cited("9")])]
    ['', ' ', '; ']
    """
    before = ""
    for clause in clauses:
        yield before, clause
        before = " " if clause.words.endswith(":") else "; "


def label_of(citation: str) -> str:
    """The document a citation names: a1 of "a1:2"."""
    return citation.split(":")[0]


def listing(words: Sequence[str]) -> str:
    """Words as people list them.

    >>> listing(["Gao", "Bourem", "Ansongo"])
    'Gao, Bourem and Ansongo'
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def count(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 outlet", "4 outlets"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
