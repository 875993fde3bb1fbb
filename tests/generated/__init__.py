# SPDX-License-Identifier: MIT
"""Tests of the package that the generator made."""
