"""Writes down every address that a program connects to or asks the name of: for the test that nothing leaves the machine."""

import os
import sys


def _watch(event: str, details: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        told = details[1]
    elif event == "socket.getaddrinfo":
        told = details[0]
    else:
        return
    with open(os.environ["CONNECTIONS"], "a", encoding="utf-8") as kept:  # noqa: PTH123 - before anything is imported
        kept.write(f"{event} {told!r}\n")


sys.addaudithook(_watch)
