"""Makes the JSON Schemas of the released files from their models: `python -m roadmap.exchange.published_schemas` writes them."""

import json
from pathlib import Path

from pydantic import BaseModel

from roadmap.exchange.codebook import Codebook
from roadmap.exchange.programme_models import Programme
from roadmap.exchange.site_models import SiteRelease

SCHEMAS = Path(__file__).parent / "schemas"
#: The model of every released file; the key is its schema's file name.
RELEASED: dict[str, type[BaseModel]] = {"site_release": SiteRelease, "programme": Programme, "codebook": Codebook}


def schema_text(kind: str) -> str:
    """The JSON Schema of one kind of released file, as kept in `roadmap/exchange/schemas/<kind>.json`."""
    # As they are written, where keys with a default are always there.
    shape = RELEASED[kind].model_json_schema(mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema"} | shape, indent=1, ensure_ascii=False) + "\n"


def write_schemas(folder: Path = SCHEMAS) -> None:
    """Writes every schema into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in RELEASED:
        (folder / f"{kind}.json").write_text(schema_text(kind), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_schemas()
