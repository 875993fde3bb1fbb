# SPDX-License-Identifier: MIT
"""The generator: from a schema to a typed client.

The public functions are in `quickmeet_codegen.api`: ``generate`` and ``lint`` return
results, and errors of an author are `Finding` objects in them, never a traceback.
"""
