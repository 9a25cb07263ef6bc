"""Adding over HTTP, under /api: files that were handed over, as `whence add` reads them."""

from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile

from whence.case.add import Added
from whence.case.board import shown_failure, shown_name
from whence.case.case import Case
from whence.core.payload import dump
from whence.errors import InputError
from whence.views.api import Json, TheCase

router = APIRouter(prefix="/api")
MAX_FILES = 200
_LONGEST_NAME = 200
Words = Annotated[str, Form(max_length=4000)]


@router.post("/add")
def add(
    case: TheCase, files: Annotated[list[UploadFile], File()], publisher: Words = "", published: Words = ""
) -> Json:
    """Read files into the ledger, one after the other; what could not be read is listed with what to do about it."""
    return Json(dump(add_files(case, files, publisher, published)))


def add_files(case: Case, files: list[UploadFile], publisher: str, published: str) -> Added:
    """Read files that were chosen or dropped."""
    chosen = [file for file in files if file.filename]
    if not chosen or len(chosen) > MAX_FILES:
        raise InputError("no file was chosen, or too many", hint=f"choose 1 to {MAX_FILES} files")
    total = Added()
    for file in chosen:
        name = shown_name((file.filename or "").replace("\\", "/"))[-_LONGEST_NAME:]
        added = case.add_content(name, file.file.read(), publisher=publisher or None, published=published or None)
        failures = (*total.failures, *map(shown_failure, added.failures))
        total = Added(
            total.new + added.new, total.known + added.known, total.failed + added.failed, added.last, failures
        )
    return total
