"""Files of answers as people save them: CSV of every kind, spreadsheets, JSON; and what cannot be read, told in words."""

import datetime
import io
import json
import random
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from roadmap.content.faults import ContentFaults
from roadmap.exchange import answer_files
from roadmap.exchange.answer_files import AnswerRows, parse_answers, read_answers

HEADER = ("respondent", "perspective", "item", "answer", "note")
ROW = ("r1", "leader", "breaks", "start", "seen – in May")
READ: list[dict[str, object]] = [dict(zip(HEADER, ROW, strict=True))]
CSV = "\n".join(",".join(row) for row in (HEADER, ROW)) + "\n"


def told(content: bytes) -> list[str]:
    """The faults of a file, as people see them."""
    with pytest.raises(ContentFaults) as faults:
        parse_answers(content)
    return [str(fault) for fault in faults.value.faults]


def workbook(rows: Sequence[Sequence[object]], before: Sequence[Sequence[object]] | None = None) -> bytes:
    """A spreadsheet with these rows on its last sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if before is not None:
        for row in before:
            sheet.append(list(row))
        sheet = book.create_sheet("Answers")
    for row in rows:
        sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """A zip file with one more part."""
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, part)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.replace("\n", "\r\n").encode(),
        CSV.replace("\n", "\r").encode(),
        CSV.replace(",", ";").encode(),
        CSV.replace(",", "\t").encode(),
        CSV.encode("utf-16"),
        CSV.encode("utf-16-be"),
        CSV.encode("utf-16-le"),
        CSV.encode("cp1252"),
        CSV.rstrip("\n").encode(),
        '"respondent","perspective","item","answer","note"\n"r1","leader","breaks","start","seen – in May"\n'.encode(),
    ],
    ids=[
        "plain", "byte-order mark", "Windows line ends", "old Mac line ends", "semicolons", "tabs",
        "UTF-16", "UTF-16 big end first", "UTF-16 without a mark", "as Excel saves it in Windows", "no last line end", "quoted",
    ],
)  # fmt: skip
def test_every_kind_of_csv_is_read_the_same(content: bytes) -> None:
    assert parse_answers(content) == AnswerRows("answers", HEADER, READ, 2)


def test_rows_keep_their_numbers_across_empty_ones() -> None:
    read = parse_answers(b"\n,,\nrespondent,item\n\nr1,breaks\n\n\n")
    assert read.header == ("respondent", "item")
    assert read.first_row == 4
    assert read.rows == [{}, {"respondent": "r1", "item": "breaks"}]


def test_a_line_that_names_the_separator_is_passed_over_and_counted() -> None:
    read = parse_answers(b"sep=|\r\nrespondent|item\r\nr1|breaks\r\n")
    assert (read.header, read.first_row, read.rows) == (("respondent", "item"), 3, [{"respondent": "r1", "item": "breaks"}])


def test_a_note_may_hold_line_ends_and_commas() -> None:
    read = parse_answers(b'respondent,note\nr1,"one, two\nthree"\nr2,\n')
    assert read.rows == [{"respondent": "r1", "note": "one, two\nthree"}, {"respondent": "r2", "note": ""}]


def test_commas_in_a_header_with_semicolons_do_not_mislead() -> None:
    read = parse_answers(b"respondent;item;what, why, who, when, where\nr1;breaks;x\n")
    assert read.header == ("respondent", "item", "what, why, who, when, where")


def test_a_value_too_many_is_told_with_its_row() -> None:
    assert told(b"respondent,note\nr1,one, two\nr2,fine\nr3,a,b,c\n") == [
        "answers:2: LONG_ROW this row has more values than there are columns, first 'two': "
        "put quotation marks around a text that holds a comma",
        "answers:4: LONG_ROW this row has more values than there are columns, first 'b': "
        "put quotation marks around a text that holds a comma",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "EMPTY_FILE there is nothing in this file"),
        (b" \r\n\n", "EMPTY_FILE there is nothing in this file"),
        (b"\xff\xfe", "EMPTY_FILE there is nothing in this file"),
        (b",,,\n,,\n", "EMPTY_FILE there is nothing in this file"),
        (b'respondent,note\nr1,"open\n', "BROKEN_ROW this row cannot be read: a quotation mark is opened and not closed"),
        (b'respondent,note\nr1,"a"b\n', "BROKEN_ROW this row cannot be read: a quotation mark stands inside a value"),
        (b"respondent\nr\x001\n", "NOT_A_TABLE this is no table of answers: line 2 holds characters that no text has"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "NOT_A_TABLE this is no table of answers"),
        (b"\xff\xfea", "NOT_A_TABLE this is no table of answers: it cannot be read as text"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "NOT_SPREADSHEET this is not an .xlsx spreadsheet: it is an old .xls file or has a password",
        ),
        (b"PK\x03\x04rubbish", "NOT_SPREADSHEET this is not an .xlsx spreadsheet: it cannot be unpacked"),
        (b'[{"item": 1}', "NOT_JSON this is not JSON: expecting ',' delimiter, line 1"),
        (b'{"rows": []}', 'NOT_ROWS JSON with answers is a list of rows such as {"respondent": "r1", …}: this is something else'),
        (b"[1]", "answers:1: NOT_ROWS"),
        (b'[{}, {"note": ["a"]}]', "answers:2: NOT_ROWS"),
        (b'[{"item": "a", "item": "b"}]', "REPEATED_COLUMN the column 'item' stands twice"),
        (b"[" * 200_000, "NOT_JSON this is not JSON: it is nested too deeply"),
        (b"[" + b"9" * 10_000 + b"]", "NOT_JSON this is not JSON"),
        (b"a," * 200, "TOO_MANY_COLUMNS 200 columns, where an answers file has five"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(content: bytes, message: str) -> None:
    (line,) = told(content)
    assert message in line


def random_bytes() -> bytes:
    return random.Random(2).randbytes(10_000_000)


def one_long_line() -> bytes:
    return b"x" * 10_000_000


def many_commas() -> bytes:
    return b"," * 9_999_999 + b"x"


def a_quotation_mark_never_closed() -> bytes:
    return b'respondent,note\nr1,"' + b"words and more words\n" * 500_000


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (random_bytes, "NOT_A_TABLE"),
        (one_long_line, "BROKEN_ROW this row cannot be read: a value has more than 100,000 characters"),
        (many_commas, "TOO_MANY_COLUMNS 10,000,000 columns"),
        (a_quotation_mark_never_closed, "BROKEN_ROW this row cannot be read: a value has more than 100,000 characters"),
    ],
)
def test_ten_megabytes_of_rubbish_give_one_clear_line(make: object, message: str) -> None:
    assert callable(make)
    (line,) = told(make())
    assert message in line


def test_a_file_larger_than_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_files, "MOST_BYTES", 10)
    path = tmp_path / "large.csv"
    path.write_bytes(b"x" * 11)
    with pytest.raises(ContentFaults, match=r"large\.csv: TOO_LARGE larger than 10 bytes"):
        read_answers(path)


def test_more_rows_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_files, "MOST_ROWS", 2)
    assert told(b"item\na\nb\nc\n") == ["answers:4: TOO_MANY_ROWS more than 2 rows: split the file"]
    assert told(b'[{"item":1},{"item":2},{"item":3}]') == ["answers: TOO_MANY_ROWS more than 2 rows: split the file"]


def test_a_file_that_is_not_there_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(ContentFaults, match=r"nothing\.csv: CANNOT_READ cannot be read: No such file or directory"):
        read_answers(tmp_path / "nothing.csv")
    with pytest.raises(ContentFaults, match="CANNOT_READ cannot be read: Is a directory"):
        read_answers(tmp_path)


def test_json_is_a_list_of_rows_numbered_from_one() -> None:
    rows: list[dict[str, object]] = [{"respondent": 1, "item": "breaks", "answer": None}, {"respondent": "ä", "note": ""}]
    for text in (json.dumps(rows), "\ufeff" + json.dumps(rows, ensure_ascii=False, indent="\t")):
        assert parse_answers(text.encode()) == AnswerRows("answers", None, rows, 1)


def test_a_spreadsheet_is_read_with_numbers_and_dates_as_typed() -> None:
    row = (7.0, "leader", "breaks", datetime.datetime(2026, 5, 3), datetime.datetime(2026, 5, 3, 9, 30))
    read = parse_answers(workbook([HEADER, row, (), (8.5, "leader", True)]))
    assert (read.header, read.first_row) == (HEADER, 2)
    assert [tuple(one.values()) for one in read.rows] == [
        (7, "leader", "breaks", "2026-05-03", "2026-05-03 09:30"),
        (),
        (8.5, "leader", "yes"),
    ]


def test_the_sheet_that_names_the_columns_is_read() -> None:
    assert parse_answers(workbook([HEADER, ROW], before=[["About this file"]])).rows == READ
    assert parse_answers(workbook([["More"]], before=[["About this file"]])).header == ("About this file",)


def test_formulas_with_an_error_or_without_a_result_are_told_with_their_row() -> None:
    content = workbook([HEADER, ("r1", "leader", "#N/A", "start"), ("r2", "leader", "=A1", "start")])
    assert told(content) == [
        "answers:2: CELL_ERROR '#N/A' is not text: write the words themselves",
        "answers:3: CELL_ERROR '=A1' is not text: write the words themselves",
    ]


def test_macros_are_refused() -> None:
    assert told(with_part(workbook([HEADER, ROW]), "xl/vbaProject.bin", b"x")) == [
        "answers: MACROS the spreadsheet carries macros: save it as .xlsx without them"
    ]


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    (line,) = told(with_part(workbook([HEADER, ROW]), "xl/media/image.png", b"\0" * 70_000_000))
    assert line.startswith("answers: TOO_MUCH too large for a spreadsheet of answers")


def test_a_broken_spreadsheet_is_told_to_be_damaged() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as parts:
        parts.writestr("xl/workbook.xml", "<workbook")
    assert told(buffer.getvalue()) == [
        "answers: NOT_SPREADSHEET this is not an .xlsx spreadsheet: "
        "it is damaged; open it, look whether all is there, save it again"
    ]  # fmt: skip


@pytest.mark.parametrize("claimed", [b"A1:XFD1048576", b"A1"])
def test_a_sheet_has_the_rows_that_stand_in_it_whatever_size_it_claims(claimed: bytes) -> None:
    content = workbook([HEADER, ROW])
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry).replace(b'ref="A1:E2"', b'ref="' + claimed + b'"'))
    assert claimed in zipfile.ZipFile(buffer).read("xl/worksheets/sheet1.xml")
    assert parse_answers(buffer.getvalue()).rows == READ
