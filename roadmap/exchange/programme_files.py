"""Writes a programme as the files of a folder, as a zip of them, or as one workbook."""

import io
import zipfile

from roadmap.exchange.data_tables import csv_file, data_table, workbook
from roadmap.exchange.programme_models import TABLES, Programme
from roadmap.exchange.sealed_json import text_of
from roadmap.exchange.zipping import EARLIEST

#: The whole programme, to which sites can be added later.
WHOLE = "programme.json"


def folder_files(programme: Programme) -> dict[str, bytes]:
    """The files of a programme by name: a CSV for each table, and the whole as JSON."""
    return {f"{name}.csv": csv_file(data_table(model, getattr(programme, name))) for name, model in TABLES.items()} | {
        WHOLE: text_of(programme)
    }


def folder_zip(programme: Programme) -> bytes:
    """The files of a programme as one zip; the same programme gives the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in folder_files(programme).items():
            archive.writestr(zipfile.ZipInfo(name, EARLIEST), content, compress_type=zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def programme_workbook(programme: Programme) -> bytes:
    """A programme as one workbook: its notes, then a sheet for each table."""
    notes = [*(["Fictional data: nothing here is about a real site."] if programme.example else []), *programme.notes]
    notes.append(f"No figure stands for fewer than {programme.least_sites} sites. What each column says is in the codebook.")
    tables = {name: data_table(model, getattr(programme, name)) for name, model in TABLES.items()}
    return workbook({"notes": (["note"], [[note] for note in notes]), **tables}, "Sites joined")
