# SPDX-License-Identifier: MIT
"""Clients for programs without an event loop of their own.

The session is the one that coroutines use. It runs in a thread beside the program, or,
over HTTP alone, in the calling thread while a call lasts.
"""
