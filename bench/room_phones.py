"""Phones of a room without a browser: each joins by the code, listens, and sends until it hears that its vote is on disk."""

import asyncio
import json
import time
from contextlib import suppress
from urllib.parse import urlencode, urlsplit


async def request(address: str, method: str, path: str, cookie: str = "", body: str = "") -> tuple[int, dict[str, str], bytes]:
    """One request on a connection of its own: status, headers and body."""
    host = urlsplit(address).netloc
    reader, writer = await asyncio.open_connection(*host.split(":"))
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nAccept: application/json\r\nConnection: close\r\n"
    )
    head += f"Cookie: {cookie}\r\n" if cookie else ""
    head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n" if body else ""
    writer.write((head + "\r\n" + body).encode())
    try:
        answer = await reader.read()
    finally:
        writer.close()
    if not answer:
        raise ConnectionResetError
    top, _, rest = answer.partition(b"\r\n\r\n")
    status, *lines = top.decode().split("\r\n")
    headers = dict(line.lower().split(": ", 1) if ": " in line else (line, "") for line in lines)
    headers |= {"set-cookie": next((line.split(": ", 1)[1] for line in lines if line.lower().startswith("set-cookie")), "")}
    return int(status.split()[1]), headers, rest


class Listener:
    """Listens to one stream for ever, comes back after a loss, and notes when each event came."""

    def __init__(self, address: str, path: str, cookie: str = "") -> None:
        self.address, self.path, self.cookie = address, path, cookie
        self.arrived: dict[int, float] = {}
        self.last = -1
        self.bytes = 0
        self.connected = asyncio.Event()

    async def listen(self) -> None:
        """Until it is cancelled."""
        while True:
            with suppress(OSError, asyncio.IncompleteReadError):
                await self._once()
            self.connected.clear()
            await asyncio.sleep(0.2)

    async def _once(self) -> None:
        host = urlsplit(self.address).netloc
        reader, writer = await asyncio.open_connection(*host.split(":"), limit=2**20)
        try:
            last = f"Last-Event-ID: {self.last}\r\n" if self.last >= 0 else ""
            cookie = f"Cookie: {self.cookie}\r\n" if self.cookie else ""
            writer.write(f"GET {self.path} HTTP/1.1\r\nHost: {host}\r\n{cookie}{last}\r\n".encode())
            while line := await reader.readline():
                if line.startswith(b"retry:"):
                    self.connected.set()
                elif line.startswith(b"data: "):
                    now = time.perf_counter()
                    self.bytes += len(line)
                    self.last = json.loads(line[6:])["rev"]
                    self.arrived.setdefault(self.last, now)
        finally:
            writer.close()


class RoomPhone(Listener):
    """A phone in a room."""

    def __init__(self, address: str, workshop: str) -> None:
        super().__init__(address, f"/live/{workshop}?as=phone")
        self.workshop = workshop
        self.waited = 0.0
        self.tries = 0

    async def join(self, code: str) -> None:
        """Join by the code, and keep the cookie."""
        status, headers, _ = await request(self.address, "GET", f"/join/{code}")
        assert status == 303, status
        self.cookie = headers["set-cookie"].split(";")[0]

    async def vote(self, ask: str, choice: str, turn: int, key: str, *, twice: bool) -> None:
        """Send a vote until it is acknowledged, with the same key each time; `twice` sends it once more after that."""
        body = urlencode({"ask": ask, "choice": choice, "turn": turn, "key": key})
        started = time.perf_counter()
        for _ in range(2 if twice else 1):
            while True:
                self.tries += 1
                try:
                    status, _, _ = await request(self.address, "POST", f"/live/{self.workshop}/vote", self.cookie, body)
                except OSError:
                    status = 0
                if status == 200:
                    break
                assert status in (0, 503), status
                await asyncio.sleep(0.3)
        self.waited = time.perf_counter() - started
