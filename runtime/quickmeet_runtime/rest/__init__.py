# SPDX-License-Identifier: MIT
"""The REST API of a server: replacements of methods, and login.

`mapping` turns parameters into a request and a body into the result that DDP would
have given, `answer` a response into a body or a refusal; neither does I/O. Only `pool`
uses `httpx2`, and imports it when the first request is sent.
"""
