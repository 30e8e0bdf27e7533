"""`report`: one report of an archive, in the format that the file's ending names."""

from datetime import UTC, datetime
from pathlib import Path

from roadmap.assessment.models import Audience
from roadmap.cli.files import refuse_existing, write
from roadmap.cli.layout import section, words
from roadmap.cli.opening import open_archive
from roadmap.cli.output import Failure, print_json, remark, say
from roadmap.cli.running import WRONG_USAGE
from roadmap.cli.standing import standing
from roadmap.content.loading import find_ladder, load_support, load_words
from roadmap.content.places import shown
from roadmap.reports.templates import Kind, Template, TemplateProblem, read_template

SUFFIXES = (".docx", ".xlsx", ".pptx", ".pdf", ".html", ".json")


def report(archive: Path, to: Path, template_file: Path | None, replace: bool, ladder_name: str, as_json: bool) -> int:
    """Writes the report for the organisation: it shows what everybody's answers say together, and small groups never alone."""
    suffix = to.suffix.lower()
    if suffix not in SUFFIXES:
        message = f"A report ends with {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}, not with '{to.suffix}'."
        raise Failure("WRONG_USAGE", message, "--to", WRONG_USAGE)
    refuse_existing(to, replace)
    template = _template(template_file, suffix) if template_file else None
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
    content = document.model_dump_json(indent=1).encode() if suffix == ".json" else save(document, suffix, template)
    write(to, content, replace)
    if as_json:
        print_json({"report": {"file": shown(to), "format": suffix[1:], "assessment": stands.parts.assessment.id}})
    else:
        say(f"Written: {shown(to)}")
    return 0


def _template(path: Path, suffix: str) -> Template:
    """An organisation's own template; what it lacks is told beside the result. Failure where it cannot be used."""
    kinds: dict[str, Kind] = {".docx": "docx", ".pptx": "pptx"}
    if suffix not in kinds:
        raise Failure("WRONG_USAGE", "A template is for a report that ends with .docx or .pptx.", "--template", WRONG_USAGE)
    try:
        found = read_template(path.read_bytes(), kinds[suffix])
    except OSError as error:
        reason = (error.strerror or "no reason is given").lower()
        raise Failure("TEMPLATE", f"{shown(path)} cannot be read: {reason}.", shown(path)) from error
    except TemplateProblem as problem:
        raise Failure("TEMPLATE", f"{shown(path)}: {words(f'downloads.template_{problem.reason}')}", shown(path)) from problem
    if found.missing:
        remark(words(f"downloads.template_missing_{kinds[suffix]}", names=", ".join(found.missing)))
    return found
