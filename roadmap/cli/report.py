"""`report`: one report of an archive, in the format that the file's ending names."""

from datetime import UTC, datetime
from pathlib import Path

from roadmap.assessment.models import Audience
from roadmap.cli.files import refuse_existing, write
from roadmap.cli.layout import section
from roadmap.cli.opening import open_archive
from roadmap.cli.output import Failure, print_json, say
from roadmap.cli.running import WRONG_USAGE
from roadmap.cli.standing import standing
from roadmap.content.loading import find_ladder, load_support, load_words
from roadmap.content.places import shown

SUFFIXES = (".docx", ".xlsx", ".pptx", ".pdf", ".html", ".json")


def report(archive: Path, to: Path, replace: bool, ladder_name: str, as_json: bool) -> int:
    """Writes the report for the organisation: it shows what everybody's answers say together, and small groups never alone."""
    suffix = to.suffix.lower()
    if suffix not in SUFFIXES:
        message = f"A report ends with {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}, not with '{to.suffix}'."
        raise Failure("WRONG_USAGE", message, "--to", WRONG_USAGE)
    refuse_existing(to, replace)
    ladder = find_ladder(ladder_name)
    stands = standing(open_archive(archive), ladder, Audience.ORGANISATION)

    # Only once there is something to report: the writers take their time to import.
    from roadmap.reports.assessment_report import ReportParts, assessment_report
    from roadmap.reports.room_slides import room_slides
    from roadmap.reports.save import save

    plan = stands.parts.plan
    document = (room_slides if suffix == ".pptx" else assessment_report)(
        ReportParts(
            assessment=stands.parts.assessment,
            framework=stands.framework,
            release=stands.release,
            results=stands.results,
            words=load_words("report_en"),
            printed_on=datetime.now(UTC).date(),
            placements=stands.placed,
            plan=plan if plan.priorities else None,
            notes=tuple(stands.experts_list(plan, section("reasons"), section("plan"))) if plan.priorities else (),
            support=load_support(),
        )
    )
    content = document.model_dump_json(indent=1).encode() if suffix == ".json" else save(document, suffix)
    write(to, content, replace)
    if as_json:
        print_json({"report": {"file": shown(to), "format": suffix[1:], "assessment": stands.parts.assessment.id}})
    else:
        say(f"Written: {shown(to)}")
    return 0
