# SPDX-License-Identifier: MIT
"""A program without an event loop that sends ten messages and prints its cost.

Usage: ``python blocking.py connect|connect_http|rocketchat_API URL CALLS``. What is
measured begins with the first import that is not the interpreter's own.
"""

import json
import sys
import time
from collections.abc import Callable
from statistics import median

from meter import Meter, cpu_seconds

# Imports are what is measured here.
# ruff: noqa: PLC0415

FIGURES: dict[str, float] = {}
Say = Callable[[str], str]


def timed(say: Say, calls: int) -> None:
    """Send a number of messages, and wait until all have returned."""
    seconds: list[float] = []
    for number in range(calls):
        began = time.perf_counter()
        said = say(f"message {number}")
        seconds.append(time.perf_counter() - began)
        if said != f"message {number}":
            raise SystemExit(f"sent message {number}, got {said!r}")
    FIGURES["calls"] = sum(seconds)
    FIGURES["call"] = median(seconds)


def quickmeet(how: str, url: str, calls: int, watch: Meter) -> None:
    """Import quickmeet.sync, log in and send."""
    import quickmeet
    import quickmeet.sync

    login = quickmeet.Password("him", "secret")
    connect = getattr(quickmeet.sync, how)
    FIGURES["import_cpu"] = watch.stop()["cpu"]
    with connect(url, login) as client:
        timed(lambda text: client.messages.send("GENERAL", text).text, calls)


def rocketchat_api(url: str, calls: int, watch: Meter) -> None:
    """Import rocketchat_API, log in and send."""
    from rocketchat_API.rocketchat import RocketChat

    FIGURES["import_cpu"] = watch.stop()["cpu"]
    client = RocketChat("him", "secret", server_url=url)

    def say(text: str) -> str:
        answer = client.chat_post_message(text, room_id="GENERAL")
        return str(answer["message"]["msg"])

    timed(say, calls)


def main() -> None:
    """Read the command line, run and print the figures."""
    how, url, calls = sys.argv[1:]
    watch = Meter()
    watch.start()
    if how == "rocketchat_API":
        rocketchat_api(url, int(calls), watch)
    else:
        quickmeet(how, url, int(calls), watch)
    print(json.dumps(FIGURES | watch.stop() | {"process_cpu": cpu_seconds()}))  # noqa: T201  # the result


if __name__ == "__main__":
    main()
