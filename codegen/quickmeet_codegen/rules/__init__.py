# SPDX-License-Identifier: MIT
"""The rules of the schema language as data: what each says, with examples."""
