"""Servers on loopback for journeys in a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


def chromium() -> str | None:
    """The distribution's Chromium, or None where there is none."""
    return (
        os.environ.get("CHROMIUM")
        or shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Server:
    """The app as `streamlit run app.py` starts it, on a port and a database of its own."""

    def __init__(
        self,
        database_url: str,
        port: int | None = None,
        environment: Mapping[str, str] | None = None,
        log: Path | None = None,
    ) -> None:
        self.database_url, self.port = database_url, port or free_port()
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={self.port}"]
        settings = os.environ | {"ROADMAP_DATABASE_URL": database_url} | (environment or {})
        with (log or Path(os.devnull)).open("ab") as said:
            self.process = subprocess.Popen(command, cwd=ROOT, env=settings, stdout=said, stderr=said)
        self._wait()

    @property
    def address(self) -> str:
        """Where it answers, with a slash at the end."""
        return f"http://127.0.0.1:{self.port}/"

    def _wait(self) -> None:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.address}_stcore/health", timeout=1):
                    return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError("the server did not start")

    def kill(self) -> None:
        """End it without a chance to tidy up."""
        self.process.kill()
        self.process.wait(timeout=20)

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(timeout=20)


@contextmanager
def running(database_url: str, environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A server for the block."""
    server = Server(database_url, environment=environment)
    try:
        yield server
    finally:
        server.stop()
