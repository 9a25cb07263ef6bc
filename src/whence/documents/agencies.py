"""News agencies of the world by the names they sign with; a short list of our own, from reading datelines.

Used to know "(AFP)" for Agence France-Presse; names not in it are still found where a dateline or a credit line has them.
"""

import re
from collections.abc import Mapping

AGENCIES: Mapping[str, str] = {
    "AFP": "Agence France-Presse",
    "AP": "Associated Press",
    "The Associated Press": "Associated Press",
    "Reuters": "Reuters",
    "Thomson Reuters": "Reuters",
    "dpa": "Deutsche Presse-Agentur",
    "EFE": "Agencia EFE",
    "ANSA": "ANSA",
    "TASS": "TASS",
    "Itar-Tass": "TASS",
    "RIA Novosti": "RIA Novosti",
    "Interfax": "Interfax",
    "Ukrinform": "Ukrinform",
    "UNIAN": "UNIAN",
    "Xinhua": "Xinhua",
    "Kyodo": "Kyodo News",
    "Yonhap": "Yonhap",
    "Bernama": "Bernama",
    "Antara": "Antara",
    "PNA": "Philippine News Agency",
    "ANI": "Asian News International",
    "PTI": "Press Trust of India",
    "IANS": "Indo-Asian News Service",
    "UNI": "United News of India",
    "APP": "Associated Press of Pakistan",
    "BSS": "Bangladesh Sangbad Sangstha",
    "UNB": "United News of Bangladesh",
    "AA": "Anadolu Agency",
    "Anadolu": "Anadolu Agency",
    "Anadolu Agency": "Anadolu Agency",
    "DHA": "Demirören News Agency",
    "IRNA": "IRNA",
    "ISNA": "ISNA",
    "Fars": "Fars News Agency",
    "Tasnim": "Tasnim News Agency",
    "SANA": "Syrian Arab News Agency",
    "NINA": "National Iraqi News Agency",
    "INA": "Iraqi News Agency",
    "Petra": "Petra",
    "KUNA": "Kuwait News Agency",
    "WAM": "Emirates News Agency",
    "SPA": "Saudi Press Agency",
    "MENA": "Middle East News Agency",
    "WAFA": "WAFA",
    "NAN": "News Agency of Nigeria",
    "PANA": "PANA",
    "APA": "APA",
    "UPI": "United Press International",
    "PA": "PA Media",
    "PA Media": "PA Media",
    "Press Association": "PA Media",
    "AAP": "Australian Associated Press",
    "The Canadian Press": "The Canadian Press",
    "Hawar News Agency": "Hawar News Agency",
    "ANHA": "Hawar News Agency",
}
_SOUNDS_LIKE_ONE = re.compile(
    r"\b(?:news\s?agency|press\s?agency|agency|newswire|wire(?: service)?|press(?: association| service| trust)?|news service|agence|agencia|agentur)\b",
    re.I,
)


def sounds_like_agency(name: str) -> bool:
    """Whether a name has a word agencies have in theirs: "Levant Newswire", "Meridian Press"."""
    return _SOUNDS_LIKE_ONE.search(name) is not None


def full_name(name: str, known: Mapping[str, str]) -> str | None:
    """The agency's name in full, if it is one of the known ones; case counts, as "AA" and "aa" differ.

    >>> full_name("AFP", AGENCIES)
    'Agence France-Presse'
    """
    if name in known:
        return known[name]
    return name if name in set(known.values()) else None
