"""The task `stories`: documents in, one story a line out."""

from collections.abc import Iterable, Iterator, Sequence

from whence.core.document import Document
from whence.linking.background import Foreground, shipped_background
from whence.linking.stories import StoryText, group_stories, shipped_scorer, story_text
from whence.linking.wording import terms_of
from whence.predict.base import Record, Task
from whence.predict.given import FIELDS, OPTIONAL, given_article


def run(records: Iterable[Record]) -> Iterator[Record]:
    """Every document stands in one group, perhaps alone, in the order of the first of each."""
    documents = [given_article(record) for record in records]
    for group in group_stories(prepare(documents), shipped_scorer("stories")):
        yield {"doc_ids": [documents[i].id for i in group]}


def prepare(documents: Sequence[Document]) -> list[StoryText]:
    """The documents in the form in which they are compared."""
    weights = Foreground.of(shipped_background(), (terms_of(document.text) for document in documents))
    return [story_text(d.text, d.published_on, weights, d.title.quote if d.title else "") for d in documents]


TASK = Task("stories", FIELDS, run, optional=OPTIONAL)
