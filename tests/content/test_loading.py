"""Valid content loads, once for the same bytes; ids and folders are found; pinned text comes back as it was."""

from pathlib import Path

import pytest

from roadmap.content import pinning
from roadmap.content.checks import check_paths
from roadmap.content.faults import ContentFaults
from roadmap.content.loading import (
    find_framework,
    find_ladder,
    frameworks,
    ladders,
    load_examples,
    load_framework,
    load_glossary,
    load_ladder,
    load_support,
    load_words,
)
from roadmap.content.reading_time import minutes
from tests.content.corpus import VALID, copy


def test_all_valid_files_are_without_fault() -> None:
    report = check_paths([VALID])
    assert report.faults == ()
    assert report.files == len(list(VALID.rglob("*.yaml")))
    assert {one["id"] for one in report.frameworks} == {"smallest", "three_stages", "seven_stages"}
    assert {one["order"] for one in report.ladders} == {"steps", "spectrum", "kinds"}


def test_everything_that_ships_is_without_fault_and_loads() -> None:
    report = check_paths()
    assert report.faults == (), "\n".join(map(str, report.faults))
    for name in frameworks():
        assert find_framework(name).id == name
    for name in ladders():
        assert find_ladder(name).id == name
    assert load_words().texts
    assert load_support().lines
    assert load_glossary().entries
    assert load_examples().ladder in ladders()


def test_frameworks_of_other_shapes_need_no_code() -> None:
    three, seven = load_framework(VALID / "three_stages"), load_framework(VALID / "seven_stages")
    assert [domain.id for domain in three.domains] == ["welcome", "quiet", "say"]
    assert three.scale_of("greeted").stage_ids == ("no_sign", "begun", "usual")
    assert three.stage_name(three.items["greeted"], "usual") == "Always"
    assert seven.scale_of("time_kept").length == 7
    assert [item.weight for item in seven.domain("time").items] == [3, 0.5, 1]
    assert {domain.kind for domain in seven.domains} == {"progress"}


def test_a_summary_holds_the_facts_of_each_item() -> None:
    (summary,) = check_paths([VALID / "seven_stages"]).frameworks
    domain = summary["domains"][0]
    assert domain["stages"] == ["s0", "s1", "s2", "s3", "s4", "s5", "s6"]
    assert domain["items"] == ["time_kept", "time_enough", "time_chosen"]
    assert domain["item_facts"][0] == {
        "id": "time_kept",
        "set": ["whole"],
        "weight": 3,
        "ask": ["provider", "receiver"],
        "factor": None,
        "actions": ["post_waiting_times", "call_when_late"],
        "principles": ["care"],
    }


def test_a_ladder_takes_its_criteria_in_asking_order_and_only_the_actions_it_names() -> None:
    ladder = load_ladder(VALID / "others" / "ladders" / "climb.yaml")
    assert [criterion.id for criterion in ladder.criteria] == ["told", "asked", "pay"]
    assert list(ladder.action) == ["tell_people"]
    (summary,) = check_paths([VALID / "others" / "ladders" / "climb.yaml"]).ladders
    assert summary["rungs"] == ["silence", "informed", "consulted"]
    assert summary["criteria"][0] == {"id": "told", "options": ["no", "partly", "yes"]}


def test_the_same_bytes_are_parsed_once_and_changed_bytes_anew(tmp_path: Path) -> None:
    folder = copy("smallest", tmp_path)
    first = load_framework(folder)
    assert load_framework(folder) is first
    file = folder / "one.yaml"
    file.write_text(file.read_text().replace("title: One", "title: Another"))
    assert load_framework(folder).domains[0].title == "Another"


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    folder = copy("smallest", tmp_path)
    for file in folder.glob("*.yaml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert check_paths([folder]).faults == ()
    assert load_framework(folder) == load_framework(VALID / "smallest")


def test_a_named_file_is_checked_with_its_folder_and_tells_its_own_faults(tmp_path: Path) -> None:
    folder = copy("smallest", tmp_path)
    for name in ("one", "ready"):
        file = folder / f"{name}.yaml"
        file.write_text(file.read_text().replace("effort: small", "effort: tiny", 1))
    report = check_paths([folder / "one.yaml"])
    assert report.files == 1
    assert [Path(fault.path).name for fault in report.faults] == ["one.yaml"]


def test_a_domain_without_its_framework_is_told_so_and_looked_at_alone(tmp_path: Path) -> None:
    file = copy("smallest", tmp_path) / "one.yaml"
    alone = tmp_path / "one.yaml"
    alone.write_text(file.read_text().replace("- id: seated", "- id: greeted"))
    told = [str(fault) for fault in check_paths([alone]).faults]
    assert told[0].endswith("framework.yaml: CANNOT_READ cannot be read: there is no such file")
    assert "DUPLICATE_ID the item id 'greeted' is used a second time" in told[1]


def test_an_id_that_is_nowhere_is_told_with_the_nearest() -> None:
    with pytest.raises(ContentFaults, match=r"there is no such framework. Did you mean 'trauma_informed'\?"):
        find_framework("trauma_inform")
    with pytest.raises(ContentFaults, match="there is no such ladder"):
        find_ladder("stairs")


@pytest.mark.parametrize("name", ["smallest", "three_stages", "seven_stages"])
def test_pinned_text_comes_back_as_the_same_framework(name: str) -> None:
    framework = load_framework(VALID / name)
    text = pinning.pin(framework)
    assert pinning.unpin(text) == framework
    assert pinning.pin(pinning.unpin(text)) == text
    assert len(pinning.framework_hash(framework)) == 64


def test_a_hash_changes_with_the_words_and_an_items_with_what_people_read(tmp_path: Path) -> None:
    folder = copy("smallest", tmp_path)
    before = load_framework(folder)
    file = folder / "one.yaml"
    file.write_text(file.read_text().replace("measure: Count it", "measure: Count them"))
    after = load_framework(folder)
    assert pinning.framework_hash(before) != pinning.framework_hash(after)
    assert pinning.item_hash(before.items["greeted"]) == pinning.item_hash(after.items["greeted"])
    file.write_text(file.read_text().replace("text: People are greeted", "text: People get greeted"))
    assert pinning.item_hash(load_framework(folder).items["greeted"]) != pinning.item_hash(before.items["greeted"])


def test_minutes_are_words_at_200_a_minute_and_9_seconds_an_item() -> None:
    framework = load_framework(VALID / "smallest")
    seated = framework.items["seated"]
    # 5 words and 6 words of descriptors: 3.3 seconds of reading, and 9 to decide: 12.3 seconds an item
    assert minutes(framework, [seated] * 4) == 1
    assert minutes(framework, [seated] * 5) == 2
    assert minutes(framework, []) == 0
    # a shared item shows labels of one word instead of descriptors of three: 10.8 seconds
    greeted = framework.items["greeted"]
    assert (minutes(framework, [greeted] * 5), minutes(framework, [greeted] * 6)) == (1, 2)
