# SPDX-License-Identifier: MIT
"""The generator: from a schema to a typed client.

Others call `quickmeet_codegen.api`: ``generate`` and ``lint`` answer with values,
and what an author did wrong is a `Finding` in them, never a traceback.
"""
