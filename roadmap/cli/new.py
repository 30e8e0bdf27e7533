"""`new`: a commented starting point for a framework, a ladder or an evaluation, or a framework from a spreadsheet."""

from pathlib import Path
from typing import Literal

from roadmap.cli.output import Failure, print_json, say
from roadmap.cli.running import WRONG_USAGE
from roadmap.content.places import shown


def new(kind: Literal["framework", "ladder", "evaluation"], folder: Path, spreadsheet: Path | None, as_json: bool) -> int:
    """Writes into a new or empty folder. ContentFaults where something lies there, or with every fault of the spreadsheet."""
    if spreadsheet is None:
        from roadmap.content.starting import start

        start(kind, folder)
    elif kind == "framework":
        from roadmap.exchange.framework_spreadsheet import new_framework_from

        new_framework_from(spreadsheet, folder)
    else:
        raise Failure("WRONG_USAGE", "Only a framework can be made from a spreadsheet: leave out --from.", "--from", WRONG_USAGE)
    written = [shown(path) for path in sorted(folder.iterdir())]
    if as_json:
        print_json({"written": written})
    else:
        say([*written, "", f"Next: change the words, then look for faults with: python -m roadmap check {shown(folder)}"])
    return 0
