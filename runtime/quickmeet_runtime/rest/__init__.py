# SPDX-License-Identifier: MIT
"""The REST side of a server: what replaces methods, and logging in by it.

`mapping` turns parameters into a request and a body into the result that DDP would
have given, `answer` a response into a body or a refusal; neither does I/O. `pool` is
the only module that knows `httpx2`, and imports it when the first request is sent.
"""
