"""What the tests of documents share: a raw document made in one line."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from whence.core.document import Document, RawDocument
from whence.documents.parse import parse

CAPTURED = datetime(2021, 5, 16, 9, 10, tzinfo=UTC)

Maker = Callable[..., Any]


def raw_document(content: str | bytes, media_type: str = "text/plain", **more: Any) -> RawDocument:
    """Those bytes, captured on 16 May 2021."""
    content = content.encode() if isinstance(content, str) else content
    return RawDocument(more.pop("name", "news/a.txt"), content, media_type, CAPTURED, **more)


@pytest.fixture
def make_raw() -> Maker:
    """The maker of raw documents."""
    return raw_document


@pytest.fixture
def read() -> Callable[..., Document]:
    """Make a raw document and parse it."""
    return lambda content, media_type="text/plain", **more: parse(raw_document(content, media_type, **more))
