# SPDX-License-Identifier: MIT
"""The documentation: what makes its generated pages, and the tests of its examples."""
