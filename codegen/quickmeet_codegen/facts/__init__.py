# SPDX-License-Identifier: MIT
"""Upstream's description of its API, compared with the schema.

Facts are read from published TypeScript declarations or OpenAPI files, compared with
those of an earlier release and with the schema: what is new, changed or removed.
"""
