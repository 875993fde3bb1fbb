# SPDX-License-Identifier: MIT
"""Pages that follow from code and schema: written before the site is built."""
