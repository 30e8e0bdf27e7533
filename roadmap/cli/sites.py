"""`release`, `programme` and `codebook`: files for those who look at many sites, and never at one of them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from roadmap.assessment.models import Audience
from roadmap.cli.files import refuse_existing, write
from roadmap.cli.layout import bullets, counted, table, wrapped
from roadmap.cli.opening import open_archive
from roadmap.cli.output import Failure, print_json, remark, say
from roadmap.cli.running import WRONG_USAGE
from roadmap.cli.standing import standing
from roadmap.content.faults import Code, ContentFaults, make_fault
from roadmap.content.loading import find_framework, find_ladder
from roadmap.content.places import shown
from roadmap.exchange.codebook import Codebook, codebook_file
from roadmap.exchange.codebook import codebook as codebook_of
from roadmap.exchange.programme import join, read_programme
from roadmap.exchange.programme_files import folder_files, programme_workbook
from roadmap.exchange.programme_models import Programme
from roadmap.exchange.programme_reading import reading
from roadmap.exchange.sealed_json import MOST_BYTES, text_of
from roadmap.exchange.site_models import SiteRelease
from roadmap.exchange.site_release import site_release
from roadmap.exchange.zipping import altered

CODEBOOKS = (".csv", ".xlsx", ".json")


def release(archive: Path, to: Path, ladder_name: str, name: str | None, replace: bool, as_json: bool) -> int:
    """Writes the figures of an archive's last release that anyone may see. Single answers in it are not looked at."""
    refuse_existing(to, replace)
    ladder = find_ladder(ladder_name)
    parts = open_archive(archive).model_copy(update={"raw": None})
    stands = standing(parts, ladder, Audience.ANYONE)
    try:
        made = site_release(
            parts.assessment, stands.framework, stands.release, placed=stands.placed, plan=parts.plan, name=name or None
        )
    except ValueError as error:  # a release that this tool does not make, such as a survey without a threshold
        raise altered("releases") from error
    write(to, text_of(made), replace)
    states = [item.state for item in made.items]
    if as_json:
        found = {"file": shown(to), "site": made.site, "round": made.round, "month": made.month, "name": made.name}
        counts = {state: states.count(state) for state in ("shown", "withheld", "not_asked")}
        print_json({"release": found | counts | {"placements": len(made.placements), "actions": len(made.actions)}})
    else:
        say(f"Written: {shown(to)}")
    remark(_what_it_holds(made, states.count("shown")))
    return 0


def programme(files: Sequence[Path], before: Path | None, to: Path | None, replace: bool, as_json: bool) -> int:
    """Joins site releases, as far as no site can be told from the others."""
    if to:
        _refuse_target(to, replace)
    earlier = read_programme(_content(before), shown(before)) if before else None
    joined = join(((shown(path), _content(path)) for path in _files(files)), earlier)
    if to:
        _write_programme(joined, to, replace)
    if as_json:
        print_json(joined.model_dump(mode="json"))
    else:
        say(_programme_lines(joined))
    (remark if as_json else say)([f"Written: {shown(to)}"] if to else [])
    return 0


def codebook(framework_name: str, to: Path | None, replace: bool, as_json: bool) -> int:
    """Writes, or prints, the data dictionary of a framework."""
    suffix = to.suffix.lower() if to else ".json"
    if suffix not in CODEBOOKS:
        message = f"A codebook ends with {', '.join(CODEBOOKS[:-1])} or {CODEBOOKS[-1]}, not with '{suffix}'."
        raise Failure("WRONG_USAGE", message, "--to", WRONG_USAGE)
    if to:
        refuse_existing(to, replace)
    book = codebook_of(find_framework(framework_name))
    if to:
        write(to, codebook_file(book, suffix), replace)
    if as_json:
        print_json(book.model_dump(mode="json"))
    else:
        say([f"Written: {shown(to)}"] if to else _codebook_lines(book))
    return 0


def _what_it_holds(made: SiteRelease, items: int) -> list[str]:
    """What leaves with a site release, so that people know before they send it."""
    told = [counted(items, "question", "questions"), counted(len(made.placements), "placement", "placements")]
    told.append(counted(len(made.actions), "action without its words", "actions without their words"))
    named = f"It names the organisation: {made.name}." if made.name else "It does not name the organisation."
    called = f" The round is called '{made.round}'." if made.round else ""
    return wrapped(f"It holds figures of {', '.join(told[:-1])} and {told[-1]}. {named}{called}")


# --- programme -------------------------------------------------------------------------------


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named; of a folder, every JSON file in it but a programme."""
    for path in paths:
        yield from sorted(one for one in path.glob("*.json") if one.name != "programme.json") if path.is_dir() else [path]


def _content(path: Path) -> bytes:
    """The content of a file, as far as any of these is read; ContentFaults where it cannot be."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise ContentFaults([make_fault(Code.CANNOT_READ, shown(path), detail=detail)]) from error


def _refuse_target(to: Path, replace: bool) -> None:
    """Failure where a programme cannot be written there."""
    if to.suffix.lower() == ".xlsx" and not to.is_dir():
        refuse_existing(to, replace)
    elif to.suffix and not to.is_dir():
        message = f"A programme is written into a folder, or a file that ends with .xlsx, not with '{to.suffix}'."
        raise Failure("WRONG_USAGE", message, "--to", WRONG_USAGE)
    elif to.is_dir() and not replace and any(to.iterdir()):
        message = f"{shown(to)} is not empty. Choose a new folder, or add --replace to write over a programme in it."
        raise Failure("FILE_EXISTS", message, shown(to))
    elif not to.is_dir():
        refuse_existing(to, replace=False)


def _write_programme(joined: Programme, to: Path, replace: bool) -> None:
    if to.suffix.lower() == ".xlsx" and not to.is_dir():
        write(to, programme_workbook(joined), replace)
        return
    try:
        to.mkdir(exist_ok=True)
    except OSError as error:
        reason = (error.strerror or "no reason is given").lower()
        raise Failure("CANNOT_WRITE", f"{shown(to)} cannot be written: {reason}.", shown(to)) from error
    for name, content in folder_files(joined).items():
        write(to / name, content, replace)


def _programme_lines(joined: Programme) -> Iterator[str]:
    if joined.example:
        yield "Example: fictional data. Nothing here is about a real service or person."
    yield f"{counted(len(joined.sites), 'site', 'sites')} joined, on the framework {joined.framework}."
    yield from (line for note in joined.notes for line in wrapped(note))
    told = reading(joined)
    for title, rows in (
        ("Common gaps: half of the sites or more stand in the lower two stages", told.gaps),
        ("Common strengths: fewer than half of the sites do", told.strengths),
    ):
        if rows:
            yield from ("", title, "")
            yield from bullets([f"{told.name(one)} ({one.lower_two} of {one.sites})" for one in rows])
    domains = [[told.name(one), f"{one.lower_two} of {one.sites}"] for one in told.domains]
    if domains:
        yield from ("", "Areas, by their core questions: sites in the lower two stages", "")
        yield from table(["Area", "Sites"], domains, right={1})
    if told.hidden and joined.sites:
        yield ""
        yield from wrapped(f"Withheld, since fewer than {joined.least_sites} sites can be counted: {told.hidden} of the results.")


# --- codebook --------------------------------------------------------------------------------


def _codebook_lines(book: Codebook) -> Iterator[str]:
    yield f"{book.title} ({book.framework.id} {book.framework.version})"
    yield f"hash {book.framework.hash}"
    for domain in dict.fromkeys(item.domain for item in book.items):
        mine = [item for item in book.items if item.domain == domain]
        yield from ("", f"{mine[0].domain_title} ({domain})")
        yield from bullets([f"{item.item}{' (core)' if item.core else ''}: {item.text}" for item in mine])
    yield from ("", "Words for what is no number", "")
    yield from table(["Word", "Meaning"], [[one.state, one.meaning] for one in book.states])
    yield from ("", f"{len(book.columns)} columns of the released files are described too: write the codebook with --to.")
