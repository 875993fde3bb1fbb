# SPDX-License-Identifier: MIT
"""Credentials, login over DDP and REST, identity, stored tokens."""
