"""Makes the JSON Schemas of the content files from their models: `python -m roadmap.content.schemas` writes them."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from roadmap.content.evaluation_models import EvaluationFile
from roadmap.content.example_models import Example, ExampleRound
from roadmap.content.fixed_models import FixedSentences
from roadmap.content.guidance_models import GuidanceTheme
from roadmap.content.guide_models import Guide
from roadmap.content.ladder_models import CriteriaFile, LadderFile
from roadmap.content.models import Domain, FrameworkFile, Planning
from roadmap.content.session_models import SessionPlan
from roadmap.content.shape import SCHEMAS
from roadmap.content.words_models import CodeWords, Glossary, Support, Words, WorkedExamples

#: The model of every kind of file; the kind is the schema's file name.
MODELS: dict[str, type[BaseModel]] = {
    "framework": FrameworkFile,
    "domain": Domain,
    "planning": Planning,
    "ladder": LadderFile,
    "criteria": CriteriaFile,
    "examples": WorkedExamples,
    "words": Words,
    "support": Support,
    "glossary": Glossary,
    "code_words": CodeWords,
    "fixed_sentences": FixedSentences,
    "evaluation": EvaluationFile,
    "workshop": SessionPlan,
    "guide": Guide,
    "guidance": GuidanceTheme,
    "example": Example,
    "example_round": ExampleRound,
}


def schema_text(kind: str) -> str:
    """The JSON Schema of one kind of file, as kept in `questions/schema/<kind>.json`."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | _tidied(MODELS[kind].model_json_schema())
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def write_schemas(folder: Path = SCHEMAS) -> None:
    """Writes every schema into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in MODELS:
        (folder / f"{kind}.json").write_text(schema_text(kind), encoding="utf-8", newline="\n")


def _tidied(part: Any, names: bool = False) -> Any:
    """The schema without made-up titles, and closed where keys must match a pattern.

    `names` is true where the keys are names of properties or definitions, which may be called "title".
    """
    if isinstance(part, list):
        return [_tidied(entry) for entry in part]
    if not isinstance(part, dict):
        return part
    kept = {
        key: _tidied(value, names=key in ("properties", "$defs", "patternProperties"))
        for key, value in part.items()
        if names or key not in ("title", "default")
    }
    if not names and "patternProperties" in kept:
        kept["additionalProperties"] = False
    return kept


if __name__ == "__main__":
    write_schemas()
