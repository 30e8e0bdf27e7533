"""`check`: every fault of content files, in one go."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from roadmap.cli.output import fault_lines, print_json, remark, say
from roadmap.content.checks import check_paths


def check(paths: Sequence[Path], as_json: bool) -> int:
    """Checks files and folders, by default all of `questions/`; 1 where there is a fault. Warnings are no faults."""
    report = check_paths(paths, today=datetime.now(UTC).date())
    files = "1 file" if report.files == 1 else f"{report.files} files"
    found = "no faults" if not report.faults else "1 fault" if len(report.faults) == 1 else f"{len(report.faults):,} faults"
    if as_json:
        print_json(report.as_json())
        remark(fault_lines(report.faults))
    else:
        say(fault_lines(report.faults))
    remark(f"warning: {warning}" for warning in report.warnings)
    (remark if as_json else say)(f"{files} checked: {found}.")
    return 1 if report.faults else 0
