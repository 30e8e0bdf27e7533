"""`place`: where activities stand and why, in both forms, and faults of their file."""

import json
from pathlib import Path

from roadmap.cli.layout import words
from roadmap.content.loading import find_ladder
from tests.cli.conftest import Run

LADDER = find_ladder("tlap_coproduction")
GARDEN = """\
- id: garden
  title: Garden group
  intended: co_design
  answers:
    voluntary: "yes"
    passed: asked
    shaped: [some, design]
"""


def written(tmp_path: Path, text: str, name: str = "activities.yaml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shape_is_the_documented_one(run: Run, tmp_path: Path) -> None:
    ran = run("place", written(tmp_path, GARDEN), "--json")
    assert (ran.status, ran.err) == (0, "")
    assert (ran.json["ladder"], ran.json["order"]) == ("tlap_coproduction", "steps")
    (placed,) = ran.json["placements"]
    assert set(placed) >= {
        "activity", "low", "high", "holds", "possible", "off", "because", "override", "next", "ask", "conditions",
        "claimed", "missing_below", "flags", "intended", "gap",
    }  # fmt: skip
    assert (placed["low"], placed["high"], placed["ask"][0]) == ("engagement", "co_production", "shaped")


def test_json_gives_the_same_as_yaml(run: Run, tmp_path: Path) -> None:
    answers = {"voluntary": "yes", "passed": "asked", "shaped": ["some", "design"]}
    text = json.dumps([{"id": "garden", "title": "Garden group", "intended": "co_design", "answers": answers}])
    same = run("place", written(tmp_path, text, "activities.json"), "--json").out
    assert same == run("place", written(tmp_path, GARDEN), "--json").out


def test_the_text_says_where_it_stands_why_and_what_to_ask(run: Run, tmp_path: Path) -> None:
    text = " ".join(run("place", written(tmp_path, GARDEN)).out.split())
    low, high = LADDER.rung("engagement"), LADDER.rung("co_production")
    names = {"low": f"{low.plain} ({low.name})", "high": f"{high.plain} ({high.name})"}
    assert words("ladder.stands_between", **names) in text
    voluntary = next(need for need in LADDER.rung("educating").needs if need.criterion == "voluntary")
    assert f"{words('ladder.why_title')}: - {voluntary.words}" in text
    assert f"{words('ladder.ask_title')}: - {LADDER.criterion['shaped'].text}" in text
    assert "placement" not in text.lower()
    assert "*" not in text


def test_what_would_move_it_is_said(run: Run, tmp_path: Path) -> None:
    text = run("place", written(tmp_path, GARDEN.replace("[some, design]", "nothing"))).out
    shaped = next(need for need in LADDER.rung("engagement").needs if need.criterion == "shaped")
    assert "What would move it:" in text
    assert LADDER.action[shaped.action or ""].do[:40] in " ".join(text.split())


def test_other_ladders_read_the_same_answers(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, GARDEN.replace("  intended: co_design\n", "") + '    reviewed: "yes"\n')
    assert all("reviewed" not in find_ladder(ladder).criterion for ladder in ("sg_participation", "arnstein"))
    for ladder in ("sg_participation", "arnstein", "questions/ladders/arnstein.yaml"):
        ran = run("place", path, "--ladder", ladder, "--json")
        assert (ran.status, ran.json["ladder"]) == (0, Path(ladder).stem)
        assert run("place", path, "--ladder", ladder).status == 0


def test_all_faults_come_with_their_lines(run: Run, tmp_path: Path) -> None:
    wrong = GARDEN.replace("co_design", "codesign").replace('"yes"', "yes").replace("asked", "askd")
    ran = run("place", written(tmp_path, wrong), "--json")
    assert ran.status == 1
    assert [(one["line"], one["code"]) for one in ran.json["faults"]] == [
        (3, "UNKNOWN_RUNG"), (5, "NEEDS_QUOTES"), (6, "UNKNOWN_OPTION"),
    ]  # fmt: skip
    assert "Did you mean 'co_design'?" in ran.err
    assert ran.json["faults"][2]["nearest"] == "asked"


def test_what_is_no_list_of_activities_is_one_fault(run: Run, tmp_path: Path) -> None:
    for text in ("id: garden\n", "just words\n", "- id: [\n", "- &a [x]\n- *a\n", ""):
        ran = run("place", written(tmp_path, text), "--json")
        assert ran.status == 1
        assert ran.json["faults"][0]["path"].endswith("activities.yaml")


def test_an_unknown_ladder_is_told_with_those_there_are(run: Run, tmp_path: Path) -> None:
    ran = run("place", written(tmp_path, GARDEN), "--ladder", "arnstien")
    assert (ran.status, ran.out) == (1, "")
    assert "there is no such ladder" in ran.err
    assert "Did you mean 'arnstein'?" in ran.err
