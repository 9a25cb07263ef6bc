"""Where quotes begin and end."""

import pytest

from whence.documents.sentences import split_sentences
from whence.extraction.statements.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("He said “no”.", ["“no”"]),
        ('He said "no".', ['"no"']),
        ("He called it 'a win' today.", ["'a win'"]),
        ("The men's vans and the rebels' cars.", []),
        ("It's the '90s, isn't it?", []),
        ("“We left. We ran,” he said.", ["“We left. We ran,”"]),
        ("They were “tired and left. Police came.", ["“tired and left."]),
        ("But we had no right,” he said.", ["But we had no right,”"]),
        ("“One.\n\n“Two.” he said.", ["“One.", "“Two.”"]),
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
        ("''We left,'' he said.", ["''We left,''"]),
    ],
)
def test_find_quotes(text: str, quotes: list[str]) -> None:
    assert [text[start:end] for start, end in find_quotes(text, split_sentences(text))] == quotes
