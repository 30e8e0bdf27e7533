"""Starts the command line: `python -m roadmap …`.

`check` runs in editors and hooks, each time a file is saved. So its plain form, paths and `--json`
only, is started here without typer, whose import alone takes longer than the whole check. Everything
else, `check --help` too, goes the way of all commands: `roadmap/cli/app.py`.
"""

import sys
from pathlib import Path

from roadmap.cli import running


def _is_plain_check(arguments: list[str]) -> bool:
    return arguments[:1] == ["check"] and all(one == "--json" or not one.startswith("-") for one in arguments[1:])


def main() -> None:
    """Runs the command that was typed, and ends the process with its exit status."""
    running.speak_utf8()
    arguments = sys.argv[1:]
    if _is_plain_check(arguments):
        from roadmap.cli.check import check

        paths = [Path(one) for one in arguments[1:] if one != "--json"]
        as_json = "--json" in arguments
        sys.exit(running.guarded(lambda: check(paths, as_json), as_json))
    from roadmap.cli.app import app

    app(prog_name="python -m roadmap")


if __name__ == "__main__":
    main()
