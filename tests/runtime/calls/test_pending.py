# SPDX-License-Identifier: MIT
"""The registry of calls keeps nothing of calls that are over."""

from math import inf

from quickmeet_runtime.calls.pending import Calls
from quickmeet_runtime.concurrency.waiters import waiter_factory
from quickmeet_runtime.observability.masking import Masker
from quickmeet_runtime.observability.statistics import Statistics
from quickmeet_runtime.protocol.events import CallAnswered


def registry() -> Calls:
    return Calls(waiter_factory(), 30.0, Statistics(), Masker())


async def test_a_call_with_a_deadline_of_its_own_is_forgotten_whole() -> None:
    calls = registry()
    hurried = calls.begin("m", (), 0.0, deadline=5.0)
    assert calls.next_deadline() == 5.0
    calls.answered(CallAnswered(hurried.id))
    calls.forget(hurried)

    assert calls.next_deadline() == inf
    calls.begin("n", (), 1.0)
    assert calls.next_deadline() == 31.0


async def test_a_message_without_an_id_of_ours_is_not_sent_again() -> None:
    """Nothing could say whether the first one was stored."""
    calls = registry()
    for params, is_safe in [
        (({"rid": "r", "msg": "x"},), False),
        (({"_id": "m1", "rid": "r", "msg": "x"},), True),
    ]:
        call = calls.begin("sendMessage", params, 0.0, is_repeatable=True)
        call.is_sent = True
        call.times_sent = 1
        assert call.may_be_repeated is is_safe
