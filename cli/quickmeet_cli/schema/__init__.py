# SPDX-License-Identifier: MIT
"""Commands that read the schema: make, check, compare, export and look up."""
