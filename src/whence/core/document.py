"""What is read: sources, raw documents, documents, and spans that point into their text."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime

from whence.core.vocabulary import MentionLabel


@dataclass(frozen=True, slots=True)
class Span:
    """This says: characters 10 to 23 of that document's text read "at least nine".

    Half-open `[start, end)` in code points of `Document.text`. The quote is kept with the offsets, so that any reader can
    check the one against the other; `Document.span` is the only maker outside of tests and of the ledger.
    """

    document_id: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise ValueError(f"not a span: [{self.start}, {self.end}) with a quote of {len(self.quote)} characters")

    def covers(self, other: "Span") -> bool:
        """Whether the other span of the same document lies within this one."""
        return self.document_id == other.document_id and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.document_id == other.document_id and self.start < other.end and other.start < self.end


SURE_FROM = 0.6
"""The probability from which a value is not marked unsure: less, and more than two of five like it were wrong."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """This says: the extractor `figures@4` found it, by its rule "number before noun"; such values were right in 93 of 100 cases.

    `rule` is set for what rules find, `score` (0 to 1, uncalibrated) for what a model finds. `probability` is calibrated on
    gold: how often what was found like this was right; None where no gold tells.
    """

    extractor: str
    rule: str | None = None
    score: float | None = None
    probability: float | None = None

    @property
    def is_unsure(self) -> bool:
        """Whether it is kept and shown, and marked unsure."""
        return self.probability is not None and self.probability < SURE_FROM


@dataclass(frozen=True, slots=True)
class Source:
    """This says: Coast Courier is an outlet in Great Britain; its user grades it B.

    `family` names the owner whose outlets copy one another; `reliability` is the user's grade A-F, never ours.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    family: str | None = None
    reliability: str | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """This says: these bytes came from news/a1.txt at that time, and the sidecar says Coast Courier, 14 May 2021.

    `name` is where it was found, for people ("news/a1.txt", "dump.warc.gz#17"); `media_type` such as "text/html".
    `publisher`, `published` (ISO 8601 date or time, or a part of one) and `title` are what came along, unchecked.
    `retrieved_at` is when the bytes were captured (the archive's own time for WARC), else when they were read.
    """

    name: str
    content: bytes
    media_type: str
    retrieved_at: datetime
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """This says: published 24 March 2019, to the day, as the line "Published March 24th, 2019" tells.

    `precision` is day, month or year; `found` says how: "given", "page metadata", "line of the page", "address".
    """

    on: date
    precision: str
    found: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """This says: "QASRIN (Meridian Press) —": written in Qasrin, by the agency Meridian Press.

    `on` is the day a dateline names ("March 3"), where it names one.
    """

    span: Span
    place: Span | None = None
    agency: Span | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """This says: the words "(Meridian Press)" credit the agency Meridian Press; they stand in the dateline.

    `where` is dateline, byline, footer or caption; `agency` the name in full.
    """

    span: Span
    agency: str
    where: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """This says: the line "You may also like" belongs to the site, not to the article, because it heads related links."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """This says: this is the text Coast Courier published on 14 May 2021 under that address, as captured that day.

    Immutable: a changed text at one address is a new document that names the one it `supersedes`. `text` is everything
    kept of the page, normalised once; `furniture` marks the lines in it that are not the article. `sentences` are the
    half-open offsets of the article's sentences (title and captions included, furniture left out). `sha256` addresses
    the raw bytes in the archive. Unknown is None.
    """

    id: str
    sha256: str
    name: str
    text: str
    retrieved_at: datetime
    url: str | None = None
    publisher: str | None = None
    published: Published | None = None
    title: Span | None = None
    byline: Span | None = None
    dateline: Dateline | None = None
    credits: tuple[Credit, ...] = ()
    language: str | None = None
    supersedes: str | None = None
    article_id: str | None = None
    sentences: tuple[tuple[int, int], ...] = ()
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def published_on(self) -> date | None:
        """The day of publication, where it is known to the day."""
        return self.published.on if self.published and self.published.precision == "day" else None

    def sentence_at(self, offset: int) -> int:
        """The number of the last sentence that begins at or before that offset, -1 before the first."""
        return bisect_right(self.sentences, (offset, len(self.text))) - 1

    def span(self, start: int, end: int) -> Span:
        """The span of these offsets, with its quote: the one way to make a span."""
        return Span(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Mention:
    """This says: the words "the Free Plains Brigade" name a group.

    `name` is the mention without articles and titles ("Free Plains Brigade").
    """

    span: Span
    label: MentionLabel
    name: str
    made_by: Provenance


@dataclass(frozen=True, slots=True)
class Skipped:
    """This says: the number "38" in "aged 38" was seen and is no figure, because it is an age.

    `kind` is what was set aside: number, line, incident, sentence, document.
    """

    id: str
    document_id: str
    kind: str
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """This says: news/b.pdf could not be read, because it needs a password; remove the password and add it again."""

    id: str
    name: str
    problem: str
    hint: str | None = None
    url: str | None = None
    sha256: str | None = None
