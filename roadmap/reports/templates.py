"""Looks at an organisation's own Word or PowerPoint template before it is used: what it is, no macros, nothing far too large."""

import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Literal, get_args

Kind = Literal["docx", "pptx"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Reason = Literal["macros", "old", "damaged", "too_large", "word", "powerpoint", "no_title"]
MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 20_000_000, 200_000_000, 5_000
#: The endings that are taken, by what the report will be.
ENDINGS: dict[str, tuple[str, ...]] = {"docx": (".docx", ".dotx"), "pptx": (".pptx", ".potx")}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_MAIN = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml"}
_OFFICE = b"application/vnd.openxmlformats-officedocument."
#: A template differs from a document in how its main part is named among the types.
_AS_DOCUMENT: dict[Kind, tuple[bytes, bytes]] = {
    "docx": (_OFFICE + b"wordprocessingml.template.main+xml", _OFFICE + b"wordprocessingml.document.main+xml"),
    "pptx": (_OFFICE + b"presentationml.template.main+xml", _OFFICE + b"presentationml.presentation.main+xml"),
}
_TYPES = "[Content_Types].xml"


class TemplateProblem(Exception):  # noqa: N818 - the name the pages and commands speak of
    """Why a template is not used; the words for each reason stand in the interface's words, `downloads.template_<reason>`."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True)
class Template:
    """A template that may be used, as a document that can be opened; `missing` names styles or layouts that it lacks."""

    kind: Kind
    content: bytes
    missing: tuple[str, ...] = ()


def read_template(content: bytes, kind: Kind) -> Template:
    """The template in a file for reports of a kind. TemplateProblem where it cannot be used."""
    opened = _as_document(content, kind)
    if kind == "docx":
        from roadmap.reports.word_template import missing_styles

        return Template(kind, opened, missing_styles(opened))
    from roadmap.reports.powerpoint_template import missing_layouts

    return Template(kind, opened, missing_layouts(opened))


def _as_document(content: bytes, kind: Kind) -> bytes:
    if len(content) > MOST_BYTES:
        raise TemplateProblem("too_large")
    if content.startswith(_OLD_OFFICE):
        raise TemplateProblem("old")
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            entries = parts.infolist()
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise TemplateProblem("too_large")
            names = {entry.filename for entry in entries}
            types = parts.read(_TYPES)
            if any("vbaproject" in name.casefold() for name in names) or b"macroenabled" in types.lower():
                raise TemplateProblem("macros")
            if _MAIN[kind] not in names:
                raise TemplateProblem("word" if kind == "docx" else "powerpoint")
            was, now = _AS_DOCUMENT[kind]
            return content if was not in types else _rewritten(parts, types.replace(was, now))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise TemplateProblem("damaged") from error


def _rewritten(parts: zipfile.ZipFile, types: bytes) -> bytes:
    """The same file with other types of its parts."""
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in parts.infolist():
            made.writestr(entry, types if entry.filename == _TYPES else parts.read(entry))
    return saved.getvalue()
