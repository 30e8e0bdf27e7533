"""The catalogue of faults of a file of rows that keep it from being read at all; faults in its answers have their own."""

from roadmap.content.catalogue import Catalogue


class RowCode(Catalogue):
    """One kind of fault."""

    NOT_A_TABLE = (
        "NOT_A_TABLE", "The file is neither text nor a spreadsheet nor JSON.",
        "this is no table of answers: {detail}. Save the answers as CSV (UTF-8), .xlsx or JSON",
    )  # fmt: skip
    NOT_JSON = (
        "NOT_JSON", "The file is named as JSON, or begins as such, and is none.",
        "this is not JSON: {detail}",
    )  # fmt: skip
    NOT_ROWS = (
        "NOT_ROWS", "The JSON is not a list of rows, each with a value for each column.",
        "JSON with answers is a list of rows such as {{\"respondent\": \"r1\", …}}: {detail}",
    )  # fmt: skip
    BROKEN_ROW = (
        "BROKEN_ROW", "A row of a CSV file cannot be read.",
        "this row cannot be read: {detail}",
    )  # fmt: skip
    LONG_ROW = (
        "LONG_ROW", "A row has values to the right of the last named column.",
        "this row has more values than there are columns, first {found}: put quotation marks around a text that holds a comma",
    )  # fmt: skip
    TOO_MANY_COLUMNS = (
        "TOO_MANY_COLUMNS", "The first row has far more columns than an answers file.",
        "{detail} columns, where an answers file has five: look whether this is the right file",
    )  # fmt: skip
    TOO_MANY_ROWS = (
        "TOO_MANY_ROWS", "The file has more rows than are read at once.",
        "more than {detail} rows: split the file",
    )  # fmt: skip
