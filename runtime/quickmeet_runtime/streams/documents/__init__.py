# SPDX-License-Identifier: MIT
"""Documents that the server pushes: collections, and live views of them."""
