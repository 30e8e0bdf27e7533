"""The files of the pack, in the order in which they are needed: what each is called, what it is, and for whom."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from roadmap.content.models import ItemSet
from roadmap.content.papers import PAPERS, Paper, load_paper
from roadmap.content.reading_time import minutes
from roadmap.pack.cards import cards_document
from roadmap.pack.contributors import contributors_document
from roadmap.pack.forms import form_document
from roadmap.pack.guide import guide_document
from roadmap.pack.invitations import invitations_document
from roadmap.pack.making import PackParts
from roadmap.pack.start_here import Listed, start_document
from roadmap.pack.workbook.making import workbook
from roadmap.reports.forms import items_on
from roadmap.reports.governance import paper_document
from roadmap.reports.models import Document
from roadmap.reports.save import save
from roadmap.reports.starting_templates import starting_template
from roadmap.reports.templates import KINDS

Maker = Callable[[], bytes]


@dataclass(frozen=True)
class _Paper:
    """One paper in its formats. `make` is given whether blanks are lines to write on by hand, as in PDF."""

    name: str
    what: str
    who: str
    make: Callable[[bool], Document]
    suffixes: tuple[str, ...] = ("docx", "pdf")

    def files(self, name: str) -> Iterator["PackFile"]:
        """The paper under a name, once for each format."""
        for suffix in self.suffixes:
            yield PackFile(f"{name}.{suffix}", partial(_saved, partial(self.make, suffix == "pdf"), suffix))


@dataclass(frozen=True)
class _Working:
    """A file that is no paper: the workbook, and the templates that reports are written in."""

    name: str
    what: str
    who: str
    make: Maker
    suffixes: tuple[str] = ("xlsx",)

    def files(self, name: str) -> Iterator["PackFile"]:
        """The file under a name."""
        yield PackFile(f"{name}.{self.suffixes[0]}", self.make)


@dataclass(frozen=True)
class PackFile:
    """One file: its path inside the pack, with forward slashes, and how its content is made."""

    name: str
    make: Maker


def pack_files(parts: PackParts) -> tuple[PackFile, ...]:
    """Every file, in the order of use, which is that of their names."""
    papers = list(_numbered(_papers(parts)))
    listed = [_first(parts), *(Listed(_spelled(name, paper.suffixes), paper.what, paper.who) for name, paper in papers)]
    first = parts.say("files.start_here")
    found = [
        PackFile(f"00-{first}.{suffix}", partial(_saved, partial(start_document, parts, tuple(listed)), suffix))
        for suffix in ("html", "docx")
    ]
    for name, paper in papers:
        found += paper.files(name)
    return tuple(found)


def zipped(files: tuple[PackFile, ...], folder: str) -> bytes:
    """All files in one folder of a zip archive."""
    saved = BytesIO()
    with ZipFile(saved, "w", ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(ZipInfo(f"{folder}/{file.name}"), file.make(), ZIP_DEFLATED)
    return saved.getvalue()


def _saved(document: Callable[[], Document], suffix: str) -> bytes:
    return save(document(), suffix)


def _numbered(papers: Iterator[_Paper | _Working]) -> Iterator[tuple[str, _Paper | _Working]]:
    """Papers with their numbers; those in a folder share the folder's number and have one of their own."""
    number, inside, folder = 0, 0, ""
    for paper in papers:
        above, _, name = paper.name.rpartition("/")
        if not above or above != folder:
            number, inside = number + 1, 0
        folder, inside = above, inside + 1
        yield (f"{number:02}-{above}/{inside:02}-{name}" if above else f"{number:02}-{name}"), paper


def _papers(parts: PackParts) -> Iterator[_Paper | _Working]:
    yield _named(parts, "guide", lambda by_hand: guide_document(parts))
    yield _named(parts, "invitations", lambda by_hand: invitations_document(parts), ("docx",))
    for asked in parts.framework.about.sets:
        yield from _forms(parts, asked)
    yield _Working(
        parts.say("files.workbook"), parts.say("files.workbook_what"), parts.say("files.workbook_who"), lambda: workbook(parts)
    )
    yield _named(parts, "ladder", lambda by_hand: cards_document(parts))
    yield _named(parts, "contributors", lambda by_hand: contributors_document(parts))
    folder, who = parts.say("files.governance"), parts.say("files.governance_who")
    for paper_id in PAPERS:
        paper = load_paper(paper_id)
        title = parts.say("files.governance_what", title=paper.title)
        yield _Paper(f"{folder}/{paper_id.replace('_', '-')}", title, who, partial(_governance, parts, paper), ("docx",))
    yield from _templates(parts)


def _templates(parts: PackParts) -> Iterator[_Working]:
    """What an organisation makes its own reports' look from."""
    folder, who = parts.say("files.templates"), parts.say("files.templates_who")
    for kind in KINDS:
        make = partial(starting_template, kind, parts.report_words, parts.written_on)
        yield _Working(
            f"{folder}/{parts.say(f'files.template_{kind}')}", parts.say(f"files.template_{kind}_what"), who, make, (kind,)
        )


def _governance(parts: PackParts, paper: Paper, _: bool) -> Document:
    return paper_document(paper, None, parts.report_words, parts.written_on)


def _named(parts: PackParts, name: str, make: Callable[[bool], Document], suffixes: tuple[str, ...] = ("docx", "pdf")) -> _Paper:
    return _Paper(parts.say(f"files.{name}"), parts.say(f"files.{name}_what"), parts.say(f"files.{name}_who"), make, suffixes)


def _forms(parts: PackParts, asked: ItemSet) -> Iterator[_Paper]:
    """A set as a form; the shared one also in large print, and for a group."""
    items = items_on(parts.framework, asked.id, None)
    told = {"name": asked.name, "n": len(items), "minutes": minutes(parts.framework, items, plain=True)}
    texts = parts.words.texts["files"]
    who = texts.get(f"form_who_{asked.id}", texts["form_who_other"])
    yield _Paper(
        parts.say("files.form", set=asked.id),
        parts.say("files.form_what", **told),
        who,
        lambda by_hand: form_document(parts, asked, by_hand=by_hand),
    )
    if not asked.shared:
        return
    yield _Paper(
        parts.say("files.form_large", set=asked.id),
        parts.say("files.form_large_what"),
        who,
        lambda by_hand: form_document(parts, asked, by_hand=by_hand, large=True),
    )
    yield _Paper(
        parts.say("files.form_group", set=asked.id),
        parts.say("files.form_group_what", **told),
        parts.say("files.form_group_who"),
        lambda by_hand: form_document(parts, asked, by_hand=by_hand, group=True),
    )


def _first(parts: PackParts) -> Listed:
    name = _spelled(f"00-{parts.say('files.start_here')}", ("html", "docx"))
    return Listed(name, parts.say("files.start_here_what"), parts.say("files.start_here_who"))


def _spelled(name: str, suffixes: tuple[str, ...]) -> str:
    """A file in its formats, as in 'name.docx, .pdf'."""
    return ", ".join([f"{name}.{suffixes[0]}", *(f".{suffix}" for suffix in suffixes[1:])])
