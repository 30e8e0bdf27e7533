"""Merges archives of the same place: the same round of the same service, on the same words, with people by their random ids.

What only one archive holds is added. What two hold must be the same in both, or it is a conflict: nothing tells which is
newer, since no time is kept with answers. All conflicts come at once, and then nothing is merged.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from roadmap.assessment.meeting_models import Together
from roadmap.assessment.models import Release
from roadmap.content.codes import Code
from roadmap.content.faults import ContentFaults, Fault, make_fault
from roadmap.exchange.merge_codes import MergeCode
from roadmap.exchange.models import ArchiveParts, RawAnswers
from roadmap.plan.models import Plan, PlanInputs

Thing = TypeVar("Thing")
#: What says how often something was saved, and not what it says.
BESIDE = {"revision"}
#: What two set-ups of the same round may say differently.
SET_UP = {"id", "revision", "organisation", "created_on", "closed_on", "follows"}
NOBODY = RawAnswers(respondents=(), rows=())


def merge(named: Sequence[tuple[str, ArchiveParts]]) -> ArchiveParts:
    """One archive out of several, each with the name of its file; it is the first's assessment.

    ContentFaults with everything that is not the same. ValueError where there is no archive.
    """
    if not named:
        raise ValueError("there is nothing to merge")
    merging = _Merging(named)
    merged = merging.parts()
    if merging.faults:
        raise ContentFaults(merging.faults)
    return merged


def missing(kept: ArchiveParts, merged: ArchiveParts) -> ArchiveParts:
    """What a merged archive holds that is not in `kept`: for adding it. What points at the rest points at what is kept."""
    raw, had = merged.raw or NOBODY, kept.raw or NOBODY
    same = {(row.respondent, row.item, row.answer, row.note) for row in had.rows}
    new_raw = raw.model_copy(
        update={
            "respondents": _new(raw.respondents, had.respondents, _id),
            "rows": tuple(row for row in raw.rows if (row.respondent, row.item, row.answer, row.note) not in same),
            "notes": _new(raw.notes, had.notes, _id),
            "passed_on": _new(raw.passed_on, had.passed_on, _id),
            "questioned": tuple(one for one in raw.questioned if one not in had.questioned),
            "checks": {key: value for key, value in raw.checks.items() if key not in had.checks},
        }
    )
    together, before = merged.together, kept.together
    update = {
        "collections": _new(merged.collections, kept.collections, _id),
        "releases": _different(merged.releases, kept.releases),
        "agreements": _new(merged.agreements, kept.agreements, _item),
        "together": Together(
            decisions=_new(together.decisions, before.decisions, _item),
            held_back=tuple(one for one in together.held_back if one not in before.held_back),
            meetings=_new(together.meetings, before.meetings, _id),
            minority_views=_new(together.minority_views, before.minority_views, _id),
        ),
        "activities": _new(merged.activities, kept.activities, _id),
        "plan_inputs": merged.plan_inputs if kept.plan_inputs == PlanInputs() else PlanInputs(),
        "plan": Plan(
            priorities=_new(merged.plan.priorities, kept.plan.priorities, _id),
            actions=_new(merged.plan.actions, kept.plan.actions, _id),
        ),
        "plan_meetings": _new(merged.plan_meetings, kept.plan_meetings, _id),
        "contributions": _new(merged.contributions, kept.contributions, _id),
        "evaluations": _new(merged.evaluations, kept.evaluations, _id),
        "raw": new_raw,
    }
    return merged.model_copy(update=update)


def _id(thing: Any) -> str:
    return str(thing.id)


def _item(thing: Any) -> str:
    return str(thing.item)


def _new(merged: Iterable[Thing], kept: Iterable[Thing], key: Callable[[Thing], str]) -> tuple[Thing, ...]:
    known = {key(one) for one in kept}
    return tuple(one for one in merged if key(one) not in known)


def _different(releases: Sequence[Release], known: Sequence[Release] = ()) -> tuple[Release, ...]:
    """Releases, each once and without those known. Comments do not count: one that was shared carries them, one kept does not."""
    seen = [one.model_copy(update={"comments": ()}) for one in known]
    found = []
    for one in releases:
        bare = one.model_copy(update={"comments": ()})
        if bare not in seen:
            seen.append(bare)
            found.append(one)
    return tuple(found)


class _Merging:
    """What is kept while archives are merged: the first, and everything that is not the same."""

    def __init__(self, named: Sequence[tuple[str, ArchiveParts]]) -> None:
        self.faults: list[Fault] = []
        self._named = [(path, parts) for path, parts in named if path == named[0][0] or self._fits(named[0], path, parts)]

    def _fits(self, first: tuple[str, ArchiveParts], path: str, parts: ArchiveParts) -> bool:
        other, mine = first[1].assessment, parts.assessment
        if mine.framework.hash != other.framework.hash:
            self._fault(MergeCode.OTHER_WORDS, path, first[0])
            return False
        places = [(one.organisation.name, one.service, one.round_name, one.example) for one in (mine, other)]
        if places[0] != places[1]:
            self._fault(MergeCode.OTHER_PLACE, path, first[0], ", ".join(map(str, places[0][:3])))
            return False
        if mine.model_dump(exclude=SET_UP) != other.model_dump(exclude=SET_UP):
            self._fault(MergeCode.CONFLICT, path, first[0], "how the round was set up (set or contacts)")
        return True

    def _fault(self, code: MergeCode, path: str, other: str, found: str | None = None) -> None:
        self.faults.append(make_fault(cast(Code, code), path, found=found, detail=other))

    def parts(self) -> ArchiveParts:
        """The parts together; of no use where there are faults."""
        first = self._named[0][1]
        raws = [(path, parts.raw) for path, parts in self._named if parts.raw]
        closed = [parts.assessment.closed_on for _, parts in self._named if parts.assessment.closed_on]
        releases = [one for _, parts in self._named for one in parts.releases]
        update = {
            "assessment": first.assessment.model_copy(update={"closed_on": max(closed, default=None)}),
            "collections": tuple(
                one.model_copy(update={"assessment_id": first.assessment.id})
                for one in self._union("a collection of answers", lambda parts: parts.collections, _id, {"assessment_id"})
            ),
            "releases": _different(releases),
            "agreements": self._union("what was agreed on {key}", lambda parts: parts.agreements, _item),
            "together": Together(
                decisions=self._union("what was decided on {key}", lambda parts: parts.together.decisions, _item),
                held_back=tuple(dict.fromkeys(item for _, parts in self._named for item in parts.together.held_back)),
                meetings=self._union("a meeting", lambda parts: parts.together.meetings, _id),
                minority_views=self._union("a view kept for its holder", lambda parts: parts.together.minority_views, _id),
            ),
            "activities": self._union("an activity", lambda parts: parts.activities, _id),
            "plan_inputs": self._inputs(),
            "plan": Plan(
                priorities=self._union("a priority", lambda parts: parts.plan.priorities, _id),
                actions=self._union("an action", lambda parts: parts.plan.actions, _id),
            ),
            "plan_meetings": self._union("a meeting about the plan", lambda parts: parts.plan_meetings, _id),
            "contributions": self._union("an answer to contributors", lambda parts: parts.contributions, _id),
            "evaluations": self._union("what an evaluation shows", lambda parts: parts.evaluations, _id),
            "raw": self._raw(raws) if raws else None,
        }
        return first.model_copy(update=update)

    def _union(
        self,
        what: str,
        of: Callable[[ArchiveParts], Sequence[Any]],
        key: Callable[[Any], str],
        beside: set[str] | None = None,
    ) -> tuple[Any, ...]:
        return self._all(what, [(path, of(parts)) for path, parts in self._named], key, beside)

    def _all(
        self,
        what: str,
        lists: Sequence[tuple[str, Iterable[BaseModel]]],
        key: Callable[[Any], str],
        beside: set[str] | None = None,
    ) -> tuple[Any, ...]:
        """Each thing once, first come first; a conflict where two of one key say something else."""
        seen: dict[str, tuple[str, BaseModel]] = {}
        without = BESIDE | (beside or set())
        for path, things in lists:
            for thing in things:
                other, mine = seen.setdefault(key(thing), (path, thing))
                if mine.model_dump(exclude=without) != thing.model_dump(exclude=without):
                    self._fault(MergeCode.CONFLICT, path, other, what.format(key=key(thing)))
        return tuple(thing for _, thing in seen.values())

    def _inputs(self) -> PlanInputs:
        given = [(path, parts.plan_inputs) for path, parts in self._named if parts.plan_inputs != PlanInputs()]
        for path, inputs in given[1:]:
            if inputs != given[0][1]:
                self._fault(MergeCode.CONFLICT, path, given[0][0], "what the group brought to the draft of the plan")
        return given[0][1] if given else PlanInputs()

    # --- answers ----------------------------------------------------------------------------

    def _raw(self, raws: Sequence[tuple[str, RawAnswers]]) -> RawAnswers:
        return RawAnswers(
            respondents=self._all("what one person said of themselves", [(p, raw.respondents) for p, raw in raws], _id),
            rows=self._rows(raws),
            own_respondent=next((raw.own_respondent for _, raw in raws if raw.own_respondent), None),
            notes=self._all("a note", [(p, raw.notes) for p, raw in raws], _id),
            passed_on=self._all("a note that was passed on", [(p, raw.passed_on) for p, raw in raws], _id),
            questioned=tuple(dict.fromkeys(one for _, raw in raws for one in raw.questioned)),
            checks=self._pairs("the checklist at {key}", [(p, raw.checks) for p, raw in raws]),
            codes=self._pairs("the return code of one person", [(p, raw.codes) for p, raw in raws]),
            salts=self._pairs("how the return codes of a collection are kept", [(p, raw.salts) for p, raw in raws]),
        )

    def _rows(self, raws: Sequence[tuple[str, RawAnswers]]) -> tuple[Any, ...]:
        """Every answer and note beside it; where one archive has only one of the two, the other's is added."""
        seen: dict[tuple[str, str], tuple[str, Any]] = {}
        for path, raw in raws:
            for row in raw.rows:
                other, mine = seen.setdefault((row.respondent, row.item), (path, row))
                if mine.answer and row.answer and mine.answer != row.answer:
                    # Notes are never told here: they are for their reader.
                    self._fault(MergeCode.CONFLICT, path, other, f"one person's answer to {row.item} ({row.answer})")
                elif mine.note and row.note and mine.note != row.note:
                    self._fault(MergeCode.CONFLICT, path, other, f"one person's note on {row.item}")
                whole = row.model_copy(update={"answer": mine.answer or row.answer, "note": mine.note or row.note})
                seen[row.respondent, row.item] = (other, whole)
        return tuple(row for _, row in seen.values())

    def _pairs(self, what: str, pairs: Sequence[tuple[str, Mapping[str, str]]]) -> dict[str, str]:
        seen: dict[str, tuple[str, str]] = {}
        for path, found in pairs:
            for key, value in found.items():
                other, mine = seen.setdefault(key, (path, value))
                if mine != value:
                    self._fault(MergeCode.CONFLICT, path, other, what.format(key=key))
        return {key: value for key, (_, value) in seen.items()}
