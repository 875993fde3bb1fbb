# SPDX-License-Identifier: MIT
"""Workers: from the stream to a handler."""
