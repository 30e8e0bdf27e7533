"""Looks at an .xlsx file before it is opened: no macros, no passwords, nothing that unpacks to more than is reasonable."""

import zipfile
from io import BytesIO

from roadmap.content.faults import Code, Fault, make_fault

MOST_BYTES = 10_000_000
MOST_UNPACKED = 60_000_000
MOST_PARTS = 500
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def unsafe(content: bytes, name: str) -> Fault | None:
    """Why a spreadsheet should not be opened; None where it may. `name` is the file's name, for the message."""
    if len(content) > MOST_BYTES:
        return make_fault(Code.TOO_MUCH, name, detail=f"larger than {MOST_BYTES:,} bytes: keep one list of activities in it")
    if content.startswith(_OLD_OFFICE):
        return _not(name, "it is an old .xls file or has a password; save it as .xlsx without a password")
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            entries = parts.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return _not(name, "it cannot be unpacked; save it again as .xlsx")
    names = [entry.filename.casefold() for entry in entries]
    if any("vbaproject" in one or one.startswith("xl/macrosheets/") for one in names):
        return make_fault(Code.MACROS, name)
    if "xl/workbook.xml" not in names:
        return _not(name, "there is no workbook in it; save it as .xlsx")
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        return make_fault(
            Code.TOO_MUCH, name, detail=f"unpacks to more than {MOST_UNPACKED:,} bytes: keep only the list of activities"
        )
    return None


def _not(name: str, detail: str) -> Fault:
    return make_fault(Code.NOT_SPREADSHEET, name, detail=detail)
