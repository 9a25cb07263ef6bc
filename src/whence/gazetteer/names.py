"""How a place name is looked up: one key for all spellings that differ only in case, accents and punctuation.

>>> key("Deir ez-Zor"), key("Mocímboa da Praia"), key("U.S.")
('deir ez zor', 'mocimboa da praia', 'us')
>>> keys("Al Bāghūz")
('al baghuz', 'baghuz')
"""

import re
import unicodedata

_DROPPED = str.maketrans(dict.fromkeys("'’‘`ʻʼʿʾ´.\u0307", ""))
_PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h", "ð": "d", "þ": "th", "ə": "a"}
)
_WORDS = re.compile(r"[^\W_]+|&")
_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|at|az|an|ed|er|es|esh|et|ez|en|the) (?=\S{3})")
_LONG = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


def key(name: str) -> str:
    """Lower case, no accents, dots or apostrophes; hyphens and other signs are single spaces; "St." is "saint"."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    bare = "".join(c for c in folded if not unicodedata.combining(c)).translate(_DROPPED)
    return " ".join(_LONG.get(word, word) for word in _WORDS.findall(bare))


def keys(name: str) -> tuple[str, ...]:
    """The key of a name, and the key without its Arabic or English article."""
    whole = key(name)
    return tuple(dict.fromkeys((whole, _ARTICLE.sub("", whole))))


def is_readable(name: str) -> bool:
    """Whether an alternate name could stand in English news: no other script, no airport code, no machine transliteration.

    >>> [name for name in ("Mossoul", "OSM", "mo su er", "الموصل", "Kiev osh") if is_readable(name)]
    ['Mossoul', 'Kiev osh']
    """
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 3 or not (name[0].isupper() or name[0] in "’'ʻ`"):
        return False
    if name.isupper() and len(name) <= 4:
        return False
    return all(c.isascii() or "LATIN" in unicodedata.name(c, "") for c in letters)
