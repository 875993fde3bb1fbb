# SPDX-License-Identifier: MIT
"""Facts of the schema about operations, as constants of generated code."""
