# SPDX-License-Identifier: MIT
"""The site's search lists callables before their parts."""

from docs.building.search import Entry, ranked

_LABEL = " <small><code>async</code></small>"


def entry(location: str, title: str, text: str = "") -> Entry:
    return Entry(location, 3, title, text, ["Reference"], [])


def test_a_method_is_found_by_its_call_and_by_its_name_on_the_wire() -> None:
    place = "reference/messages/#quickmeet.messages.Messages.send"
    text = "<p>Send a message.</p> <p>Wire name <code>sendMessage</code>; all.</p>"
    [found] = ranked([entry(place, f"send {_LABEL}", text)])
    assert found.title == "client.messages.send (sendMessage)"
    assert (found.location, found.text) == (place, text)
    place = "reference/users/#quickmeet.users.Users.info"
    [found] = ranked([entry(place, f"info {_LABEL}")])
    assert found.title == "client.users.info"


def test_a_field_is_found_with_its_type() -> None:
    place = "reference/rooms/#quickmeet.types.rooms.Room"
    field = " <small><code>instance-attribute</code></small>"
    found = ranked(
        [
            entry(place, "Room", "<p>A room.</p>"),
            entry(f"{place}.is_read_only", f"is_read_only{field}", "<p>Quiet.</p>"),
            entry(f"{place}.topic", f"topic{field}"),
        ]
    )
    [room] = found
    assert (room.title, room.location) == ("Room", place)
    assert room.text.startswith("<p>A room.</p>")
    assert "is_read_only" in room.text
    assert "Quiet." in room.text
    assert "topic" in room.text


def test_guides_come_before_methods_and_methods_before_the_rest() -> None:
    guide = entry("tasks/files/", "Files")
    method = entry("reference/files/#quickmeet.files.Files.upload", "upload")
    kind = entry("reference/files/#quickmeet.types.files.UploadedFile", "UploadedFile")
    value = entry("api/values/#quickmeet.UNSET", "UNSET")
    near = entry("reference/files/#quickmeet.files.Files.save", "save")
    found = ranked([kind, value, method, near, guide])
    assert found == [guide, near, method, kind, value]
