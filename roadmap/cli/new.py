"""`new`: a commented starting point for what a practitioner may write, or a framework from a spreadsheet."""

from pathlib import Path

from roadmap.cli.output import Failure, print_json, say
from roadmap.cli.running import WRONG_USAGE
from roadmap.content.places import shown
from roadmap.content.starting import Kind, start


def new(kind: Kind, folder: Path, spreadsheet: Path | None, as_json: bool) -> int:
    """Writes into a new or empty folder. ContentFaults where something lies there, or with every fault of the spreadsheet."""
    if spreadsheet is None:
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
