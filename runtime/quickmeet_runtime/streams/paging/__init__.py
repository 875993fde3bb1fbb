# SPDX-License-Identifier: MIT
"""Reading back and listing, page by page."""
