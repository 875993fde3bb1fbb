# SPDX-License-Identifier: MIT
"""The server side: typed arguments in, results and documents out."""
