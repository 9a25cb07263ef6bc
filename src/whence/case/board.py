"""Documents, failures and dossiers under names that tell nothing of the machine they were read on."""

from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath

from whence.core.document import Document, Failure
from whence.core.dossier import Dossier


def shown_name(name: str) -> str:
    r"""The name of a file without the folders of the machine it was read on.

    >>> shown_name("/home/ana/news/a1.txt"), shown_name("C:\\news\\a1.txt"), shown_name("news/a1.txt")
    ('a1.txt', 'a1.txt', 'news/a1.txt')
    """
    if PurePosixPath(name).is_absolute():
        return PurePosixPath(name).name or name
    return PureWindowsPath(name).name if PureWindowsPath(name).drive else name


def shown_document(document: Document) -> Document:
    """The document under a name that tells nothing of the machine."""
    return replace(document, name=shown_name(document.name))


def shown_failure(failure: Failure) -> Failure:
    """The failure without the folders of the machine."""
    name = shown_name(failure.name)
    return replace(failure, name=name, problem=failure.problem.replace(failure.name, name))


def shown_dossier(dossier: Dossier) -> Dossier:
    """The dossier with its documents under such names."""
    accounts = tuple(replace(account, document=shown_document(account.document)) for account in dossier.accounts)
    return replace(dossier, accounts=accounts, documents=tuple(map(shown_document, dossier.documents)))
