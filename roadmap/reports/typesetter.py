"""Runs Typst on the files in `typesetting/` with our own fonts, and nothing of the machine's."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from roadmap.reports.models import Chart
from roadmap.reports.printable import FONTS, printer

FOLDER = Path(__file__).parent / "typesetting"


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


def typeset(file: str, data: dict[str, Any], **options: Any) -> bytes | list[bytes]:
    """What Typst makes of a file with these data. Data go in as JSON, so that no text is ever read as code."""
    # A compiler is made for each document: it is cheap beside the fonts, and keeps nothing of another document.
    compiler = typst.Compiler(root=str(FOLDER), font_paths=_fonts())
    made = compiler.compile(str(FOLDER / file), sys_inputs={"data": json.dumps(data)}, **options)
    assert made is not None  # only where a file is written
    return made


def in_print(file: str, data: dict[str, Any], not_printable: str, **options: Any) -> list[bytes]:
    """The same, with every text made printable first: a list of pages for pictures, of one file for PDF.

    Letters are checked one by one, and only Typst knows how they join. Where it finds no font for a cluster, or fails
    in shaping it, the plainest letters are kept instead of losing the whole document.
    """
    try:
        made = typeset(file, strings(printer(not_printable), data), **options)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as problem:  # a failure inside Typst is no Exception
        if "could not be displayed" not in str(problem) and "byte index" not in str(problem):
            raise
        made = typeset(file, strings(printer(not_printable, strict=True), data), **options)
    return [made] if isinstance(made, bytes) else list(made)


def pictures(charts: list[Chart], form: Literal["png", "svg"], not_printable: str) -> list[bytes]:
    """Each chart as a picture, in order."""
    if not charts:
        return []
    data = {"charts": [chart.model_dump(mode="json") for chart in charts]}
    return in_print("pictures.typ", data, not_printable, format=form, ppi=200)


def strings(change: Any, data: Any) -> Any:
    """The same data with each text in it changed."""
    if isinstance(data, str):
        return change(data)
    if isinstance(data, dict):
        return {key: strings(change, value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [strings(change, value) for value in data]
    return data
