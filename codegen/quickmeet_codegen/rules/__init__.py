# SPDX-License-Identifier: MIT
"""The rules of the linter, one module for each subject."""
