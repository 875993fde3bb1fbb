# SPDX-License-Identifier: MIT
"""Which way a call goes, and what of a session goes over HTTP beside DDP."""
