"""How the tables came to be, one file a step, and the names of the steps.

The names stand here as well as in the files so that opening a database need not import alembic;
a test holds the two together. A step that rebuilds the table of events on SQLite must make its two triggers again.
"""

#: Every revision of the tables, oldest first.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012")
#: The revision of this program.
HEAD = REVISIONS[-1]
