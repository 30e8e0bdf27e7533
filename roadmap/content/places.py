"""Which kind of content file a path holds, and where files of each kind lie under `questions/`."""

import re
from pathlib import Path

QUESTIONS = Path(__file__).parents[2] / "questions"
KINDS = (
    "framework", "domain", "planning", "ladder", "criteria", "examples", "words", "support", "glossary",
    "code_words", "fixed_sentences", "evaluation", "workshop", "guide", "guidance",
    "example", "example_round",
)  # fmt: skip
FRAMEWORK = "framework.yaml"
PLANNING = "planning.yaml"
CRITERIA = "criteria.yaml"
EXAMPLES = "examples.yaml"
#: Folders whose files are not (or not yet) content of the kinds above.
NOT_CONTENT = ("schema",)

#: A key that only one kind of file has at its margin; criteria last, since a ladder may have some of its own.
_TELLING_KEYS = {
    b"waves": "evaluation",
    b"blocks": "workshop",
    b"weeks": "guide",
    b"cards": "guidance",
    b"rungs": "ladder",
    b"items": "domain",
    b"domains": "framework",
    b"hide_first": "planning",
    b"ladder": "examples",
    b"texts": "words",
    b"lines": "support",
    b"entries": "glossary",
    b"criteria": "criteria",
}
_SCHEMA_LINE = re.compile(rb"^(?:\xef\xbb\xbf)?#\s*yaml-language-server:\s*\$schema=\S*?([a-z_]+)\.json\s*$", re.MULTILINE)


def kind_of(path: Path, content: bytes) -> str | None:
    """The kind named by the schema on line 1, else told by the file's place or by a key; None where nothing tells."""
    named = _SCHEMA_LINE.match(content.split(b"\n", 1)[0].rstrip(b"\r"))
    if named:
        kind = named[1].decode()
        return kind if kind in KINDS else None
    by_name = {FRAMEWORK: "framework", PLANNING: "planning", CRITERIA: "criteria", EXAMPLES: "examples"}
    by_name |= {"support.yaml": "support", "glossary.yaml": "glossary", "code_words.yaml": "code_words"}
    by_name |= {"fixed_sentences.yaml": "fixed_sentences"}
    if path.name in by_name:
        return by_name[path.name]
    if (path.parent / FRAMEWORK).is_file():
        return "domain"
    by_key = (kind for key, kind in _TELLING_KEYS.items() if re.search(rb"^%s:" % key, content, re.MULTILINE))
    by_folder = {"ladders": "ladder", "words": "words", "evaluations": "evaluation", "workshops": "workshop", "guides": "guide"}
    by_folder |= {"guidance": "guidance"}
    return by_folder.get(path.parent.name) or next(by_key, None)


def shown(path: Path) -> str:
    """A path as it is told to people: relative to the working folder where it lies below it, with forward slashes."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files lying in a folder, by name."""
    return sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml") and path.is_file())
