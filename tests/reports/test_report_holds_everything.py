"""Everything that people wrote, rated and decided is in each format of a report."""

from collections.abc import Callable
from datetime import date

import pytest

from roadmap.ladder.models import Override
from roadmap.ladder.placement import place
from roadmap.plan.candidates import Placed
from roadmap.plan.following_models import Followed, Promise, Reading
from roadmap.plan.models import AlreadyIn
from roadmap.reports.assessment_report import ReportParts, assessment_report, plan_report
from roadmap.reports.save import SUFFIXES, save
from tests.reports.full import full_parts
from tests.reports.made_reports import READERS, changed, section
from tests.reports.reading import squeezed
from tests.reports.samples import texts


def lived(mark: Callable[[str], str]) -> dict[str, object]:
    """What is written of an action while it is followed: measures, promises, and the other plan that holds it."""
    promises = (
        Promise(kind="pay", words=mark("late promise"), due=date(2026, 1, 5)),
        Promise(kind="support", words=mark("kept promise"), done_on=date(2026, 1, 5)),
    )
    followed = Followed(
        promises=promises,
        baseline=mark("baseline"),
        target=mark("target"),
        readings=(Reading(on=date(2026, 1, 5), value=mark("reading")),),
        difference=mark("difference"),
    )
    there = AlreadyIn(plan=mark("other plan"), place=mark("place in it"), link=mark("its address"))
    return {"followed": followed, "decision": "accepted", "already_in": there}


def marked(odd: str = "") -> tuple[ReportParts, list[str]]:
    """A full assessment in which each text that people type is marked, and ends in `odd`; and the marks."""
    parts = full_parts()
    marks: list[str] = []

    def mark(where: str) -> str:
        marks.append(f"Zq{len(marks)}x {where}{odd}")
        return marks[-1]

    about = parts.assessment
    about = about.model_copy(
        update={
            "organisation": about.organisation.model_copy(update={"name": mark("organisation")}),
            "service": mark("service"),
            "round_name": mark("round"),
            "contacts": about.contacts.model_copy(
                update={"asked_by": mark("asked by"), "daytime_support": mark("daytime"), "independent": mark("independent")}
            ),
        }
    )
    agreements = tuple(
        one.model_copy(update={"because": mark("because"), "evidence": mark("evidence")}) for one in parts.release.agreements
    )
    placed = []
    for one in parts.placements:
        activity = one.activity.model_copy(
            update={
                "title": mark("title"),
                "description": mark("description"),
                "why_intended": mark("why"),
                "evidence": {name: mark("noted") for name in list(one.activity.answers)[:3]},
                "override": Override(rung=one.ladder.rung_ids[2], because=mark("override")),
            }
        )
        placed.append(Placed(activity, place(activity, one.ladder), one.ladder))
    plan = parts.plan
    assert plan is not None
    fields = (
        "do", "first_step", "outcome", "measure", "lead", "with_", "feedback", "preparation", "support", "pay", "came_from",
        "resource", "risk", "evidence_of_done",
    )  # fmt: skip
    kept = tuple(
        one.model_copy(update={"do": mark("do"), "because": mark("because")})
        if one.decision == "rejected"
        else one.model_copy(update={name: mark(name) for name in fields} | lived(mark))
        for one in plan.actions
    )
    priorities = tuple(
        one.model_copy(update={"title": mark("title"), "why": mark("why"), "outcome": mark("outcome")}) for one in plan.priorities
    )
    plan = plan.model_copy(update={"actions": kept, "priorities": priorities})
    release = parts.release.model_copy(update={"agreements": agreements})
    return changed(
        parts, assessment=about, release=release, placements=tuple(placed), plan=plan, notes=(mark("note"), mark("another note"))
    ), marks


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_all_that_people_wrote_is_in_each_format(suffix: str) -> None:
    parts, marks = marked()
    document = assessment_report(parts)
    text = READERS[suffix](save(document, suffix))
    assert len(marks) > 150
    assert [mark for mark in marks if squeezed(mark) not in text] == []
    assert [one for one in texts(document) if squeezed(one) not in text] == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_plan_alone_holds_the_whole_plan(suffix: str) -> None:
    parts, marks = marked()
    text = READERS[suffix](save(plan_report(parts), suffix))
    assert parts.plan is not None
    wanted = [one.do for one in parts.plan.actions] + [one.title for one in parts.plan.priorities]
    assert [words for words in wanted if squeezed(words) not in text] == []
    assert squeezed(marks[0]) in text


def test_every_rating_of_everyone_is_told() -> None:
    parts = full_parts()
    tell = section(assessment_report(parts), "Each area in turn")
    for item in parts.results.items:
        assert parts.framework.items[item.id].text in tell
    first = parts.results.items[0]
    stages = parts.framework.scale_of(first.id).stages
    counts = ", ".join(f"{n} {stages[i].name.lower()}" for i, n in enumerate((first.counts or {}).values()) if n)
    assert counts in tell
    assert f"{(first.dont_know or 0) + (first.blank or 0)} don't know or left blank" in tell
