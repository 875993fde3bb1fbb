# SPDX-License-Identifier: MIT
"""Drafts of schema files from facts about the server's API.

``python -m tools.drafts FACTS_DIR SCHEMA_DIR`` adds what the schema
lacks, marked as drafts, and renews facts such as versions; what a person wrote
(names, summaries, descriptions, types) stays as it is.
"""
