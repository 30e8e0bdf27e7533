"""What the tool says in the terminal when it runs for a room: the facilitator's link, and where phones find it."""

import socket
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import streamlit as st

from roadmap.access.models import EVERYTHING, Role
from roadmap.ui import doors
from roadmap.ui.storage import store
from roadmap.ui.words import say

#: A room is over after this at the latest.
LASTS = timedelta(hours=12)
ONLY_HERE = ("127.0.0.1", "localhost", "::1")
#: What the setting `server.address` says where every network is listened to.
EVERYWHERE = ("", "0.0.0.0", "::")
#: An address that leads nowhere (RFC 5737): asking the system which way it would go sends nothing.
NOWHERE = ("192.0.2.1", 9)


def begin() -> None:
    """Make a facilitator's link that opens once, and print it for the person at the keyboard; it goes into no file."""
    token = store().make_link(Role.FACILITATOR, EVERYTHING, datetime.now(UTC) + LASTS, once=True).token
    bound = str(st.get_option("server.address") or "")
    lines = words(token, bound, int(st.get_option("server.port")), network_address())
    sys.stdout.write("\n".join(("", *lines, "")))
    sys.stdout.flush()


def words(token: str, bound: str, port: int, network: str | None) -> Sequence[str]:
    """The lines: by which link the facilitator comes in, and whether phones can."""
    anywhere = bound in EVERYWHERE
    mine = doors.address(token, f"http://{ONLY_HERE[0] if anywhere else _in_an_address(bound)}:{port}/")
    said = [say("room.facilitator", link=mine)]
    if bound in ONLY_HERE:
        return [*said, say("room.only_here")]
    reached = network if anywhere else bound
    if reached is None:
        return [*said, say("room.no_network")]
    return [*said, say("room.phones", address=f"http://{_in_an_address(reached)}:{port}/"), say("room.kept_out")]


def seen_by_phones(netloc: str) -> str:
    """Host and port as phones in the room reach them: whoever runs the room may have opened the tool at this computer's own name.

    Unchanged where that is known already, or where this computer is in no network.
    """
    host, port = urlsplit(f"//{netloc}").hostname, urlsplit(f"//{netloc}").port
    network = network_address() if host in ONLY_HERE else None
    return netloc if network is None else f"{network}:{port}" if port else network


def _in_an_address(host: str) -> str:
    """A host as it stands in an address: one of IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


def network_address() -> str | None:
    """This computer's address in the network it is in, None where it is in none."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            asked.connect(NOWHERE)
            found = str(asked.getsockname()[0])
    except OSError:
        return None
    return None if found in ONLY_HERE or found == "0.0.0.0" else found
