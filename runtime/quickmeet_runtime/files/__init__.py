# SPDX-License-Identifier: MIT
"""Files of messages: sent and fetched in pieces, whatever their size."""
