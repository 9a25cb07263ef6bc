"""Repairs to a page's tree before the article is looked for in it."""

from collections import defaultdict
from typing import Any

_FEWEST_WORDS = 100  # of paragraphs directly in a part of a split body
_HIDDEN = ".//*[@hidden or translate(@style, ' ;', '') = 'display:none']"
_KEPT = frozenset(("html", "body", "main", "article"))  # pages hide these until a script shows them


def repair(tree: Any) -> None:
    """Cut teasers and hidden parts, join an article body that stands in several boxes; changes the tree."""
    _cut_hidden(tree)
    _cut_link_paragraphs(tree)
    _join_split_bodies(tree)


def _cut_hidden(tree: Any) -> None:
    """Take out small elements nobody sees."""
    for element in tree.xpath(_HIDDEN):
        if element.tag not in _KEPT and element.getparent() is not None and _n_words(element) < _FEWEST_WORDS:
            element.drop_tree()


def _cut_link_paragraphs(tree: Any) -> None:
    """Take out paragraphs whose every word is one link in capitals: the teasers between paragraphs."""
    for link in list(tree.iterfind(".//p//a")):
        words = "".join(link.itertext()).strip()
        paragraph = next(link.iterancestors("p"), None)
        if paragraph is None or paragraph.getparent() is None:
            continue
        if words.isupper() and len(words.split()) > 3 and "".join(paragraph.itertext()).strip() == words:
            paragraph.drop_tree()


def _join_split_bodies(tree: Any) -> None:
    """Move the paragraphs of boxes of one class that hold parts of one article (between advertisements) into the first."""
    boxes: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for element in tree.iter("div", "section"):
        name = (element.get("class") or "").strip()
        if name and "comment" not in name and sum(_n_words(p) for p in element.iterfind("p")) >= _FEWEST_WORDS:
            boxes[element.tag, name].append(element)
    for first, *others in boxes.values():
        for other in others:
            if _near(first, other):
                first.extend(list(other))


def _near(first: Any, other: Any) -> bool:
    """Whether two boxes have the same parent or grandparent, as parts of one article have."""
    above = [a for a in (first.getparent(), first.getparent().getparent()) if a is not None and a.tag != "body"]
    return other.getparent() in above or (other.getparent() is not None and other.getparent().getparent() in above)


def _n_words(element: Any) -> int:
    """How many words are in an element."""
    return len("".join(element.itertext()).split())
