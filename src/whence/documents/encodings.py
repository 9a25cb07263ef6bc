"""Bytes into characters: which encoding, how we know, and what was lost on the way.

>>> decode(b"Gao \\x96 \\x93two dead\\x94", "a.txt").text
'Gao – “two dead”'
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from whence.errors import DocumentError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.01  # share of control characters above which something is no text
_FEW_ACCENTS = 0.05  # below this share of high bytes a text is taken for English with Windows punctuation
_SHORT, _FEW_IN_SHORT = 200, 0.3  # bytes; the same share in a text too short to recognise an alphabet
_WINDOWS_PUNCTUATION = frozenset("“”‘’–—…•€£".encode("cp1252"))
_DOUBLE = re.compile(r"(?:â€|Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\xa0-\xbf])")


@dataclass(frozen=True, slots=True)
class Decoded:
    """This says: the bytes were UTF-8, but two of them were read as Windows-1252."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(content: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of these bytes; `declared` is what the page or server says of its encoding. DocumentError if it is no text."""
    if not content.strip():
        raise DocumentError(f"{name}: the file is empty", hint="nothing to read; leave it out or fetch it again")
    marked = _by_mark(content, name)
    if marked is None and _is_junk(content):
        raise DocumentError(f"{name}: not text but binary data", hint="give .txt, .md, .html, .pdf or .docx")
    decoded = marked or _utf8(content) or _declared(content, declared) or _detected(content)
    return _undoubled(decoded)


def _by_mark(content: bytes, name: str) -> Decoded | None:
    """By the byte order mark, or by the zero bytes that give away UTF-16 without one."""
    found = next(((mark, encoding) for mark, encoding in _BOMS if content.startswith(mark)), None)
    if found is None:
        silent = _silent_utf16(content)
        return _lossy(content, silent, "no byte order mark") if silent else None
    mark, encoding = found
    decoded = _utf8(content[len(mark) :]) if encoding == "utf-8" else None
    decoded = decoded or _lossy(content[len(mark) :], encoding)
    if not decoded.text.strip():
        raise DocumentError(f"{name}: the file is empty", hint="it holds a byte order mark and nothing else")
    return decoded


def _silent_utf16(content: bytes) -> str | None:
    """UTF-16 where every second byte is mostly zero."""
    even, odd = content[:4000:2], content[1:4000:2]
    if odd.count(0) > 0.6 * len(odd) and not even.count(0):
        return "utf-16-le"
    if even.count(0) > 0.6 * len(even) and not odd.count(0):
        return "utf-16-be"
    return None


def _is_junk(content: bytes) -> bool:
    """Whether there are more control characters than any text has."""
    head = content[:200_000].decode("latin-1")
    return len(_CONTROL.findall(head)) > _MOST_CONTROLS * len(head)


def _lossy(content: bytes, encoding: str, *notes: str) -> Decoded:
    """Decoded with what cannot be read replaced, and counted in a note."""
    text = content.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    return Decoded(text, encoding, (*notes, *([f"{lost} characters unreadable as {encoding}"] if lost else [])))


def _utf8(content: bytes) -> Decoded | None:
    """UTF-8, or UTF-8 with some bytes of Windows-1252 in between."""
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", errors="surrogateescape")
    bad = [c for c in text if "\udc80" <= c <= "\udcff"]
    good = sum(c > "\x7f" for c in text) - len(bad)
    if good < len(bad):
        return None
    mended = "".join(_windows(c) if "\udc80" <= c <= "\udcff" else c for c in text)
    return Decoded(mended, "utf-8", (f"{len(bad)} bytes that are not UTF-8 were read as Windows-1252",))


def _windows(escaped: str) -> str:
    """One escaped byte as Windows-1252."""
    return bytes([ord(escaped) - 0xDC00]).decode("cp1252", errors="replace")


def _declared(content: bytes, declared: str | None) -> Decoded | None:
    """In the encoding the page claims, where that holds for every byte."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared).name
        name = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name)  # as browsers do (WHATWG Encoding Standard)
        return Decoded(content.decode(name), name, (f"encoding declared: {declared}",))
    except (LookupError, UnicodeDecodeError):
        return None


def _detected(content: bytes) -> Decoded:
    """By charset-normalizer; a few odd bytes in plain English are Windows-1252."""
    odd = [byte for byte in content if byte > 127 and byte not in _WINDOWS_PUNCTUATION]
    few = _FEW_ACCENTS if len(content) > _SHORT else _FEW_IN_SHORT
    best = None if len(odd) < few * len(content) else from_bytes(content).best()
    encoding = best.encoding if best else "cp1252"
    return _lossy(content, encoding, f"encoding not declared, taken for {encoding}")


def _undoubled(decoded: Decoded) -> Decoded:
    """UTF-8 that somebody once read as Windows-1252 ("â€™" for "’"), mended line by line where that works."""
    if not _DOUBLE.search(decoded.text):
        return decoded
    lines = decoded.text.split("\n")
    mended = [_undouble(line) if _DOUBLE.search(line) else line for line in lines]
    n_mended = sum(old != new for old, new in zip(lines, mended, strict=True))
    note = (f"{n_mended} lines were encoded twice and were mended",) if n_mended else ()
    return Decoded("\n".join(mended), decoded.encoding, decoded.notes + note)


def _undouble(line: str) -> str:
    """The line as it was before the wrong reading, or as it is if that does not work."""
    try:
        return b"".join(_single_byte(c) for c in line).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return line


def _single_byte(character: str) -> bytes:
    """The Windows-1252 byte of a character; the five bytes that code page leaves open stand for themselves."""
    if "\x80" <= character <= "\x9f":
        return bytes([ord(character)])
    return character.encode("cp1252")
