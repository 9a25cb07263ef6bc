"""Lines of a file that may be of any size, and the JSON objects on them."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from whence.errors import DocumentError
from whence.sources.base import too_large

_STEP = 1 << 16


def iter_lines(stream: BinaryIO, max_bytes: int) -> Iterator[bytes | DocumentError]:
    """The lines of a stream; in the place of one over `max_bytes` an error, and reading goes on behind it."""
    while line := stream.readline(max_bytes + 1):
        if len(line) <= max_bytes:
            yield line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(_STEP)):
            pass
        problem, hint = too_large(max_bytes)
        yield DocumentError(f"a line {problem}", hint=hint)


def iter_objects(stream: BinaryIO, max_bytes: int) -> Iterator[tuple[int, dict[str, Any] | DocumentError]]:
    """The number and the JSON object of each line that is not blank; in the place of a bad one an error."""
    for number, line in enumerate(iter_lines(stream, max_bytes), start=1):
        if isinstance(line, DocumentError):
            yield number, line
        elif line.strip():
            yield number, parse_object(line)


def parse_object(line: bytes) -> dict[str, Any] | DocumentError:
    """The JSON object a line holds.

    >>> parse_object(b'{"text": "Two dead"}')
    {'text': 'Two dead'}
    >>> print(parse_object(b"{text: Two dead}"))
    no JSON: Expecting property name enclosed in double quotes at column 2 (write one JSON object to a line)
    """
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return DocumentError("not UTF-8", hint="save the file as UTF-8")
    except json.JSONDecodeError as error:
        problem = f"no JSON: {error.msg} at column {error.colno}"
        return DocumentError(problem, hint="write one JSON object to a line")
    except (ValueError, RecursionError):
        return DocumentError("no JSON that can be read: too deep, or a number too long", hint="mend the line")
    if not isinstance(value, dict):
        return DocumentError("JSON, but no object", hint='write {"text": "...", ...}')
    return value
