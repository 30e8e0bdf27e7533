"""Phones without a browser: each opens a link, keeps its cookie, and speaks Streamlit's own protocol over a web socket.

A run begins with a message sent and ends with the server's word that the script has finished; an answer is
acknowledged when the line that says so has come with it.
"""

import asyncio
import http.client
import time
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

#: Nothing here waits longer, in seconds.
LONGEST = 60


class Phone:
    """One session: what stands on its page, and the state of its widgets."""

    def __init__(self, socket: Any, query: str = "", page: str = "") -> None:
        self.socket, self.query, self.page = socket, query, page
        self.elements: dict[str, Any] = {}
        self.states: dict[str, WidgetState] = {}
        self.texts: list[str] = []
        self.hash = ""

    async def run(self, trigger: WidgetState | None = None, fragment: str = "") -> float:
        """Send what changed and read until the run has finished; the seconds it took."""
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = self.page
        message.rerun_script.page_script_hash = self.hash
        message.rerun_script.fragment_id = fragment
        message.rerun_script.widget_states.widgets.extend(self.states.values())
        if trigger is not None:
            message.rerun_script.widget_states.widgets.append(trigger)
        self.texts = []
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        await self._until_finished()
        return time.perf_counter() - started

    async def _until_finished(self) -> None:
        while True:
            message = ForwardMsg.FromString(await asyncio.wait_for(self.socket.recv(), LONGEST))
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self.hash = message.navigation.page_script_hash
            elif kind == "delta":
                self._see(message.delta)
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return

    def _see(self, delta: Any) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "markdown":
            self.texts.append(element.markdown.body)
        elif kind == "heading":
            self.texts.append(element.heading.body)
        elif kind in ("radio", "button"):
            found = getattr(element, kind)
            self.elements[f"{kind} {found.label}" if kind == "button" else "radio"] = found

    async def choose(self, option: int) -> float:
        """Choose an option of the question, counted from 0."""
        radio = self.elements["radio"]
        self.states[radio.id] = WidgetState(id=radio.id, string_value=radio.options[option])
        return await self.run()

    async def press(self, label: str) -> float:
        """Press the button of this name; the state of the page that goes is forgotten."""
        button = self.elements[f"button {label}"]
        seconds = await self.run(WidgetState(id=button.id, trigger_value=True))
        held = {self.elements["radio"].id} if "radio" in self.elements else set()
        self.states = {name: state for name, state in self.states.items() if name in held}
        return seconds


async def connect(address: str, cookie: str = "") -> Any:
    """A web socket to the server, as a browser opens it from the server's own pages."""
    headers = {"Cookie": cookie} if cookie else {}
    return await websockets.connect(
        address.replace("http", "ws", 1) + "_stcore/stream",
        additional_headers=headers,
        origin=websockets.Origin(address.rstrip("/")),
        subprotocols=[websockets.Subprotocol("streamlit")],
        max_size=None,
        open_timeout=LONGEST,
    )


def open_link(address: str, token: str) -> str:
    """Open a link as a browser does; the cookie it is given."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=LONGEST)
    connection.request("GET", f"/j/{token}")
    answer = connection.getresponse()
    assert answer.status == 303, answer.status
    cookies = SimpleCookie(answer.headers["Set-Cookie"])
    connection.close()
    return "; ".join(f"{name}={one.value}" for name, one in cookies.items())
