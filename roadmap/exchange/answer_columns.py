"""Says what each column of a sheet with a row a person holds: a question by its wording, the view, or nothing that is read.

Microsoft Forms and Google Forms put the wording of a question above its answers, with columns of their own before it. A
question of a grid stands in square brackets after the wording of the grid; in the sheet to fill its id does.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from roadmap.assessment.arrival_models import SheetColumns, Use
from roadmap.content.models import Framework

#: Columns that forms add by themselves: who and when. They tell rows apart, save those that name a person.
PERSONAL = frozenset({"email", "email address", "e mail", "name", "username", "user name", "respondent"})
TIMES = frozenset(
    {"id", "start time", "completion time", "last modified time", "timestamp", "time", "date", "submitted", "date submitted"}
)
_OWN = PERSONAL | TIMES | {"score", "total points", "quiz feedback", "language", "grade posted time"}
_VIEW = frozenset(
    {"view", "your view", "perspective", "which view", "which view are you giving today", "which view are you giving", "group"}
)
_WAY = frozenset({"how it came", "how was this form filled in", "way"})
_NUMBER = frozenset({"form number"})
#: From how alike two wordings are offered as the same, and how many are offered.
CLOSE, OFFERED = 0.6, 3
_IN_BRACKETS = re.compile(r"^(.*?)\s*\[([^\]]*)\]\s*$", re.DOTALL)


class Column(NamedTuple):
    """One column: its place from 0, its heading, what it holds (None: to be chosen), whether that is sure, and what is close."""

    place: int
    heading: str
    use: str | None
    sure: bool
    close: tuple[str, ...] = ()


def bare(words: str) -> str:
    """Words without case, marks and breaks: by these headings and labels are compared."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else "" if c in "'’‘`" else " " for c in plain)
    return " ".join(kept.split())


def columns_of(headings: Sequence[object], framework: Framework, kept: SheetColumns | None = None) -> tuple[Column, ...]:
    """What each filled heading holds: as it was kept, by the exact wording, else the closest wordings to choose from."""
    return tuple(_columns(headings, framework, kept))


def _columns(headings: Sequence[object], framework: Framework, kept: SheetColumns | None) -> Iterator[Column]:
    """The columns one by one: what a heading is most like takes long to find, and some ask only for the first."""
    known = kept.columns if kept else {}
    wordings = _wordings(framework)
    for place, value in enumerate(headings):
        heading = "" if value is None else " ".join(str(value).split())
        if not heading:
            continue
        exact = known.get(bare(heading)) or _exact(heading, wordings)
        if exact in wordings.values() or exact in set(Use):
            yield Column(place, heading, exact, sure=True)
        else:
            close = _close(heading, wordings)
            yield Column(place, heading, close[0] if close else None, sure=False, close=close)


def chosen(columns: Sequence[Column]) -> dict[str, str]:
    """What the columns mean by bare heading, to be kept for the next sheet; one with no use is left out."""
    return {bare(column.heading): column.use or Use.LEFT_OUT.value for column in columns}


def is_sheet_of_people(headings: Sequence[object], framework: Framework) -> bool:
    """Whether a row of headings names at least one question, exactly or closely."""
    return any(column.use in framework.items for column in _columns(headings, framework, None))


def _wordings(framework: Framework) -> dict[str, str]:
    """Every item by its bare id, wording and plain wording; a wording that two items share names neither."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for item in framework.items.values():
        for words in {bare(item.text), bare(item.plain or item.text)}:
            if found.setdefault(words, item.id) != item.id:
                shared.add(words)
    kept = {words: item for words, item in found.items() if words not in shared}
    return kept | {bare(item): item for item in framework.items}


def _parts(heading: str) -> tuple[str, ...]:
    """The ways to read a heading, narrowest first: what stands in brackets at its end, what stands before, all of it."""
    split = _IN_BRACKETS.match(heading)
    read = [split[2], split[1], heading] if split else [heading]
    return tuple(dict.fromkeys(re.sub(r"^\d{1,3} (?=\D)", "", bare(words)) for words in read))


def _exact(heading: str, wordings: dict[str, str]) -> str | None:
    for words in _parts(heading):
        if words in wordings:
            return wordings[words]
        for names, use in ((_VIEW, Use.VIEW), (_WAY, Use.WAY), (_NUMBER, Use.NUMBER), (_OWN, Use.LEFT_OUT)):
            if words in names:
                return use.value
    return None


def _close(heading: str, wordings: dict[str, str]) -> tuple[str, ...]:
    """The items whose wording is most like the heading, most alike first."""
    alike: dict[str, float] = {}
    for part in _parts(heading):
        matcher = SequenceMatcher(b=part, autojunk=False)
        for words, item in wordings.items():
            matcher.set_seq1(words)
            if matcher.real_quick_ratio() >= CLOSE and matcher.quick_ratio() >= CLOSE:
                alike[item] = max(alike.get(item, 0.0), matcher.ratio())
    likely = sorted((item for item, ratio in alike.items() if ratio >= CLOSE), key=lambda item: -alike[item])
    return tuple(likely[:OFFERED])
