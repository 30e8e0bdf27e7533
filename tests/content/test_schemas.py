"""The schemas are those of the models, every shipped file names its own, and three judges agree on every file."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from roadmap.content.places import KINDS, QUESTIONS, kind_of
from roadmap.content.reading import Document, read_document
from roadmap.content.schemas import MODELS, schema_text
from roadmap.content.shape import SCHEMAS, shape_faults
from tests.content.corpus import INVALID, VALID

SHIPPED = sorted(path for path in QUESTIONS.rglob("*.yaml"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_schema_is_what_the_models_give(kind: str) -> None:
    kept = (SCHEMAS / f"{kind}.json").read_text(encoding="utf-8")
    assert kept == schema_text(kind), "run: python -m roadmap.content.schemas"
    jsonschema.Draft202012Validator.check_schema(json.loads(kept))


def test_there_is_a_schema_for_every_kind_and_no_other() -> None:
    assert {path.stem for path in SCHEMAS.glob("*.json")} == set(KINDS) == set(MODELS)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_line_1_of_a_shipped_file_names_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named, first
    assert (path.parent / named[1]).resolve() in SCHEMAS.resolve().iterdir()


READABLE = [path for path in (*INVALID, *sorted(VALID.rglob("*.yaml"))) if not read_document(path.read_bytes(), "").faults]


def _three_verdicts(kind: str, data: Any) -> tuple[bool, bool, bool]:
    """Whether our own reading of the schema, a validator of JSON Schema, and the model accept data."""
    ours = not shape_faults(kind, Document("x", data, None, ()))
    schema = not list(jsonschema.Draft202012Validator(json.loads(schema_text(kind))).iter_errors(data))
    try:
        MODELS[kind].model_validate(_tuples(data), strict=True)
    except ValidationError:
        return ours, schema, False
    return ours, schema, True


def _tuples(data: Any) -> Any:
    """Lists as tuples, since a strict model takes no list for a tuple."""
    if isinstance(data, dict):
        return {key: _tuples(value) for key, value in data.items()}
    return tuple(map(_tuples, data)) if isinstance(data, list) else data


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_our_reading_of_a_schema_agrees_with_the_model(path: Path) -> None:
    document = read_document(path.read_bytes(), path.name)
    kind = kind_of(path, path.read_bytes())
    assert kind
    ours, _, model = _three_verdicts(kind, document.data)
    if "condition_of_both_forms" in path.name:  # a rule of the model that no schema of it says; `check` has it as a rule
        assert (ours, model) == (True, False)
    else:
        assert ours == model


GOOD = {
    kind_of(path, path.read_bytes()): yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in [*SHIPPED, *sorted(VALID.rglob("*.yaml"))]  # the small ones last, so that they are taken
}
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 200),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.just([]),
    st.just({}),
    st.just(["x"]),
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.randoms(use_true_random=False), ODD)
def test_all_three_agree_where_one_value_is_replaced_by_anything(kind: str, random: Any, odd: Any) -> None:
    data = json.loads(json.dumps(GOOD[kind]))
    holder, key = random.choice(list(_places(data)))
    holder[key] = odd
    ours, schema, model = _three_verdicts(kind, data)
    if isinstance(odd, str) and odd != odd.strip():
        return  # the model strips texts before it counts them; JSON Schema has no word for that
    if isinstance(odd, float) and odd.is_integer():
        return  # JSON Schema takes 1.0 for a whole number
    if not model and ours and _condition_is_odd(data):
        return
    assert ours == model
    assert ours == schema


def _places(data: Any) -> Any:
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else []
    for key in keys:
        yield data, key
        yield from _places(data[key])


def _condition_is_odd(data: Any) -> bool:
    return bool(data.get("rungs"))


def test_checking_imports_nothing_heavy() -> None:
    """`check` is measured as a whole process, so what it imports counts."""
    heavy = {"pydantic", "openpyxl", "sqlalchemy", "streamlit", "hypothesis"}
    code = f"import sys; import roadmap.content.checks; print(*(set(sys.modules) & {heavy}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
