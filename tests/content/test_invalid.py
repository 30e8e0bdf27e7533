"""Every invalid file is told as the fault it names, at its line; and every code of the catalogue can be raised."""

from datetime import date
from pathlib import Path

import pytest

from roadmap.content.checks import check_paths
from roadmap.content.faults import LOOK, Code, ContentFaults, Kind
from roadmap.content.loading import load_framework, load_ladder
from roadmap.content.places import QUESTIONS
from roadmap.content.starting import start
from tests.content.corpus import INVALID, VALID, copy, expected, put_in_place

OF_FRAMEWORKS = [path for path in INVALID if expected(path).stands_in_for.startswith("smallest/")]
#: Other files may tell these as well where a name that they use is gone.
FOLLOWS = {"EXTRA_FILE", "UNKNOWN_PERSPECTIVE", "HIDE_FIRST", "UNKNOWN_STAGE", "MISSING_DESCRIPTOR"}
#: Faults that need more than one file of text; each has its own test below or with the spreadsheets.
NOT_A_SMALL_FILE = {
    Code.CANNOT_READ,
    Code.UNKNOWN_KIND,
    Code.TOO_LARGE,
    Code.NOT_UTF8,
    Code.EMPTY_FILE,
    Code.EXTRA_FILE,
    Code.OLD_SUPPORT,
    Code.UNKNOWN_ITEM,
    Code.UNKNOWN_DOMAIN,
    Code.CARD_LENGTH,
    Code.UNKNOWN_THEME,
    Code.FOLDER_NOT_EMPTY,
}


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_file_is_told_with_its_line_and_message(path: Path, tmp_path: Path) -> None:
    told = expected(path)
    placed = put_in_place(path, tmp_path)
    faults = check_paths([tmp_path]).faults
    found = [(fault.line, str(fault.code)) for fault in faults if Path(fault.path) == placed]
    assert (told.line, told.code) in found, "\n".join(map(str, faults))
    fault = next(fault for fault in faults if (fault.line, str(fault.code)) == (told.line, told.code))
    assert told.message in fault.message
    assert str(fault) == f"{fault.path}:{told.line}: {told.code} {fault.message}"


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_only_the_fault_in_question_is_told_of_other_files(path: Path, tmp_path: Path) -> None:
    """A fault in one file must not shower the others with faults that follow from it."""
    placed = put_in_place(path, tmp_path)
    elsewhere = {str(fault.code) for fault in check_paths([tmp_path]).faults if Path(fault.path) != placed}
    assert elsewhere <= FOLLOWS | {expected(path).code, "SET_SIZE"}


@pytest.mark.parametrize("path", OF_FRAMEWORKS, ids=lambda path: path.stem)
def test_what_only_breaks_a_limit_of_wording_still_loads(path: Path, tmp_path: Path) -> None:
    told, placed = expected(path), put_in_place(path, tmp_path)
    if Code(told.code).kind is Kind.WORDING:
        assert load_framework(placed.parent).id == "smallest"
    else:
        with pytest.raises(ContentFaults, match=told.code):
            load_framework(placed.parent)


def test_all_faults_of_all_files_come_in_one_go(tmp_path: Path) -> None:
    folder = copy("smallest", tmp_path)
    for name, old, new in (
        ("one", "[safety]", "[saftey]"),
        ("ready", "effort: small", "effort: tiny"),
        ("planning", "[9, 6, 3]", "[3, 6]"),
    ):
        file = folder / f"{name}.yaml"
        file.write_text(file.read_text().replace(old, new))
    with pytest.raises(ContentFaults) as raised:
        load_framework(folder)
    lines = str(raised.value).splitlines()
    assert len(lines) == len(raised.value.faults) == 3
    assert [line.split()[1] for line in sorted(lines)] == ["UNKNOWN_PRINCIPLE", "WEIGHTS", "NOT_ALLOWED"]


def test_every_code_can_be_raised() -> None:
    raised = {Code(expected(path).code) for path in INVALID} | NOT_A_SMALL_FILE
    assert {code for code in Code if code.kind is not Kind.SPREADSHEET} - raised == set()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (fault,) = check_paths([tmp_path / "nowhere.yaml"]).faults
    assert (fault.code, fault.message) == (Code.CANNOT_READ, f"cannot be read: No such file or directory. {LOOK}")
    with pytest.raises(ContentFaults, match="there is no such file"):
        load_framework(tmp_path)


def test_a_ladder_without_the_criteria_it_uses_has_one_fault_and_not_one_for_each(tmp_path: Path) -> None:
    alone = tmp_path / "alone.yaml"
    alone.write_text((QUESTIONS / "ladders" / "tlap_coproduction.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    (fault,) = check_paths([alone]).faults
    assert (fault.code, fault.path.endswith("criteria.yaml")) == (Code.CANNOT_READ, True)
    assert "there is no such file, and the ladder beside it uses its criteria" in fault.message


def test_an_exploding_file_has_a_fault_a_line_and_is_never_unfolded(tmp_path: Path) -> None:
    folder = copy("smallest", tmp_path)
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    (folder / "one.yaml").write_text("\n".join(lines))
    told = [fault for fault in check_paths([folder]).faults if fault.code is Code.ALIAS]
    assert [fault.line for fault in told] == list(range(1, 13))


def test_what_is_not_yaml_says_where_to_look(tmp_path: Path) -> None:
    folder = copy("smallest", tmp_path)
    (folder / "one.yaml").write_text('title: "never closed\nid: one\n')
    told = next(fault for fault in check_paths([folder]).faults if fault.code is Code.NOT_YAML)
    assert "Look here and above for a quote that is not closed" in told.message


def test_a_file_of_no_known_kind_is_told(tmp_path: Path) -> None:
    file = tmp_path / "thing.yaml"
    file.write_text("a: 1\n")
    (fault,) = check_paths([file]).faults
    assert fault.code is Code.UNKNOWN_KIND
    assert "name its schema on line 1, one of framework.json, domain.json" in fault.message


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (b"x" * 1_000_001, Code.TOO_LARGE, "larger than 1,000,000 bytes"),
        ("title: Caf\u00e9".encode("latin-1"), Code.NOT_UTF8, "not UTF-8 text: save it as UTF-8"),
        ("title: x".encode("utf-16"), Code.NOT_UTF8, "not UTF-8 text"),
        (b"", Code.EMPTY_FILE, "there is nothing in this file"),
        (b"# only a comment\n", Code.EMPTY_FILE, "there is nothing in this file"),
        (b"a: \x01", Code.NOT_YAML, "this is not YAML: control characters are not allowed"),
        (b"[" * 200_000, Code.TOO_DEEP, "nested more than 40 deep"),
        (b"- " * 200_000, Code.TOO_DEEP, "nested more than 40 deep"),
        (b"{a: " * 100_000, Code.TOO_DEEP, "nested more than 40 deep"),
        (b"".join(b" " * n + b"a:\n" for n in range(500)), Code.TOO_DEEP, "nested more than 40 deep"),
        (b"a: &a [*a]", Code.ALIAS, "anchors and aliases"),
        (b"just a text", Code.WRONG_TYPE, "'just a text' stands where a mapping with the keys"),
        (b"? [a, b]\n: c", Code.WRONG_TYPE, "stands where a key is expected"),
        (b"weight: 0x" + b"f" * 9_000, Code.UNKNOWN_KEY, "'weight' is not a key here"),
    ],
)
def test_what_is_no_text_at_all_is_a_fault_and_no_crash(content: bytes, code: Code, message: str, tmp_path: Path) -> None:
    folder = copy("smallest", tmp_path)
    (folder / "one.yaml").write_bytes(content)
    told = [fault for fault in check_paths([folder]).faults if fault.path.endswith("one.yaml")]
    assert code in [fault.code for fault in told]
    assert any(message in fault.message for fault in told)


def test_a_file_that_framework_yaml_does_not_list_is_told(tmp_path: Path) -> None:
    folder = copy("smallest", tmp_path)
    (folder / "three.yaml").write_bytes((folder / "one.yaml").read_bytes().replace(b"id: one\n", b"id: three\n"))
    told = [str(fault) for fault in check_paths([folder]).faults]
    assert any("three.yaml:1: EXTRA_FILE framework.yaml does not list the domain 'three'" in line for line in told)


def test_support_lines_checked_too_long_ago_are_a_warning_and_no_fault() -> None:
    file = VALID / "others" / "words" / "support.yaml"
    assert not check_paths([file], today=date(2027, 4, 30)).warnings
    report = check_paths([file], today=date(2027, 5, 1))
    assert report.faults == ()
    (warning,) = report.warnings
    assert warning.code is Code.OLD_SUPPORT
    assert "checked on '2026-11-01', 181 days ago" in warning.message


def test_a_starting_point_is_not_written_over_other_files(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep me")
    with pytest.raises(ContentFaults, match="FOLDER_NOT_EMPTY there is something here already"):
        start("framework", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_unsound_ladder_is_refused_by_all_its_faults(tmp_path: Path) -> None:
    folder = copy("others", tmp_path) / "ladders"
    file = folder / "climb.yaml"
    file.write_text(
        file.read_text().replace("uses: [told, asked, pay]", "uses: [told, asked, paid]").replace("[told]", "[tolld]")
    )
    with pytest.raises(ContentFaults) as raised:
        load_ladder(file)
    assert [fault.code for fault in raised.value.faults] == [Code.UNKNOWN_CRITERION, Code.QUICK_NOT_USED]
    assert raised.value.faults[1].nearest == "told"
