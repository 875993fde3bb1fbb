# SPDX-License-Identifier: MIT
"""Shared parts of the tests of several packages."""
