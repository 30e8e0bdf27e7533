"""Whatever bytes a file holds, reading and checking it gives data or faults and never an exception."""

import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from roadmap.content.checks import check_paths
from roadmap.content.places import KINDS
from roadmap.content.reading import read_document
from roadmap.content.shape import shape_faults
from tests.content.corpus import VALID

PUNCTUATION = ["- ", "? ", ": ", "[", "]", "{", "}", "'", '"', "|", ">-", "\t", "\n", "#", "%", "@", "~", "---", "<<"]
YAML_PIECES = st.lists(
    st.sampled_from([*PUNCTUATION, "id: x", "items:", "  - ", "&a", "*a", "!!set", "yes", "1:30", "é", "\u2028", "0x", ".nan"]),
    max_size=40,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
        YAML_PIECES.map(str.encode),
    )
)
@example(b"\xff\xfe")
@example(b"a: 2026-99-99")
@example(b"!!binary x: y")
@example(b"<<: {a: 1}")
@example(b"a: !!int x")
def test_any_bytes_are_data_or_faults(content: bytes) -> None:
    document = read_document(content, "any.yaml")
    if not document.faults:
        for kind in KINDS:
            shape_faults(kind, document)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(["framework", "one", "ready", "planning"]), st.data())
def test_a_framework_with_lines_lost_doubled_or_changed_is_checked_to_the_end(name: str, data: st.DataObject) -> None:
    lines = (VALID / "smallest" / f"{name}.yaml").read_text().splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    what = data.draw(st.sampled_from(["lost", "doubled", "halved", "moved"]))
    if what == "lost":
        del lines[place]
    elif what == "doubled":
        lines.insert(place, lines[place])
    elif what == "halved":
        lines[place] = lines[place][: len(lines[place]) // 2]
    else:
        lines[place] = "  " + lines[place]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "smallest"
        folder.mkdir()
        for path in (VALID / "smallest").glob("*.yaml"):
            (folder / path.name).write_bytes(path.read_bytes())
        (folder / f"{name}.yaml").write_text("\n".join(lines))
        report = check_paths([folder])
    assert all(fault.line >= 0 and fault.message for fault in report.faults)


def test_a_fault_knows_the_line_of_a_deep_value() -> None:
    document = read_document(b"a:\n  - b: 1\n    c:\n      - x\n      - y\n", "x.yaml")
    assert document.line(("a", 0, "c", 1)) == 5
    assert document.line(("a", 0, "c")) == 3
    assert document.line(("a", 0, "not there")) == 2
    assert document.line(("a", 7)) == 1
    assert document.written(("a", 0, "b")) == "1"
