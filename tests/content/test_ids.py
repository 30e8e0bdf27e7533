"""Every list of things with ids tells an id that stands twice, and every list of names a name that is unknown."""

from pathlib import Path

import pytest

from roadmap.content.checks import check_paths
from tests.content.corpus import copy

SMALLEST, OTHERS = "smallest", "others"
CHECKLIST = """factors:
  - {id: commitment, name: Commitment, about: We want to.}
checklist:
  title: Feeds it
  about: Talked about.
  options: [{id: a, name: A}, {id: b, name: B}]
  questions: [{id: q, text: Why?}, {id: r, text: How?}]
"""
FACTORS = CHECKLIST.partition("checklist:")[0]


@pytest.mark.parametrize(
    ("place", "old", "new", "told"),
    [
        ("smallest/framework.yaml", "{id: trust,", "{id: safety,", "the principle id 'safety' is used a second time"),
        ("smallest/framework.yaml", "{id: experience,", "{id: leader,", "the perspective id 'leader' is used a second time"),
        ("smallest/framework.yaml", "{id: high,", "{id: low,", "the stage id 'low' is used a second time"),
        ("smallest/framework.yaml", "{id: full,", "{id: core,", "the set id 'core' is used a second time"),
        (
            "smallest/framework.yaml",
            "  - {id: made-up, title: Made up}",
            "  - {id: a, title: A}\n  - {id: a, title: B}",
            "the source id 'a'",
        ),
        ("smallest/framework.yaml", "  - ready\n", "  - ready\n  - one\n", "'one' is named twice in this list"),
        ("smallest/framework.yaml", "must_ask: [leader", "must_ask: [leeder", "no perspective 'leeder'"),
        ("smallest/framework.yaml", "labels: {low:", "labels: {lowest:", "no stage 'lowest'"),
        ("smallest/framework.yaml", "items: {least: 1, most: 1}", "items: {least: 2, most: 1}", "least is more than most here"),
        (
            "smallest/ready.yaml",
            FACTORS,
            FACTORS + FACTORS.partition("\n")[2],
            "the factor id 'commitment' is used a second time",
        ),
        ("smallest/ready.yaml", FACTORS, CHECKLIST.replace("id: b,", "id: a,"), "the option id 'a' is used a second time"),
        ("smallest/ready.yaml", FACTORS, CHECKLIST.replace("id: r,", "id: q,"), "the question id 'q' is used a second time"),
        ("smallest/one.yaml", "leaves: [middle]", "leaves: [middle, middle]", "'middle' is named twice in this list"),
        ("smallest/one.yaml", "- id: greeted", "- id: dont_know", "'dont_know' has a meaning of its own"),
        (
            "smallest/one.yaml",
            "- id: seated",
            "- id: seated\n    renamed_from: greeted",
            "also the id of an item before it was renamed",
        ),
        ("smallest/one.yaml", "        sources: [made-up]", "        sources: [made-down]", "no source 'made-down'"),
        ("smallest/planning.yaml", "do: Hold one", "do: Encourage one", "'encourage' says nothing that can be done"),
        ("smallest/planning.yaml", "id: talk_first", "id: learn_names", "the action id 'learn_names' is used a second time"),
        ("smallest/planning.yaml", "sources: [made-up]", "sources: [made-down]", "no source 'made-down'"),
        (
            "smallest/planning.yaml",
            "commitment_over:",
            "resolve_over:",
            "readings has words for resolve_over, which is no factor's",
        ),
        ("smallest/planning.yaml", "medium: 5, low: 0", "medium: 11, low: 0", "medium importance has more points than high"),
        ("smallest/planning.yaml", "take: 2", "take: 4", "take is more than most"),
        ("smallest/planning.yaml", "least_actions: 1", "least_actions: 4", "least_actions is more than most_actions"),
        ("smallest/planning.yaml", "[leader, experience]", "[leader, leader, experience]", "named more than once: leader"),
        ("others/ladders/criteria.yaml", "- id: asked", "- id: told", "the criterion id 'told' is used a second time"),
        ("others/ladders/criteria.yaml", "{id: partly,", '{id: "no",', "the option id 'no' is used a second time"),
        ("others/ladders/criteria.yaml", "{id: partly,", "{id: dont_know,", "'dont_know' has a meaning of its own"),
        ("others/ladders/criteria.yaml", "do: Tell people", "do: Consider people", "'consider' says nothing that can be done"),
        ("others/ladders/criteria.yaml", "sources: [made-up]", "sources: [made-down]", "no source 'made-down'"),
        ("others/ladders/climb.yaml", "id: climb", "id: stairs", "the id 'stairs' does not fit the name climb"),
        ("others/ladders/climb.yaml", "{id: silence,", "{id: blank,", "'blank' has a meaning of its own"),
        ("others/ladders/climb.yaml", "uses: [told,", "uses: [told, told,", "'told' is named twice in this list"),
        ("others/ladders/climb.yaml", "quick: [told]", "quick: [told, told]", "'told' is named twice in this list"),
        ("others/ladders/climb.yaml", 'options: ["no"]', "options: [never]", "the criterion 'told' has no option 'never'"),
        ("others/ladders/examples.yaml", 'told: "yes"', "said: partly", "no criterion 'said'"),
        ("others/ladders/examples.yaml", "told: The letter.", "said: The letter.", "no criterion 'said'"),
        ("others/words/support.yaml", "days: [0, 1]", "days: [0, 7]", "7 is not possible"),
    ],
)
def test_a_name_that_is_used_twice_or_unknown_is_told(place: str, old: str, new: str, told: str, tmp_path: Path) -> None:
    name = Path(place).parts[0]
    copy(name, tmp_path)
    file = tmp_path / place
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    faults = [str(fault) for fault in check_paths([tmp_path]).faults]
    assert any(told in line for line in faults), faults


def test_two_examples_or_support_lines_of_one_id_are_told(tmp_path: Path) -> None:
    folder = copy(OTHERS, tmp_path)
    for place, begins, kind in (
        ("ladders/examples.yaml", "  - id: a_letter", "example"),
        ("words/support.yaml", "  - id: helpline", "support line"),
    ):
        file = folder / place
        text = file.read_text()
        file.write_text(text + begins + text.partition(begins)[2])
        (fault,) = check_paths([file]).faults
        assert f"the {kind} id" in fault.message


def test_a_framework_is_named_as_its_folder_where_it_is_found_by_it(tmp_path: Path) -> None:
    copy(SMALLEST, tmp_path / "frameworks").rename(tmp_path / "frameworks" / "smaller")
    (fault,) = check_paths([tmp_path]).faults
    assert "the id 'smallest' does not fit the name smaller" in fault.message


def test_a_readiness_domain_without_readings_at_all_is_told(tmp_path: Path) -> None:
    file = copy(SMALLEST, tmp_path) / "planning.yaml"
    before, _, after = file.read_text().partition("readiness:\n")
    file.write_text(before + "hide_first:" + after.partition("hide_first:")[2])
    (fault,) = check_paths([tmp_path]).faults
    assert "planning.yaml needs a part readiness" in fault.message
