"""Fixtures that several folders of tests share: a small framework, and fresh databases of both kinds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from roadmap.content.models import Framework
from roadmap.store import Store
from tests.databases import PostgresqlServer, copied_sqlite, running_server
from tests.examples import small_framework

# The machines are shared: a slow moment is no fault, and a run that failed can be run again as it was.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

BOTH_DATABASES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))


@pytest.fixture(scope="session")
def framework() -> Framework:
    """A framework of one progress domain and one of readiness, with two perspectives."""
    return small_framework()


@pytest.fixture(scope="session")
def postgresql_server(testrun_uid: str, worker_id: str) -> Iterator[PostgresqlServer]:
    """A real PostgreSQL server, shared by all workers of a run."""
    with running_server(testrun_uid, worker_id) as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with its tables and nothing in them."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    Store.open(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def postgresql_url(postgresql_server: PostgresqlServer) -> Iterator[str]:
    """The address of a fresh PostgreSQL database with its tables and nothing in them."""
    with postgresql_server.fresh(migrated=True) as url:
        yield url


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a fresh SQLite database with its tables and nothing in them."""
    return copied_sqlite(sqlite_template, tmp_path / "self-assessment.db")


@pytest.fixture(params=BOTH_DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database, with the tables: each test runs on both kinds."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(params=BOTH_DATABASES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any tables: each test runs on both kinds."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server: PostgresqlServer = request.getfixturevalue("postgresql_server")
    with server.fresh(migrated=False) as url:
        yield url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An open store on a fresh database: each test runs on both kinds."""
    opened = Store.open(database_url)
    yield opened
    opened.close()
