"""Checks activities as parsed from YAML or JSON and makes them models, and lists every fault.

Reading the file is not done here; whoever has read it can tell on which line a value stands.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, cast, get_args

from pydantic import ValidationError

from roadmap.content.faults import Code, Fault, make_fault
from roadmap.content.ladder_models import UNKNOWN, Ladder
from roadmap.content.models import Framework
from roadmap.ladder.activity_codes import ActivityCode
from roadmap.ladder.conditions import once
from roadmap.ladder.models import Activity, Override

#: Where a value stands in the data: the activity's place from 0, then keys.
Location = tuple[str | int, ...]

_LEVELS = get_args(get_args(Activity.model_fields["level"].annotation)[0])
_KEYS = {"": tuple(Activity.model_fields), "override": tuple(Override.model_fields)}
_EXPECTED = {
    "string": "a text", "tuple": "a list", "dict": "a mapping of keys to values", "bool": "true or false",
    "int": "a whole number", "model": "a mapping of keys to values",
}  # fmt: skip


def faults_of(
    rows: object,
    ladder: Ladder,
    known_criteria: Collection[str] = (),
    *,
    framework: Framework | None = None,
    path: str = "activities",
    line: Callable[[Location], int] | None = None,
) -> tuple[tuple[Activity, ...], tuple[Fault, ...]]:
    """The activities that could be read, and every fault of all of them. With a fault nothing should be computed.

    `known_criteria` are those of other ladders: an answer to one of them is kept and not looked into.
    Domains and perspectives are looked up where a `framework` is given. `line` tells the line of a
    location; without it a fault has line 0 and its message says which activity it is. A key with
    nothing behind it counts as left out; an activity without a title is called by its id.
    """
    check = _Check(ladder, known_criteria, framework, path, line)
    if not isinstance(rows, list | tuple):
        check.add(Code.WRONG_TYPE, (), found=_told(rows), detail="a list of activities")
        return (), tuple(check.faults)
    activities = [activity for place, row in enumerate(rows) if (activity := check.activity(row, place)) is not None]
    check.same_ids(rows)
    return tuple(activities), tuple(check.faults)


class _Check:
    """One file of activities, checked against one ladder."""

    def __init__(
        self,
        ladder: Ladder,
        known_criteria: Collection[str],
        framework: Framework | None,
        path: str,
        line: Callable[[Location], int] | None,
    ) -> None:
        self.ladder, self.known, self.framework = ladder, known_criteria, framework
        self.path, self.line = path, line
        self.faults: list[Fault] = []

    def add(
        self,
        code: Code | ActivityCode,
        location: Location,
        *,
        found: object = None,
        allowed: Iterable[str] = (),
        detail: str = "",
    ) -> None:
        """A fault at a location; its message begins with the activity and the keys that lead there."""
        number = self.line(location) if self.line else 0
        # This file's own codes are of the same shape as those of content.
        fault = make_fault(cast(Code, code), self.path, number, found=found, allowed=allowed, detail=detail)
        where = ".".join(str(step + 1 if isinstance(step, int) else step) for step in location[1:])
        told = f"activity {int(location[0]) + 1}{', ' if where else ''}{where}: {fault.message}" if location else fault.message
        self.faults.append(fault._replace(message=told))

    def activity(self, row: object, place: int) -> Activity | None:
        """One activity, or None where its shape is wrong."""
        if not isinstance(row, dict):
            self.add(Code.WRONG_TYPE, (place,), found=_told(row), detail="an activity, with its keys and values,")
            return None
        filled = {key: value for key, value in row.items() if value is not None}
        answers = self._answers(filled.pop("answers", {}), place)
        name = filled.get("id")
        filled.setdefault("title", name if isinstance(name, str) else "")
        shaped = None
        try:
            shaped = Activity.model_validate({**filled, "answers": answers})
        except ValidationError as error:
            self._shape(error, place)
        if shaped is not None and not shaped.id.strip():
            self.add(Code.EMPTY_TEXT, (place, "id"))
        self._names(filled, place)
        return shaped

    def _shape(self, error: ValidationError, place: int) -> None:
        for one in error.errors():
            location: Location = (place, *one["loc"])
            key, found = str(one["loc"][-1]), one["input"]
            if one["type"] == "missing":
                self.add(Code.MISSING_KEY, location[:-1], found=key)
            elif one["type"] == "extra_forbidden":
                self.add(Code.UNKNOWN_KEY, location, found=key, allowed=_KEYS["override" if len(location) > 2 else ""])
            elif one["type"] == "literal_error":
                self.add(Code.NOT_ALLOWED, location, found=_told(found), allowed=_LEVELS)
            elif one["type"] == "string_type" and isinstance(found, bool | int | float):
                self.add(Code.NEEDS_QUOTES, location, found=_told(found))
            else:
                expected = _EXPECTED.get(one["type"].split("_")[0], "another kind of value")
                self.add(Code.WRONG_TYPE, location, found=_told(found), detail=expected)

    def _answers(self, answers: object, place: int) -> dict[str, str | tuple[str, ...]]:
        """The answers that have the right shape; each may be an option or the list of those still possible."""
        if not isinstance(answers, dict):
            self.add(Code.WRONG_TYPE, (place, "answers"), found=_told(answers), detail="a mapping of criteria to options")
            return {}
        kept: dict[str, str | tuple[str, ...]] = {}
        for criterion, answer in answers.items():
            if not isinstance(criterion, str):
                self.add(Code.NEEDS_QUOTES, (place, "answers"), found=_told(criterion))
            elif answer is not None:
                several = isinstance(answer, list | tuple)
                here: Location = (place, "answers", criterion)
                if not several:
                    kept[criterion] = answer if self._option(answer, criterion, here) else UNKNOWN
                else:
                    kept[criterion] = tuple(o for i, o in enumerate(answer) if self._option(o, criterion, (*here, i)))
        self._criteria(kept, place, "answers")
        return kept

    def _option(self, option: object, criterion: str, location: Location) -> bool:
        """Whether an option is a text; one that the criterion does not have is told of as well."""
        allowed = self.ladder.criterion[criterion].option_ids if criterion in self.ladder.criterion else ()
        if not isinstance(option, str):
            plain = isinstance(option, bool | int | float)
            self.add(Code.NEEDS_QUOTES if plain else Code.WRONG_TYPE, location, found=_told(option), detail="an option")
        elif allowed and option not in (*allowed, UNKNOWN):
            self.add(Code.UNKNOWN_OPTION, location, found=option, allowed=(*allowed, UNKNOWN), detail=f"'{criterion}'")
        return isinstance(option, str)

    def _criteria(self, named: Iterable[object], place: int, key: str) -> None:
        """Every criterion that is named belongs to this ladder or to another one."""
        for criterion in named:
            if isinstance(criterion, str) and criterion not in self.ladder.criterion and criterion not in self.known:
                everything = once((*self.ladder.criterion, *sorted(self.known)))
                self.add(Code.UNKNOWN_CRITERION, (place, key, criterion), found=criterion, allowed=everything)

    def _names(self, row: Mapping[Any, Any], place: int) -> None:
        """Names that must be known to the ladder or the framework; a value of another type has had its fault."""
        override, evidence, groups = row.get("override"), row.get("evidence"), row.get("placed_by")
        rungs: list[tuple[Location, object]] = [((place, key), row.get(key)) for key in ("claimed", "intended")]
        if isinstance(override, dict):
            rungs.append(((place, "override", "rung"), override.get("rung")))
        for location, rung in rungs:
            if isinstance(rung, str) and rung not in self.ladder.rung_ids:
                self.add(Code.UNKNOWN_RUNG, location, found=rung, allowed=self.ladder.rung_ids)
        if isinstance(evidence, dict):
            self._criteria(evidence, place, "evidence")
        if self.framework is None:
            return
        domain, domains = row.get("domain"), [one.id for one in self.framework.domains]
        if isinstance(domain, str) and domain not in domains:
            self.add(ActivityCode.UNKNOWN_DOMAIN, (place, "domain"), found=domain, allowed=domains)
        perspectives = [one.id for one in self.framework.perspectives]
        for number, group in enumerate(groups if isinstance(groups, list | tuple) else ()):
            if isinstance(group, str) and group not in perspectives:
                self.add(Code.UNKNOWN_PERSPECTIVE, (place, "placed_by", number), found=group, allowed=perspectives)

    def same_ids(self, rows: Iterable[object]) -> None:
        """Two activities with one id could not be told apart."""
        seen: set[str] = set()
        for place, row in enumerate(rows):
            name = row.get("id") if isinstance(row, dict) else None
            if isinstance(name, str):
                if name in seen:
                    self.add(Code.DUPLICATE_ID, (place, "id"), found=name, detail="activity")
                seen.add(name)


class _Written:
    """A value as its writer would know it, told without quotation marks."""

    def __init__(self, words: str) -> None:
        self.words = words

    def __str__(self) -> str:
        return self.words


def _told(value: object) -> object:
    """What to say was found: an unquoted yes or no by its name, of a list or mapping only that it is one."""
    if isinstance(value, bool):
        return _Written("yes" if value else "no")
    if isinstance(value, dict | list | tuple):
        return _Written("a mapping" if isinstance(value, dict) else "a list")
    return value if isinstance(value, str) else _Written("nothing" if value is None else str(value))
