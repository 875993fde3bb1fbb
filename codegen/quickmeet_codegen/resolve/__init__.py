# SPDX-License-Identifier: MIT
"""A schema without flaws to the IR."""
