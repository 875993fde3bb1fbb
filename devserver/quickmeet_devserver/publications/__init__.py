# SPDX-License-Identifier: MIT
"""Publications of an API of one's own: documents that subscribers are kept told of."""
