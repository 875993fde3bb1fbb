# SPDX-License-Identifier: MIT
"""Written pages have what they are written from."""
