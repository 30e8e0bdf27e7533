"""What a release withholds is in no sentence and no figure of a report."""

from roadmap.assessment.disclosure import release as release_of
from roadmap.assessment.models import Audience, Collected, CollectionKind
from roadmap.assessment.scoring import results as results_of
from roadmap.reports.assessment_report import assessment_report
from tests.reports.full import collected, full_parts
from tests.reports.made_reports import WITHHELD, changed, section, survey, written


def test_nothing_of_a_withheld_group_changes_the_report() -> None:
    """Leaders and experts by experience are both shown only inside Everyone: exchanging their answers changes nothing."""
    parts = survey()
    answers = collected(parts.framework, {"leader": 14, "experience": 6, "profession": 22}, CollectionKind.OPEN_SURVEY)
    swap = {"leader-0": "experience-0", "experience-0": "leader-0"}
    both = {name for name, item in parts.framework.items.items() if {"leader", "experience"} <= set(item.ask)}
    rows = tuple(
        row.model_copy(update={"respondent": swap.get(row.respondent, row.respondent)}) if row.item in both else row
        for row in answers.rows
    )
    documents = []
    for one in (answers.rows, rows):
        given = Collected(kind=answers.kind, respondents=answers.respondents, rows=one)
        shown = release_of(given, parts.framework, k=10, audience=Audience.ORGANISATION)
        documents.append(assessment_report(changed(parts, release=shown, results=results_of(shown, parts.framework))))
    assert {(r.respondent, r.item, r.answer) for r in rows} != {(r.respondent, r.item, r.answer) for r in answers.rows}
    assert documents[0] == documents[1]


def test_a_withheld_group_has_one_sentence_and_no_number() -> None:
    document = assessment_report(survey())
    facts = written(document)
    assert "42 people: 14 trauma-informed leaders and 22 experts by profession. Others took part" in facts
    assert "6 experts by experience" not in facts
    assert "Trauma-informed leaders: not shown on their own for some questions" in section(document, "What is not shown")
    assert "Experts by experience: not shown on their own" in section(document, "What is not shown")
    lowest = section(document, "What experts by experience rated lowest")
    assert f"What experts by experience rated lowest is {WITHHELD}" in lowest
    assert "their views are not set side by side" in section(assessment_report(survey((6, 4, 22))), "Views side by side")


def test_how_answers_came_is_said_once_for_everybody_in_tens() -> None:
    parts = survey((14, 6, 22))
    came = "Of all who answered, at least {n} did so on paper, by phone, with a supporter or on another form."
    assert "on another form" not in written(assessment_report(parts))
    answers = collected(parts.framework, {"leader": 14, "experience": 6, "profession": 22}, CollectionKind.OPEN_SURVEY)
    for otherwise, told in ((17, 10), (6, None), (42, None)):
        people = tuple(
            one.model_copy(update={"way": "paper" if n < otherwise else None}) for n, one in enumerate(answers.respondents)
        )
        given = Collected(kind=answers.kind, respondents=people, rows=answers.rows)
        shown = release_of(given, parts.framework, k=10, audience=Audience.ORGANISATION)
        facts = written(assessment_report(changed(parts, release=shown, results=results_of(shown, parts.framework))))
        assert ("on another form" in facts) == bool(told)
        assert facts.count(came.format(n=told)) == bool(told)


def test_a_withheld_item_has_no_figure() -> None:
    parts = survey()
    answers = collected(parts.framework, {"leader": 14, "experience": 6, "profession": 22}, CollectionKind.OPEN_SURVEY)
    name = parts.framework.domain("leadership").items[1].id
    rows = tuple(row.model_copy(update={"answer": "exploring"}) if row.item == name else row for row in answers.rows)
    given = Collected(kind=answers.kind, respondents=answers.respondents, rows=rows)
    shown = release_of(given, parts.framework, k=10, audience=Audience.ORGANISATION)
    assert shown.withheld == (name,)
    document = assessment_report(changed(parts, release=shown, results=results_of(shown, parts.framework)))
    words = parts.framework.items[name].text
    assert f"Not shown for anybody: {words}" in section(document, "What is not shown")
    lines = section(document, "Leadership").split("\n")
    place_of = next(i for i, line in enumerate(lines) if words in line)
    assert [line.lower() for line in lines[place_of + 1 : place_of + 3]] == [WITHHELD, WITHHELD]


def test_outside_the_room_a_small_group_has_no_number() -> None:
    parts = full_parts(audience=Audience.ORGANISATION, people=(9, 3, 12))
    text = written(assessment_report(parts))
    assert "3 experts by experience" not in text
    assert "24 people" in text


def test_too_few_people_have_no_number() -> None:
    text = written(assessment_report(survey((2, 1, 3))))
    assert "Fewer than 10 people, so no number is given" in text
    assert "6 people" not in text
