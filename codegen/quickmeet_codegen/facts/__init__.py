# SPDX-License-Identifier: MIT
"""What a server's publishers say of its API, held against the schema.

Facts are read from published TypeScript declarations or OpenAPI files, compared with
those of an earlier release and with the schema: what is new, what changed, what went.
"""
