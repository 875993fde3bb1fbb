# SPDX-License-Identifier: MIT
"""The picture has what the table has."""

from xml.etree import ElementTree as ET

from docs.written.states import state_diagram
from quickmeet_runtime.protocol.table import TRANSITIONS, ConnectionState


def test_every_state_and_every_frame_of_the_table_is_drawn() -> None:
    root = ET.fromstring(state_diagram())  # noqa: S314  # our own
    texts = [element.text or "" for element in root.findall(".//{*}text")]
    drawn = {part.strip() for text in texts for part in text.split(",")}
    for (state, frame), target in TRANSITIONS.items():
        assert {state.name, frame, target.name} <= drawn


def test_a_way_over_others_is_drawn_above_them() -> None:
    new, refused = ConnectionState.NEW, ConnectionState.REFUSED
    connecting = ConnectionState.CONNECTING
    table = {(new, "x"): refused, (new, "y"): connecting, (connecting, "z"): connecting}
    assert "V24 H" in state_diagram(table)
    assert "V24 H" not in state_diagram({(new, "y"): connecting})
