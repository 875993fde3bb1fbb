# SPDX-License-Identifier: MIT
"""The REST side of a server: what replaces methods, and logging in by it.

`replacement` is what generated constants are made of. `request` and `answer` turn
parameters into a request and a response into the result that DDP would have
given; neither does I/O. `pool` is the only module that knows `httpx2`, and
imports it when the first request is sent.
"""
