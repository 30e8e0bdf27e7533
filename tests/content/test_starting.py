"""Starting points and frameworks made from rows pass every check as written."""

from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.content.checks import check_paths
from roadmap.content.from_rows import Row, framework_from_rows
from roadmap.content.loading import load_framework, load_ladder
from roadmap.content.pinning import pin, unpin
from roadmap.content.slugs import Ids, slug
from roadmap.content.starting import start, write_framework


@pytest.mark.parametrize("kind", ["framework", "ladder"])
def test_a_starting_point_passes_check_as_written(kind: Literal["framework", "ladder"], tmp_path: Path) -> None:
    folder = tmp_path / "Our Own"
    written = start(kind, folder)
    report = check_paths([folder])
    assert (report.files, report.faults) == (len(written), ())
    if kind == "framework":
        assert load_framework(folder).id == "our_own"
    else:
        assert load_ladder(folder / "our_own.yaml").rung_ids == ("not_told", "told", "asked")
    for path in written:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("# yaml-language-server: $schema=")
        assert lines[0].endswith(".json")
        assert sum("#" in line for line in lines) > 2, f"{path.name} explains nothing"


def test_a_framework_written_from_rows_is_read_back_as_it_was(tmp_path: Path) -> None:
    rows = [Row(f"Driver {n % 6}", f"Activity number {n} is in place") for n in range(40)]
    framework = framework_from_rows(rows, "Ours", "Our list.")
    write_framework(framework, tmp_path / "ours")
    report = check_paths([tmp_path / "ours"])
    assert report.faults == (), "\n".join(map(str, report.faults))
    assert load_framework(tmp_path / "ours") == framework
    assert [len(domain.items) for domain in framework.domains] == [7, 7, 7, 7, 6, 6]
    action = framework.items["activity_number_0_is_in_place"].actions[0]
    assert "a starting point made from the list; rewrite it" in action.do
    assert action.leaves == framework.scale_of("activity_number_0_is_in_place").stage_ids[:-1]


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=40).map(str.strip).filter(bool)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=12, unique_by=lambda pair: pair[1]),
    st.lists(WORDS, min_size=3, max_size=7),
)
def test_any_words_make_a_framework_without_fault(pairs: list[tuple[str, str]], stages: list[str]) -> None:
    import tempfile

    framework = framework_from_rows([Row(driver, activity) for driver, activity in pairs], "Ours", "Our list.", stages)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "ours"
        write_framework(framework, folder)
        report = check_paths([folder])
        assert report.faults == (), "\n".join(map(str, report.faults))
        assert load_framework(folder) == framework
    assert unpin(pin(framework)) == framework


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("People's views are heard", "peoples_views_are_heard"),
        ("Café, à la carte", "cafe_a_la_carte"),
        ("3 of 4", "item_3_of_4"),
        ("信頼", "item"),
        ("x" * 100, "x" * 48),
    ],
)
def test_ids_are_made_from_words(words: str, made: str) -> None:
    assert slug(words) == made


def test_an_id_is_given_once() -> None:
    ids = Ids(["blank"])
    assert [ids.new("Trust"), ids.new("trust!"), ids.new("Blank")] == ["trust", "trust_2", "blank_2"]
