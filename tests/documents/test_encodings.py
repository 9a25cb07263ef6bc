"""Bytes into characters, whatever they are in."""

import pytest

from whence.documents.encodings import decode
from whence.errors import DocumentError

WORDS = "“Nine dead”, said Erdoğan in Gao – naïve"


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        b"\xef\xbb\xbf" + WORDS.encode(),
        WORDS.encode("utf-16"),
        WORDS.encode("utf-32"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
    ],
    ids=["utf-8", "with mark", "utf-16", "utf-32", "utf-16-le without mark", "utf-16-be without mark"],
)
def test_unicode_in_every_dress(content: bytes) -> None:
    assert decode(content, "a.txt").text == WORDS


def test_windows_punctuation_in_english() -> None:
    found = decode("The army said “two” soldiers — both from Gao — died.".encode("cp1252"), "a.txt")
    assert "“two”" in found.text
    assert found.notes == ("encoding not declared, taken for cp1252",)


def test_a_declared_encoding_is_believed_where_it_holds() -> None:
    text = "В Херсоне погибли двое"
    assert decode(text.encode("cp1251"), "a.html", "windows-1251").text == text
    assert decode("Gao – two dead".encode(), "a.html", "windows-1251").text == "Gao – two dead"
    assert decode(b"na\xefve", "a.html", "no-such-thing").text == "naïve"


def test_an_undeclared_alphabet_is_recognised() -> None:
    text = "قتل تسعة أشخاص في انفجار سيارة مفخخة وسط المدينة يوم الجمعة وفق الشرطة المحلية. " * 5
    assert decode(text.encode("cp1256"), "a.txt").text == text


def test_mixed_encodings_lose_nothing_and_say_so() -> None:
    found = decode("Erdoğan said: “no”. ".encode() + "He said: ‘no’".encode("cp1252"), "a.txt")
    assert found.text == "Erdoğan said: “no”. He said: ‘no’"
    assert found.notes == ("2 bytes that are not UTF-8 were read as Windows-1252",)


def test_text_encoded_twice_is_mended_line_by_line() -> None:
    found = decode("it isn’t over".encode().decode("cp1252").encode() + b"\n" + "Plain “line”".encode(), "a.txt")
    assert found.text == "it isn’t over\nPlain “line”"
    assert found.notes == ("1 lines were encoded twice and were mended",)


@pytest.mark.parametrize("content", [b"", b"  \n ", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_an_empty_file_is_said_to_be_empty(content: bytes) -> None:
    with pytest.raises(DocumentError, match=r"a\.txt: the file is empty"):
        decode(content, "a.txt")


@pytest.mark.parametrize(
    "content",
    [bytes(range(256)) * 10, b"\x89PNG\r\n\x1a\n" + bytes(200), b"\x7fELF\x02\x01\x01" + bytes(50)],
    ids=["bytes", "png", "elf"],
)
def test_binary_junk_is_refused_in_one_line(content: bytes) -> None:
    with pytest.raises(DocumentError, match=r"^a\.bin: not text but binary data \(give"):
        decode(content, "a.bin")
