"""The task `stories`: documents in, one story a line out."""

from collections.abc import Iterable, Iterator

from whence.linking.background import Foreground, shipped_background
from whence.linking.stories import group_stories, shipped_scorer, story_text
from whence.linking.wording import terms_of
from whence.predict.base import Record, Task
from whence.predict.given import FIELDS, OPTIONAL, given_article


def run(records: Iterable[Record]) -> Iterator[Record]:
    """Every document stands in one group, perhaps alone, in the order of the first of each."""
    documents = [given_article(record) for record in records]
    weights = Foreground.of(shipped_background(), (terms_of(document.text) for document in documents))
    texts = [story_text(document.text, document.published_on, weights) for document in documents]
    for group in group_stories(texts, shipped_scorer("stories")):
        yield {"doc_ids": [documents[i].id for i in group]}


TASK = Task("stories", FIELDS, run, optional=OPTIONAL)
