"""What kind a file is: by its first bytes, its suffix, and what a server says of it.

>>> media_type_of("page.txt", b"%PDF-1.7"), media_type_of("a.htm", b"<p>"), media_type_of("a.xyz", b"what")
('application/pdf', 'text/html', None)
"""

import re
import zlib
from pathlib import PurePath

TEXT = "text/plain"
HTML = "text/html"
MARKDOWN = "text/markdown"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
JSONL = "application/jsonl"
CSV = "text/csv"
TSV = "text/tab-separated-values"
WARC = "application/warc"
FEED = "application/feed"  # ours, for RSS 0.9 to 2.0, RDF and Atom alike

HEAD_BYTES = 4096  # how much of a file is looked at
SIDECAR = "articles.jsonl"
KINDS_READ = ".txt .md .html .pdf .docx .jsonl .csv .tsv .warc .warc.gz .rss .atom .xml"

_BY_SUFFIX = {
    **dict.fromkeys((".txt", ".text"), TEXT),
    **dict.fromkeys((".html", ".htm", ".xhtml"), HTML),
    **dict.fromkeys((".md", ".markdown"), MARKDOWN),
    ".pdf": PDF,
    ".docx": DOCX,
    **dict.fromkeys((".jsonl", ".ndjson"), JSONL),
    ".csv": CSV,
    ".tsv": TSV,
    **dict.fromkeys((".warc", ".wet"), WARC),
    **dict.fromkeys((".rss", ".atom", ".rdf", ".xml"), FEED),
}
_BY_DECLARED = {
    **{kind: kind for kind in (TEXT, HTML, MARKDOWN, PDF, DOCX, JSONL, CSV, TSV, WARC)},
    "application/xhtml+xml": HTML,
    **dict.fromkeys(("application/x-ndjson", "application/ndjson"), JSONL),
    **dict.fromkeys(("application/rss+xml", "application/atom+xml", "application/rdf+xml"), FEED),
    **dict.fromkeys(("text/xml", "application/xml"), FEED),
}
# Inside a folder these lie beside news without being any: settings, gold, code, pictures, sound, fonts, databases.
_PASSED_SUFFIXES = frozenset(
    """.json .toml .yaml .yml .ini .cfg .lock .py .sh .js .css .map .png .jpg .jpeg .gif .webp .svg .ico .bmp .tif .tiff .mp3
    .m4a .wav .mp4 .avi .mov .webm .woff .woff2 .ttf .otf .sqlite .sqlite-wal .sqlite-shm .db""".split()
)
_PASSED_STEMS = frozenset("readme license licence notice changelog".split())
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]")
_FEED_START = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]")


def media_type_of(name: str, head: bytes, declared: str | None = None) -> str | None:
    """The media type to read it as, None where it is nothing Whence reads; `declared` is the server's word."""
    said = (declared or "").partition(";")[0].strip().lower()
    return _by_first_bytes(name, head) or _BY_DECLARED.get(said) or _by_suffix(name, said) or _by_markup(head)


def is_passed_over(path: PurePath) -> bool:
    """Whether a file inside a folder is left out without a word: README.md, gold.json, a.png, articles.jsonl."""
    name = path.name.lower()
    return name == SIDECAR or path.suffix.lower() in _PASSED_SUFFIXES or name.partition(".")[0] in _PASSED_STEMS


def _by_first_bytes(name: str, head: bytes) -> str | None:
    """By signatures that leave no doubt."""
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"WARC/") or starts_gzipped_warc(head):
        return WARC
    if head.startswith(b"PK\x03\x04") and b"word/" in head:
        return DOCX
    return FEED if not name.lower().endswith((".txt", ".md")) and _is_feed(head) else None


def _by_suffix(name: str, said: str) -> str | None:
    """By the end of its name, unless a server says it is something else."""
    if said not in {"", "application/octet-stream"}:
        return None
    path = PurePath(name.lower())
    if path.suffix == ".gz":
        return WARC if PurePath(path.stem).suffix in {".warc", ".wet"} else None
    return _BY_SUFFIX.get(path.suffix)


def _by_markup(head: bytes) -> str | None:
    """HTML by its first tag."""
    return HTML if _HTML_START.search(_plain(head)) else None


def _is_feed(head: bytes) -> bool:
    """Whether the markup starts a feed and not a page."""
    plain = _plain(head)
    return plain.startswith(b"<") and bool(_FEED_START.search(plain)) and not _HTML_START.search(plain)


def _plain(head: bytes) -> bytes:
    """The first bytes in small letters, without byte order mark and the zero bytes of UTF-16."""
    return head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()


def starts_gzipped_warc(head: bytes) -> bool:
    """Whether these bytes begin a gzip member that begins a WARC record."""
    if not head.startswith(b"\x1f\x8b"):
        return False
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 16).startswith(b"WARC/")
    except zlib.error:
        return False
