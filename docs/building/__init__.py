# SPDX-License-Identifier: MIT
"""The built site: examples and signatures, inventory, search, releases."""
