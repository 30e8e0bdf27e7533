"""The lock of a file: one at a time, let go of at the end, and said in words where it lasts too long."""

import subprocess
import sys
from pathlib import Path

import pytest

from roadmap.store import Store, StoreProblem, migrating
from roadmap.store.locking import file_lock

HOLDER = """
import sys, time
from pathlib import Path
from roadmap.store.locking import file_lock
with file_lock(Path(sys.argv[1]), 5):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_holder_waits_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    with file_lock(path, 1):
        with pytest.raises(StoreProblem, match="Another program is using the database") as problem, file_lock(path, 0.1):
            pass
        assert problem.value.where == str(path)
    with file_lock(path, 0):
        pass


def test_a_killed_holder_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    root = Path(__file__).parents[2]
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True, cwd=root, env={"PYTHONPATH": str(root)}
    )
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(StoreProblem), file_lock(path, 0.1):
        pass
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with file_lock(path, 1):
        pass


def test_tables_are_not_made_while_another_process_makes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrating, "MIGRATION_SECONDS", 0.1)
    file = tmp_path / "new.db"
    with file_lock(tmp_path / "new.db.lock", 1), pytest.raises(StoreProblem, match="Another program is using the database"):
        Store.open(f"sqlite:///{file}")
    Store.open(f"sqlite:///{file}").close()
