"""Rules of the fixed sentences beyond their shape: what each must name, and nothing that nobody could fill."""

import re
from collections.abc import Mapping

from roadmap.content.faults import Code, Fault
from roadmap.content.files import Sheet

#: What each sentence must name for its meaning to stay, in whatever language.
MUST_NAME: Mapping[str, tuple[str, ...]] = {
    "no_difference": ("{independent_contact}",),
    "notes_read": ("{reader}", "{days}"),
    "danger": ("999",),
    "feedback": ("{date}", "{name}", "{place}"),
}
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def fixed_faults(sheet: Sheet) -> list[Fault]:
    """Everything wrong with a file of fixed sentences; one left out is a fault of its shape."""
    faults = list(sheet.faults)
    for key, text in sheet.data.items() if sheet.sound else ():
        if not isinstance(text, str):
            continue
        needed = MUST_NAME.get(key, ())
        faults += [sheet.fault(Code.FIXED_SENTENCE, key, found=name, detail=key) for name in needed if name not in text]
        for braces in _BRACES.findall(text):
            if braces not in needed:
                faults.append(sheet.fault(Code.NOT_FILLED, key, found=braces, allowed=needed))
    return faults
