"""What a browser keeps and where the server connects to: as the governance pack says."""

import http.client
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.journeys.conftest import begun
from tests.journeys.servers import ROOT, Server, running
from tests.journeys.visitor import Visitor
from tests.test_governance import first_cells

pytestmark = pytest.mark.browser
WATCHING = Path(__file__).parent / "watching"
PAGES = ("", "questions", "topic-leadership", "check", "results", "ladder", "plan", "files", "governance", "privacy")
#: This computer, by its numbers and names; a path is a socket of its own.
HERE = re.compile(r"'(127\.\d+\.\d+\.\d+|::1|localhost|/[^']*)'|None|b''")


def test_the_cookies_listed_are_those_a_browser_holds(context: BrowserContext, server: Server) -> None:
    made = begun(server.database_url)
    visitor = Visitor(context.new_page(), server.address)
    for path in ("", "questions", "results", "privacy"):
        visitor.open(f"{path}?a={made.id}")
    stored = visitor.page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    named = {re.sub(r"^(stActiveTheme-).*(-v2)$", r"\1…\2", name) for name in stored}
    held = {cookie["name"] for cookie in context.cookies()} | named
    assert held <= set(first_cells("security", "Cookies and what a browser keeps"))
    assert "_streamlit_xsrf" in held


def test_the_server_connects_to_nothing_but_this_computer(browser: Browser, sqlite_url: str, tmp_path: Path) -> None:
    written = tmp_path / "connections"
    with running(sqlite_url, {"PYTHONPATH": str(WATCHING), "CONNECTIONS": str(written)}) as server:
        made = begun(server.database_url)
        context = browser.new_context()
        visitor = Visitor(context.new_page(), server.address)
        for path in PAGES:
            visitor.open(f"{path}?a={made.id}")
        visitor.open(f"governance?a={made.id}")
        with visitor.page.expect_download() as saved:
            visitor.press("Word")
        assert saved.value.suggested_filename.endswith(".docx")
        context.close()
    found = written.read_text(encoding="utf-8").splitlines() if written.exists() else []
    assert [line for line in found if not HERE.search(line)] == []


def test_a_call_from_another_origin_makes_the_server_ask_nobody(sqlite_url: str, tmp_path: Path) -> None:
    written = tmp_path / "connections"
    with running(sqlite_url, {"PYTHONPATH": str(WATCHING), "CONNECTIONS": str(written)}) as server:
        for path, headers in (
            ("_stcore/health", {}),
            ("_stcore/stream", {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}),
        ):
            asked = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
            sent = {"Origin": "https://elsewhere.example", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", **headers}
            asked.request("GET", f"/{path}", headers=sent)
            assert asked.getresponse().status in (200, 403)
            asked.close()
    found = written.read_text(encoding="utf-8").splitlines() if written.exists() else []
    assert [line for line in found if not HERE.search(line)] == []


def test_no_start_asks_for_the_outer_address() -> None:
    """Streamlit asks for it where every network is listened to and `browser.serverAddress` is not set."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"]["serverAddress"] == settings["server"]["address"] == "127.0.0.1"


def test_the_watch_sees_a_connection(tmp_path: Path) -> None:
    written = tmp_path / "connections"
    tries = "import socket; s = socket.socket(); s.setblocking(False); s.connect_ex(('192.0.2.1', 9))"
    environment = os.environ | {"PYTHONPATH": str(WATCHING), "CONNECTIONS": str(written)}
    subprocess.run([sys.executable, "-c", tries], env=environment, check=True)
    assert [line for line in written.read_text(encoding="utf-8").splitlines() if not HERE.search(line)]
