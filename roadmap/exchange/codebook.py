"""The codebook of a framework: every item with its wording and hash, and every column of the released files with its meaning."""

import json
import typing
from collections.abc import Iterator, Sequence
from types import UnionType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, Field

from roadmap.content.models import DONT_KNOW, NOT_APPLICABLE, NOT_ASKED, Framework
from roadmap.content.pinning import framework_hash, item_hash
from roadmap.exchange.data_tables import DataTable, csv_file, data_table, workbook
from roadmap.exchange.programme_models import TABLES, Programme
from roadmap.exchange.site_models import (
    SiteAction,
    SiteDomain,
    SiteFramework,
    SiteItem,
    SitePlacement,
    SiteRelease,
    SiteScale,
    Strict,
)

HOLDS_CODEBOOK = "Trauma-informed self-assessment: codebook of a framework"
SITE_FILE, PROGRAMME_FILE = "site release", "programme.json"
#: What a figure may be instead of a number, in words; every released file uses these.
STATES = {
    "shown": "The figure is there.",
    "withheld": "There is a figure, and it is not shown on its own, so that nobody can be picked out.",
    NOT_ASKED: "Nobody was asked.",
    DONT_KNOW: "Somebody was asked and could not tell from where they are.",
    NOT_APPLICABLE: "Somebody was asked and said that it does not apply there.",
    "blank": "Somebody was asked and left it blank.",
    "not_known": "Where a site or an activity stands cannot be told from the answers.",
}


class CodebookItem(Strict):
    """One item as people read it."""

    item: str = Field(description="id of the item")
    hash: str = Field(description="SHA-256 of what people read when they rate it, as in the released files")
    core: bool = Field(description="whether everybody is asked it in the same words; only these items are compared between sites")
    domain: str = Field(description="id of its domain")
    domain_title: str = Field(description="title of its domain")
    kind: str = Field(description="progress, or readiness")
    factor: str | None = Field(description="of a readiness item, its factor")
    text: str = Field(description="its wording")
    plain: str | None = Field(description="its wording in plain words, where there is another")
    scale: str = Field(description="id of its scale")
    labels: dict[str, str] = Field(description="what each stage is called for it, least first")
    descriptors: dict[str, str] = Field(description="what each stage looks like here")
    sets: tuple[str, ...] = Field(description="ids of the sets that hold it")
    ask: tuple[str, ...] = Field(description="ids of the perspectives that are asked")
    weight: float = Field(description="its weight in the score of its domain")


class CodebookStage(Strict):
    """One stage of a scale."""

    scale: str = Field(description="id of the scale")
    stage: str = Field(description="id of the stage")
    place: int = Field(description="its place, from 0 for the least")
    label: str = Field(description="its name")
    lower_two: bool = Field(description="whether it is one of the two least, which a programme counts")


class CodebookName(Strict):
    """One set, perspective or domain."""

    kind: Literal["set", "perspective", "domain"] = Field(description="what is named")
    id: str = Field(description="its id")
    name: str = Field(description="its name")
    about: str = Field(description="what it is")


class CodebookColumn(Strict):
    """One column of a table, or one key of a JSON file."""

    file: str = Field(description="the file or table in which it stands")
    column: str = Field(description="its name")
    meaning: str = Field(description="what it says")
    values: tuple[str, ...] = Field(description="the words it may hold, where they are few")


class CodebookState(Strict):
    """One word for what is no number."""

    state: str = Field(description="the word")
    meaning: str = Field(description="what it says")


class Codebook(Strict):
    """The data dictionary of a framework and of every file that is released."""

    holds: str = Field(default=HOLDS_CODEBOOK, description="what kind of file this is")
    framework: SiteFramework = Field(description="the framework")
    title: str = Field(description="its title")
    language: str = Field(description="its language")
    items: tuple[CodebookItem, ...] = Field(description="every item, in its order")
    scales: tuple[CodebookStage, ...] = Field(description="every stage of every scale, least first")
    names: tuple[CodebookName, ...] = Field(description="sets, perspectives and domains")
    columns: tuple[CodebookColumn, ...] = Field(description="every column of the released files")
    states: tuple[CodebookState, ...] = Field(description="the words for what is no number")


#: The tables of a codebook, by the name of their sheet.
SHEETS: dict[str, type[Strict]] = {
    "items": CodebookItem,
    "scales": CodebookStage,
    "names": CodebookName,
    "columns": CodebookColumn,
    "states": CodebookState,
}


def codebook(framework: Framework) -> Codebook:
    """The codebook of a framework."""
    return Codebook(
        framework=SiteFramework(id=framework.id, version=framework.version, hash=framework_hash(framework)),
        title=framework.about.title,
        language=framework.about.language,
        items=tuple(_item(item_id, framework) for item_id in framework.items),
        scales=tuple(
            CodebookStage(scale=scale.id, stage=stage.id, place=place, label=stage.name, lower_two=place < 2)
            for scale in framework.about.scales
            for place, stage in enumerate(scale.stages)
        ),
        names=tuple(_names(framework)),
        columns=tuple(_columns()),
        states=tuple(CodebookState(state=state, meaning=meaning) for state, meaning in STATES.items()),
    )


def codebook_file(book: Codebook, suffix: str) -> bytes:
    """A codebook as `.csv` (one table, whose first column says what each row is), `.xlsx` (a sheet each) or `.json`."""
    if suffix == ".json":
        return (json.dumps(book.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()
    tables = {name: data_table(model, getattr(book, name)) for name, model in SHEETS.items()}
    return workbook(tables, f"Codebook: {book.title}") if suffix == ".xlsx" else csv_file(_one_table(tables))


def _item(item_id: str, framework: Framework) -> CodebookItem:
    item, domain = framework.items[item_id], framework.domain_of[item_id]
    return CodebookItem(
        item=item_id,
        hash=item_hash(item),
        core=framework.shared_set(item) is not None,
        domain=domain.id,
        domain_title=domain.title,
        kind=domain.kind,
        factor=item.factor,
        text=item.text,
        plain=item.plain,
        scale=domain.scale,
        labels={stage: framework.stage_name(item, stage) for stage in framework.scale_of(item_id).stage_ids},
        descriptors=item.descriptors,
        sets=framework.sets_of(item),
        ask=item.ask,
        weight=item.weight,
    )


def _names(framework: Framework) -> Iterator[CodebookName]:
    for one in framework.about.sets:
        yield CodebookName(kind="set", id=one.id, name=one.name, about=one.about)
    for group in framework.perspectives:
        yield CodebookName(kind="perspective", id=group.id, name=group.name, about=group.about)
    for domain in framework.domains:
        yield CodebookName(kind="domain", id=domain.id, name=domain.title, about=domain.intro)


def _columns() -> Iterator[CodebookColumn]:
    """Every column and key of every released file, from the models that write them."""
    parts: dict[str, type[BaseModel]] = {
        SITE_FILE: SiteRelease,
        f"{SITE_FILE}: framework": SiteFramework,
        f"{SITE_FILE}: scales": SiteScale,
        f"{SITE_FILE}: items": SiteItem,
        f"{SITE_FILE}: domains": SiteDomain,
        f"{SITE_FILE}: placements": SitePlacement,
        f"{SITE_FILE}: actions": SiteAction,
        PROGRAMME_FILE: Programme,
        **TABLES,
        "codebook": Codebook,
        **{f"codebook: {name}": model for name, model in SHEETS.items()},
    }
    for file, model in parts.items():
        for name, field in model.model_fields.items():
            values = tuple(dict.fromkeys(_words(field.annotation)))
            yield CodebookColumn(file=file, column=name, meaning=field.description or "", values=values)


def _words(kind: Any) -> Iterator[str]:
    """The words that a field may hold, where its type names them."""
    if get_origin(kind) is Literal:
        yield from map(str, get_args(kind))
    elif get_origin(kind) in (typing.Union, UnionType):
        for one in get_args(kind):
            yield from _words(one)


def _one_table(tables: dict[str, DataTable]) -> DataTable:
    """Several tables as one, with all their columns."""
    columns = list(dict.fromkeys(column for names, _ in tables.values() for column in names))
    found: list[Sequence[Any]] = [
        [part, *(dict(zip(names, row, strict=True)).get(column) for column in columns)]
        for part, (names, rows) in tables.items()
        for row in rows
    ]
    return ["part", *columns], found
