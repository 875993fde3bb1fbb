# SPDX-License-Identifier: MIT
"""Ids that clients choose."""

import os
from collections import Counter

import pytest

from quickmeet_runtime.model.operations.parameters import client_id


def test_an_id_that_was_given_is_the_id() -> None:
    assert client_id("mine") == "mine"


def test_ids_that_are_made_have_the_length_and_the_letters_of_the_servers() -> None:
    made = [client_id() for _ in range(1000)]

    assert len(set(made)) == 1000
    assert {len(one) for one in made} == {17}
    letters = Counter("".join(made))
    assert len(letters) == 55  # without 0 and O, 1, I and l, U and V
    assert min(letters.values()) > 170  # 309 on average, 17.4 of deviation


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_child_process_makes_other_ids_than_its_parent() -> None:
    client_id()  # some are made ahead
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.write(writing, " ".join(client_id() for _ in range(100)).encode())
        os._exit(0)
    os.waitpid(child, 0)
    theirs = os.read(reading, 10_000).decode().split()
    os.close(reading)
    os.close(writing)

    assert len(theirs) == 100
    assert not {client_id() for _ in range(300)} & set(theirs)
