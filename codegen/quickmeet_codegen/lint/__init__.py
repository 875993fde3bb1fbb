# SPDX-License-Identifier: MIT
"""The rules of the schema language, one module for each subject."""
