"""The commands and their options as typer reads them; what each does stands in the file of its group, imported when it runs."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from roadmap.cli import running
from roadmap.cli.output import Failure


class CalmGroup(TyperGroup):
    """The commands as a whole: failures are told in words or as JSON, wrong usage too, and the process ends with a status."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        given = list(sys.argv[1:] if args is None else args)

        def work() -> int | None:
            try:
                status: int | None = super(CalmGroup, self).main(
                    given, prog_name, complete_var, standalone_mode=False, windows_expand_args=windows_expand_args, **extra
                )
            except typer.Abort:
                raise Failure("STOPPED", "Stopped. Nothing was written.") from None
            except Exception as error:
                raise _wrong_usage(error) from None
            return status

        sys.exit(running.guarded(work, "--json" in given))


def _wrong_usage(error: Exception) -> Exception:
    """What typer says of a command that was typed wrongly, as a failure; any other exception as it is.

    Only those know how to format a message. (Their class is private in some versions of typer.)
    """
    if not hasattr(error, "format_message"):
        return error
    context = getattr(error, "ctx", None)
    command: str = context.command_path if context else "python -m roadmap"
    message = str(error.format_message()).rstrip(".")
    end = "" if message.endswith("?") else "."
    return Failure("WRONG_USAGE", f"{message}{end} Try '{command} --help'.", command, running.WRONG_USAGE)


app = typer.Typer(
    cls=CalmGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Trauma-informed self-assessment: check content, score answers, place activities, draft plans, write reports.",
)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object on standard output; messages go to standard error.")]
Replace = Annotated[bool, typer.Option("--replace", help="Write over a file that is there already.")]
LadderName = Annotated[str, typer.Option("--ladder", metavar="ID_OR_FILE", help="The ladder, by its id or its YAML file.")]
ArchiveFile = Annotated[Path, typer.Argument(metavar="ARCHIVE", help="An archive that 'export' or the app saved.")]


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH", help="Files and folders; all content by default.")] = None,
    as_json: AsJson = False,
) -> int:
    """Check content files and list every fault with its file and line."""
    from roadmap.cli import check as command

    return command.check(paths or [], as_json)


@app.command()
def new(
    kind: Annotated[Literal["framework", "ladder", "evaluation", "workshop"], typer.Argument(help="What to begin.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder; its name becomes the id.")],
    spreadsheet: Annotated[
        Path | None, typer.Option("--from", metavar="FILE.xlsx", help="Make the framework from a spreadsheet, a row an activity.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Write a commented starting point for a framework, a ladder, an evaluation or a workshop into a new folder."""
    from roadmap.cli import new as command

    return command.new(kind, folder, spreadsheet, as_json)


@app.command()
def score(
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS", help="Answers as CSV, XLSX or JSON.")],
    framework: Annotated[
        str, typer.Option("--framework", metavar="ID_OR_DIR", help="The framework, by its id or its folder.")
    ] = "trauma_informed",
    release: Annotated[
        int | None,
        typer.Option("--release", metavar="K", min=1, help="Show only what may be shown of an open survey with threshold K."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Compute results from a file of answers: as in the room, or with --release as an open survey."""
    from roadmap.cli import score as command

    return command.score(answers, framework, release, as_json)


@app.command()
def place(
    activities: Annotated[Path, typer.Argument(metavar="ACTIVITIES", help="A list of activities, YAML or JSON.")],
    ladder: LadderName = "tlap_coproduction",
    as_json: AsJson = False,
) -> int:
    """Say where activities stand on a ladder of participation, and why."""
    from roadmap.cli import place as command

    return command.place(activities, ladder, as_json)


@app.command()
def draft(archive: ArchiveFile, ladder: LadderName = "tlap_coproduction", as_json: AsJson = False) -> int:
    """Draft a priority action plan from an archive."""
    from roadmap.cli import draft as command

    return command.draft(archive, ladder, as_json)


@app.command()
def evaluate(
    responses: Annotated[Path, typer.Argument(metavar="RESPONSES", help="Responses as CSV, XLSX or JSON.")],
    evaluation: Annotated[
        str, typer.Option("--evaluation", metavar="ID_OR_FILE", help="The questionnaire, by its id or its YAML file.")
    ] = "power_sharing",
    attended: Annotated[
        list[str] | None, typer.Option("--attended", metavar="WAVE=N", help="How many were there, for each wave.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Say what anonymous forms before and after a workshop show, with intervals."""
    from roadmap.cli import evaluate as command

    return command.evaluate(responses, evaluation, attended or [], as_json)


@app.command()
def report(
    archive: ArchiveFile,
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The report; .docx, .xlsx, .pptx, .pdf, .html or .json.")],
    template: Annotated[
        Path | None, typer.Option("--template", metavar="FILE", help="Your own Word or PowerPoint template, for .docx or .pptx.")
    ] = None,
    replace: Replace = False,
    ladder: LadderName = "tlap_coproduction",
    as_json: AsJson = False,
) -> int:
    """Write the report of an archive: Word, Excel, PowerPoint, PDF, a web page or JSON."""
    from roadmap.cli import report as command

    return command.report(archive, to, template, replace, ladder, as_json)


@app.command()
def demo(
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help="Write the example's archive here instead.")] = None,
    replace: Replace = False,
    as_json: AsJson = False,
) -> int:
    """Put the fictional example into the store, or write its archive."""
    from roadmap.cli import demo as command

    return command.demo(to, replace, as_json)


@app.command()
def pack(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write into; made where it is not there.")],
    framework: Annotated[
        str, typer.Option("--framework", metavar="ID_OR_DIR", help="The framework, by its id or its folder.")
    ] = "trauma_informed",
    ladder: LadderName = "tlap_coproduction",
    replace: Replace = False,
    as_json: AsJson = False,
) -> int:
    """Write what works with no install: forms, workbook, ladder and cards, invitations, papers, a six-week guide."""
    from roadmap.cli import pack as command

    return command.pack(folder, framework, ladder, replace, as_json)


@app.command()
def invite(
    collection: Annotated[
        str | None, typer.Argument(metavar="COLLECTION", help="Which collection of answers; the open survey by default.")
    ] = None,
    perspective: Annotated[
        str | None, typer.Option("--perspective", metavar="ID", help="For one view; for any by default.")
    ] = None,
    personal: Annotated[
        int | None, typer.Option("--personal", metavar="N", min=1, max=500, help="Make so many links, one for each person.")
    ] = None,
    days: Annotated[
        int | None,
        typer.Option("--days", metavar="N", min=1, max=366, help="For how many days they open; else a year after people hear."),
    ] = None,
    base: Annotated[
        str | None, typer.Option("--base", metavar="ADDRESS", help="The address of your server, to stand before each link.")
    ] = None,
    assessment: Annotated[
        str | None, typer.Option("--assessment", metavar="ID", help="Which assessment; the newest by default.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Make a link for a view, or personal links, to give a view by. They are shown once."""
    from roadmap.cli import invite as command

    return command.invite(collection, perspective, personal, days, base, assessment, as_json)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The archive to write.")],
    assessment: Annotated[
        str | None, typer.Option("--assessment", metavar="ID", help="Which assessment; the newest by default.")
    ] = None,
    with_answers: Annotated[
        bool,
        typer.Option(
            "--with-answers", help="Hold the answers of single people too, locked by a passphrase; for the keeper only."
        ),
    ] = False,
    code: Annotated[
        bool, typer.Option("--code", help="Write one person's answers instead, found by the return code they bring.")
    ] = False,
    replace: Replace = False,
    as_json: AsJson = False,
) -> int:
    """Save an assessment as an archive: to share, or with answers for the keeper."""
    from roadmap.cli import archives as command

    if code:
        return command.export_by_code(file, assessment, replace, as_json)
    return command.export(file, assessment, with_answers, replace, as_json)


@app.command(name="import")
def import_(file: ArchiveFile, as_json: AsJson = False) -> int:
    """Add the assessment of an archive to the store. What is there already stays as it is."""
    from roadmap.cli import archives as command

    return command.import_(file, as_json)


@app.command()
def merge(
    archives: Annotated[list[Path], typer.Argument(metavar="ARCHIVE", help="Archives of the same round of the same service.")],
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="Write one archive instead, and leave the store alone.")
    ] = None,
    replace: Replace = False,
    as_json: AsJson = False,
) -> int:
    """Merge archives of the same place into the store, or into one archive. Conflicts are shown, and then nothing is done."""
    from roadmap.cli import merge as command

    return command.merge(archives, to, replace, as_json)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup to write.")],
    replace: Replace = False,
    as_json: AsJson = False,
) -> int:
    """Save everything that is kept as one file, locked by a passphrase; for the keeper only."""
    from roadmap.cli import backups as command

    return command.backup(file, replace, as_json)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="BACKUP", help="A backup that 'backup' or the app saved.")],
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of what is kept here now.")] = False,
    as_json: AsJson = False,
) -> int:
    """Put a backup in the place of everything that is kept. What was erased here stays erased."""
    from roadmap.cli import backups as command

    return command.restore(file, replace, as_json)


@app.command()
def erase(
    code: Annotated[bool, typer.Option("--code", help="Of one person, by the return code they bring.")] = False,
    answers: Annotated[bool, typer.Option("--answers", help="Of everybody in an assessment.")] = False,
    due: Annotated[bool, typer.Option("--due", help="Of all that closed long enough ago.")] = False,
    assessment: Annotated[
        str | None, typer.Option("--assessment", metavar="ID", help="Which assessment; with --answers the newest by default.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    as_json: AsJson = False,
) -> int:
    """Erase answers and notes for good: one person's, everybody's, or all that are due. Results stay."""
    from roadmap.cli import erase as command

    return command.erase(code, answers, due, assessment, yes, as_json)


@app.command()
def migrate(as_json: AsJson = False) -> int:
    """Bring the database up to date, after a backup. The app does this by itself at start."""
    from roadmap.cli import archives as command

    return command.migrate(as_json)


@app.command()
def release(
    archive: ArchiveFile,
    to: Annotated[Path, typer.Option("--to", metavar="SITE.json", help="The file to write.")],
    name: Annotated[
        str | None, typer.Option("--name", metavar="TEXT", help="Name the organisation in the file; without, nothing in it does.")
    ] = None,
    ladder: LadderName = "tlap_coproduction",
    replace: Replace = False,
    as_json: AsJson = False,
) -> int:
    """Write the figures of one site that anyone may see."""
    from roadmap.cli import sites as command

    return command.release(archive, to, ladder, name, replace, as_json)


@app.command()
def programme(
    files: Annotated[list[Path], typer.Argument(metavar="SITE.json", help="Site releases, or folders of them.")],
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FOLDER|FILE.xlsx", help="Write the tables into a folder, or as one workbook.")
    ] = None,
    before: Annotated[
        Path | None, typer.Option("--before", metavar="PROGRAMME.json", help="The programme that these sites are added to.")
    ] = None,
    replace: Replace = False,
    as_json: AsJson = False,
) -> int:
    """Join the releases of many sites: common strengths and gaps, and never one site."""
    from roadmap.cli import sites as command

    return command.programme(files, before, to, replace, as_json)


@app.command()
def codebook(
    framework: Annotated[str, typer.Argument(metavar="FRAMEWORK", help="The framework, by its id or its folder.")],
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help="Write it here; .csv, .xlsx or .json.")] = None,
    replace: Replace = False,
    as_json: AsJson = False,
) -> int:
    """Write the data dictionary of a framework and of every released file."""
    from roadmap.cli import sites as command

    return command.codebook(framework, to, replace, as_json)
