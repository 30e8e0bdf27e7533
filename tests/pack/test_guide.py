"""The six-week guide covers what a round needs, and every step is told whole."""

import re

from roadmap.pack.guide import guide_document
from roadmap.pack.making import PackParts
from roadmap.reports.html import to_html
from tests.reports.reading import html_text, squeezed

WEEKS = ["Week 0", "Week 1", "Weeks 2 and 3", "Week 4", "Week 5", "Week 6"]
NEEDED = {
    "week_0": ("sponsor", "dates", "reader", "independent"),
    "week_1": ("invite",),
    "weeks_2_3": ("open", "reminder", "experts_meet"),
    "week_4": ("close", "papers", "pre_meet"),
    "week_5": ("agreement_meeting",),
    "week_6": ("planning_meeting", "tell_everybody"),
}


def test_the_weeks_are_those_of_one_round(parts: PackParts) -> None:
    assert [week.name for week in parts.guide.weeks] == WEEKS
    found = {week.id: [step.id for step in week.steps] for week in parts.guide.weeks}
    assert {week: [one for one in found[week] if one in steps] for week, steps in NEEDED.items()} == {
        week: list(steps) for week, steps in NEEDED.items()
    }


def test_every_step_says_who_how_long_what_and_what_if_it_slips(parts: PackParts) -> None:
    page = html_text(to_html(guide_document(parts)))
    for week in parts.guide.weeks:
        for step in week.steps:
            told = [step.title, f"{step.who}. {step.minutes} minutes.", *step.do, f"If it slips: {step.slips}", step.paste or ""]
            assert [words for words in told if squeezed(words) not in page] == []


def test_contributors_hear_within_ten_working_days_and_one_reminder_goes_to_all(parts: PackParts) -> None:
    steps = {step.id: step for week in parts.guide.weeks for step in week.steps}
    assert "ten working days" in steps["tell_everybody"].do[0]
    assert "in the same words to all" in steps["reminder"].do[0]
    assert "chase nobody" in steps["reminder"].do[1]


def test_every_opened_bracket_is_closed(parts: PackParts) -> None:
    for week in parts.guide.weeks:
        for step in week.steps:
            words = step.paste or ""
            assert len(re.findall(r"\[[^\[\]]+\]", words)) == words.count("[") == words.count("]")
