"""Credits: the words by which a text says that an agency, or another publisher, wrote it.

>>> from whence.documents.lines import split_lines
>>> [(c.agency, c.where) for c in find_credits(split_lines("Boats stayed in harbour, police said. (AFP)"), AGENCIES)]
[('Agence France-Presse', 'footer')]
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.documents.agencies import AGENCIES, full_name, sounds_like_agency
from whence.documents.lines import Line, is_prose

_NAME = r"[A-Z][\w&.'’\-]*(?:\s(?:of|the|and|de|del|[A-Z][\w&.'’\-]*)){0,6}"
_SOURCE = re.compile(rf"\W*(?:(?:source|agency|via|from|credit|photo source)\s*:|via\s)\s*(?P<agency>{_NAME})\W*", re.I)
_RIGHTS = re.compile(
    rf"\W*(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d)?\s*(?:by\s+)?(?P<agency>{_NAME})\W*", re.I
)
_PICTURE = re.compile(
    rf"\W*(?:[\w ]{{0,20}}(?:photo|picture|image|graphic)s?\s*(?:credit|by|courtesy(?: of)?)?\s*[:/]\s*|\()(?P<agency>{_NAME}?)(?:\s*[/,]?\s*(?:file|archive|handout)?\s*(?:photo|picture|pool)?)\W*",
    re.I,
)
_IN_CAPTION = re.compile(
    rf"[(\[](?P<agency>{_NAME}?)(?:\s*[/,]\s*|\s+)?(?:file(?: photo)?|photo|via .{{1,20}})?[)\]]\s*$"
)
_FILE_PICTURE = re.compile(
    rf"[(\[](?P<agency>{_NAME}?)(?:\s*[/,]\s*|\s+)(?:file(?: photo)?|photo|via .{{1,20}})[)\]]\s*$"
)
_PHOTO_AFTER = re.compile(rf"\b(?:photo|picture|image)s?(?: by| credit)?\s*:\s*(?P<agency>{_NAME})\W*$", re.I)
_AT_END = re.compile(r"[.!?”\"']\s*[(\[—–-]\s*(?P<agency>[A-Z][\w&./'’\- ]{1,40}?|dpa)\s*[)\]]?$")
_STAFF = re.compile(r"\W*(?:(?:additional )?reporting|written|editing|compiled|writing) (?:by|from)\b.*", re.I)
_WITH = re.compile(
    rf"\W*(?:with|additional|based on|adapted from|from)\s+(?:(?:inputs?|reporting|files?|reports?|material|information)\s+(?:from|by)\s+)?(?P<agency>{_NAME})(?:,? (?:and|&) .{{1,40}})?(?:\s+reports?)?\W*",
    re.I,
)
_CREATED = re.compile(
    rf"(?:this (?:story|article|report|piece) (?:was|is|has been) (?:\w+ )?(?:published|written|created|produced|provided|reported) by |originally published (?:by|in|on) )(?P<agency>(?:the )?{_NAME})",
    re.I,
)
_CONTRIBUTED = re.compile(rf"\b(?P<agency>{_NAME})\s+(?:also )?contributed to this (?:report|story|article)", re.I)
_BYLINE = re.compile(r"(?i)^(?:by\s+)?(?P<agency>[\w&.'’\- ]{2,50})$")
_ADAPTED = re.compile(r"(?i)\badapted from its original source\b|\boriginal(?:ly)? (?:published|source|appeared)\b")
_KEPT_RIGHTS = re.compile(r"(?i)\ball rights reserved\b|reproduction|\bdroits\b|prohibid|terms of")


@dataclass(frozen=True, slots=True)
class FoundCredit:
    """This says: the words at 40 to 53 credit Meridian Press, in the footer."""

    start: int
    end: int
    agency: str
    where: str


def find_credits(lines: Sequence[Line], known: Mapping[str, str] = AGENCIES) -> list[FoundCredit]:
    """Every credit to an agency outside of dateline and byline: captions, closing lines, lines of rights."""
    last = max((i for i, line in enumerate(lines) if is_prose(line.text)), default=-1)
    found: list[FoundCredit] = []
    adapted = False
    for i, line in enumerate(lines):
        found += _on_line(line, known, is_tail=i >= last - 1, adapted=adapted)
        adapted = _ADAPTED.search(line.text) is not None
    return found


def _on_line(line: Line, known: Mapping[str, str], *, is_tail: bool, adapted: bool) -> Iterator[FoundCredit]:
    """The credit on one line, if there is one."""
    rights = _RIGHTS.fullmatch(line.text)
    if rights and not _KEPT_RIGHTS.search(line.text):
        name = full_name(rights["agency"], known)
        if name or adapted or sounds_like_agency(rights["agency"]):
            yield FoundCredit(line.start, line.end, name or rights["agency"].strip(), "footer")
        return
    if _STAFF.fullmatch(line.text):
        return
    for pattern, whole in _forms(line, is_tail=is_tail):
        found = pattern.fullmatch(line.text) if whole else pattern.search(line.text)
        name = _agency(found, known) if found else None
        if found and name:
            start = found.start("agency") if is_prose(line.text) else found.start()
            yield FoundCredit(
                *_widened(line, start, found.end()), name, "caption" if pattern in _CAPTIONS else "footer"
            )
            return


_CAPTIONS = (_PICTURE, _PHOTO_AFTER, _FILE_PICTURE, _IN_CAPTION)


def _forms(line: Line, *, is_tail: bool) -> Iterator[tuple[re.Pattern[str], bool]]:
    """Which forms of credit can stand on a line like this, and whether as the whole of it."""
    if line.n_words <= 12:
        yield from ((form, True) for form in (_SOURCE, _PICTURE, _WITH))
    yield from ((form, False) for form in (_CONTRIBUTED, _CREATED, _PHOTO_AFTER, _FILE_PICTURE))
    yield (_AT_END if is_tail and is_prose(line.text) else _IN_CAPTION), False


def _agency(found: re.Match[str], known: Mapping[str, str]) -> str | None:
    """The agency a form credits: a known one, one that sounds like one, or whatever stands after "Source:"."""
    name = re.sub(r"(?i)^the (?=[A-Z])", "", found["agency"].strip(" .,/"))
    full = full_name(name, known) or full_name(name.split("/")[0].strip(), known)
    if full or sounds_like_agency(name):
        return full or name
    stated = found.re is _SOURCE and not name.casefold().startswith("read ")
    return name if stated else None


def _widened(line: Line, start: int, end: int) -> tuple[int, int]:
    """Offsets in the text, brackets around a credit taken in."""
    while start > 0 and line.text[start - 1] in "([":
        start -= 1
    piece = line.text[start:end]
    return line.start + start + len(piece) - len(piece.lstrip(" .!?”\"'")), line.start + start + len(piece.rstrip())


def staff_credit(lines: Sequence[Line], agency: str | None, known: Mapping[str, str] = AGENCIES) -> FoundCredit | None:
    """A closing line "Reporting by …; Editing by …": the way agencies sign, for the one it or the dateline names."""
    for line in lines:
        if not _STAFF.fullmatch(line.text) or line.n_words > 40:
            continue
        named = (full_name(word.strip("();,."), known) for word in line.text.split())
        name = next((n for n in named if n), None) or agency
        return FoundCredit(line.start, line.end, name, "footer") if name else None
    return None


def byline_agency(byline: str, known: Mapping[str, str] = AGENCIES) -> str | None:
    """The agency a byline names: "By Reuters", "Associated Press"; None for a person's name."""
    found = _BYLINE.match(byline.strip())
    if not found:
        return None
    name = found["agency"].strip()
    return full_name(name, known) or (name if sounds_like_agency(name) and not re.search(r"\d", name) else None)


def credit_lines(lines: Sequence[Line], known: Mapping[str, str] = AGENCIES) -> set[int]:
    """Where the lines start that are credits as a whole or say who reported: content, however much they look like notices."""
    credited = {credit.start for credit in find_credits(lines, known)}
    return {line.start for line in lines if line.start in credited or _STAFF.fullmatch(line.text)}
