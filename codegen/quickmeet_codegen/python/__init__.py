# SPDX-License-Identifier: MIT
"""How texts of a schema appear in Python: names, literals, docstrings."""
