# SPDX-License-Identifier: MIT
"""Custom publications: documents that subscribers are kept informed of."""
